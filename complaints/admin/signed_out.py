"""What an officer sent after the session had ended comes back to be copied: nothing of it is stored, and nobody is let in."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.origins import is_own

from ..cases.reported import LABELS

WORDS = {**LABELS, "reason": "เหตุผล", "text": "ข้อความ"}


class _NoFiles(FileUploadHandler):
    """Lets every file pass by: what comes without a session is kept nowhere."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


def kept(request: HttpRequest) -> HttpResponse | None:
    """Return the page with the words that were sent from one of our own pages by nobody who is signed in; None where there are none."""
    if request.method != "POST" or request.user.is_authenticated or not is_own(request):
        return None
    if not hasattr(request, "_files"):
        request.upload_handlers = [_NoFiles(request)]
    typed = [(WORDS[name], request.POST[name]) for name in request.POST if name in WORDS and request.POST[name].strip()]
    context = {"typed": typed, "case": request.path.removesuffix("act/")}
    return render(request, "complaints/signed_out.html", context, status=401) if typed else None
