"""Counts each answered request and keeps a page that shows its reader's address out of shared caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control

from common.clients import NOBODY

from .recording.flusher import flusher
from .recording.recorder import recorder


class VisitorCounter:
    """Stands outside everything that makes pages and errors, so that it sees the final answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.META.get(NOBODY):
            recorder.note(request, response, at=timezone.now())
            flusher.wake()
        if getattr(request, "shows_its_address", False):
            patch_cache_control(response, private=True, no_cache=True)
        return response
