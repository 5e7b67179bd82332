"""What was sent to a page about complaints comes back although no page can be made: the database is away, or a fault is ours.

The answer stands alone: nothing of it asks the database, and its button sends everything again.
"""

import logging
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from common.away import is_away
from common.origins import is_own
from common.sealed_pages import is_sealed

from .cases.reported import LABELS
from .files.uploads import seal_uploads
from .filing.holding import ticket
from .forms.files import arrived, lost
from .no_store import NO_STORE
from .quiet_log import where

log = logging.getLogger("complaints")

# These have answers of their own.
ANSWERED = (Http404, PermissionDenied, SuspiciousOperation, BadRequest, UnreadablePostError, MultiPartParserError)
WORKING = {"action", "code"}  # the fields by which a form is known to be no sign-in
SECRETS = {"passphrase", "again", "again-passphrase"}
NOT_REPEATED = {"action", "held", "drop"}


class CarryOn:
    """Middleware: a form about complaints that failed is answered with all that it held."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page that carries on what was sent; None leaves the error to Django."""
        if request.method != "POST" or not is_sealed(request.path) or isinstance(exception, ANSWERED):
            return None
        if not is_own(request):
            return None
        log.error("a page about complaints failed: %s", where(sys.exc_info()))
        return _carried_on(request, 503 if is_away(exception) else 500)


def _carried_on(request: HttpRequest, status: int) -> HttpResponse:
    if not hasattr(request, "_files"):  # nobody has read the form yet
        seal_uploads(request)
    post = request.POST
    sent = [(name, value) for name, values in post.lists() for value in values if name not in NOT_REPEATED | SECRETS]
    is_work = WORKING & set(post) and "passphrase" not in post
    context = {
        "path": request.get_full_path(),
        "action": post.get("action", ""),
        "sent": sent if is_work else [],
        "words": [(LABELS[name], value) for name, value in sent if value and name in LABELS],
        "held": [(one, ticket(one)) for one in arrived(post, request.FILES)],
        "lost": lost(post),
    }
    answer = HttpResponse(render_to_string("complaints/carried_on.html", context), status=status)
    answer.headers["Cache-Control"] = NO_STORE
    return answer
