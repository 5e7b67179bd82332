"""What a page of complaints may never tell: not to a cache, a log, an error mail or the next page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.debug import SafeExceptionReporterFilter

from . import worker_memory

NO_STORE = "no-store, private"


class TellNothing(SafeExceptionReporterFilter):
    """Keeps every value that was typed or computed out of error reports."""

    def get_post_parameters(self, request: Any) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> Any:
        return []

    def get_safe_request_meta(self, request: Any) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: Any) -> dict[str, Any]:
        return {}

    def is_active(self, request: Any) -> bool:
        return True


def no_store(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Keep a view's pages out of caches, its errors free of content, and what it was sent out of lasting memory."""

    @wraps(view)
    def kept_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.exception_reporter_filter = TellNothing()
        if request.method == "POST":
            worker_memory.hold()
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = NO_STORE
        return response

    return kept_out
