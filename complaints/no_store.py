"""What a page of complaints may never tell: not to a cache, a log, an error mail or the next page."""

from functools import wraps

from django.views.debug import SafeExceptionReporterFilter

from . import worker_memory

NO_STORE = "no-store, private"


class TellNothing(SafeExceptionReporterFilter):
    """Keeps every value that was typed or computed out of error reports."""

    def get_post_parameters(self, request):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []

    def get_safe_request_meta(self, request):
        return {}

    def get_safe_cookies(self, request):
        return {}

    def is_active(self, request):
        return True


def no_store(view):
    """Keep a view's pages out of caches, its errors free of content, and what it was sent out of lasting memory."""

    @wraps(view)
    def kept_out(request, *args, **kwargs):
        request.exception_reporter_filter = TellNothing()
        if request.method == "POST":
            worker_memory.hold()
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = NO_STORE
        return response

    return kept_out
