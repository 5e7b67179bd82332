"""Serves stored files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from . import ranges
from .models import StoredFile

INLINE = {"application/pdf", "image/png", "image/jpeg"}
YEAR = 365 * 24 * 60 * 60
# Nothing may run, load or frame. No "sandbox": with it Chrome does not open a PDF.
POLICY = "default-src 'none'; frame-ancestors 'none'"


@require_safe
def document(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """Serve the file with this SHA-256: to everybody once an edition shows it, to signed-in staff before that.

    Parts, conditions and HEAD are answered as RFC 9110 has them. A name that it does not bear leads to its first one.
    """
    file = _found(request, sha256, name)
    if name != file.name:
        return redirect(file)
    response = _answer(request, file)
    _protect(response, file, file.is_public)
    return response


def _found(request: HttpRequest, sha256: str, name: str) -> StoredFile:
    """Return the file of that name, else the first with these bytes, among those that whoever asks may have; else 404."""
    stored = list(StoredFile.objects.filter(sha256=sha256).order_by("pk"))
    files = [file for file in stored if file.is_public]
    if not any(file.name == name for file in files) and request.user.is_staff:
        files = stored
    if not files:
        raise Http404("ไม่มีไฟล์นี้ที่เผยแพร่")
    return next((file for file in files if file.name == name), files[0])


def _answer(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    etag = f'"{file.sha256}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    span = ranges.wanted(request, etag, file.size)
    if request.method == "HEAD" and file.is_there:
        return HttpResponse(headers={"Content-Length": str(file.size)})
    try:
        opened = file.open()
    except FileNotFoundError as missing:
        raise Http404("ไฟล์นี้หายไปจากที่เก็บ") from missing
    return FileResponse(opened) if span is None else ranges.part(opened, span, file.size)


def _protect(response: HttpResponseBase, file: StoredFile, is_public: bool) -> None:
    if response.status_code != 304:
        response.headers["Content-Type"] = file.content_type
        as_attachment = file.content_type not in INLINE
        response.headers["Content-Disposition"] = content_disposition_header(as_attachment, file.name) or ""
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = f'"{file.sha256}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = POLICY
    if is_public:
        patch_cache_control(response, public=True, immutable=True, max_age=YEAR)
    else:
        patch_cache_control(response, private=True, no_store=True)
