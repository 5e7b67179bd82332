"""The page of a request that failed: ours (500), or a store's that is away (503), which gives back what was sent.

Nothing of it asks a store. Pages about complaints have an answer of their own (complaints/carry_on.py).
"""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, server_error

from common.away import is_away
from common.origins import is_own
from common.sealed_pages import is_sealed

RETRY_AFTER = "30"
_SECRET = ("password", "passphrase")  # in a field's name: typed anew, never written into a page


def failed(request: HttpRequest) -> HttpResponse:
    """Return the page that answers the exception under way."""
    return _away(request) if is_away(sys.exc_info()[1]) else server_error(request)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a bad request (400), or of a session that could not be stored, which Django takes for one."""
    return _away(request) if is_away(exception) else bad_request(request, exception)


def _away(request: HttpRequest) -> HttpResponse:
    is_staff = request.path.startswith(tuple(settings.VISITORS_STAFF_PATHS))
    told = {"path": request.get_full_path(), "posted": request.method == "POST", "is_staff": is_staff}
    context = told | _sent(request)
    answer = HttpResponse(render_to_string("storage_away.html", context), status=503)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Retry-After"] = RETRY_AFTER
    return answer


def _sent(request: HttpRequest) -> dict:
    """Return the fields of a form that can be sent again as it was; nothing of one with secrets or with files."""
    readable = hasattr(request, "_post") or request.content_type == "application/x-www-form-urlencoded"
    if request.method != "POST" or not readable or is_sealed(request.path) or not is_own(request):
        return {}
    has_secret = any(word in name for name in request.POST for word in _SECRET)
    if has_secret or hasattr(request, "sensitive_post_parameters") or request.FILES:
        return {}
    return {"sent": [(name, value) for name, values in request.POST.lists() for value in values]}
