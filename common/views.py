"""Serves stored files."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .models import StoredFile

INLINE = {"application/pdf", "image/png", "image/jpeg"}


@require_safe
def document(request, sha256, name):
    """Serve the file with this SHA-256: to everybody once an edition shows it, to signed-in staff before that."""
    files = StoredFile.objects.all() if request.user.is_staff else StoredFile.objects.public()
    file = get_object_or_404(files, sha256=sha256)
    response = FileResponse(
        file.path.open("rb"), content_type=file.content_type, filename=file.name,
        as_attachment=file.content_type not in INLINE,
    )
    response.headers["ETag"] = f'"{file.sha256}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    if file.public_since:
        patch_cache_control(response, public=True, immutable=True, max_age=365 * 24 * 60 * 60)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
