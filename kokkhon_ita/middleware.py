"""Middleware, one small idea each."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.handlers.wsgi import LimitedStream
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, UnreadablePostError
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from common import permissions_policy
from common.uploads.whole import WholeBody

from .kept.encodings import allows
from .kept.middleware import TEXT

HEADERS = {
    permissions_policy.HEADER: permissions_policy.NOTHING,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class LetsGoOfTheDatabase:
    """Closes the connection to the database before a file is streamed: whoever fetches one slowly holds a thread alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.streaming and not connection.in_atomic_block:
            connection.close()
        return response


class SecurityHeaders:
    """Sets the policy headers that Django has no setting for, unless the view chose its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class OpenToOtherSites:
    """Lets the pages of any site read the data and descriptions that everybody may read here (CORS); no answer that sets a cookie."""

    DATA = (".json", ".jsonld", ".jsonl", ".csv")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_data = request.path.endswith(self.DATA) and not request.path.startswith(tuple(settings.VISITORS_STAFF_PATHS))
        if is_data and request.method in ("GET", "HEAD") and not response.cookies:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response


class CompressForReaders(GZipMiddleware):
    """Compresses text that kept.middleware has not finished already, on answers that hold no secret.

    Whoever can add text to a compressed page measures what stands beside it (BREACH), so everything that knows a
    cookie, hands one out with a form, or may not be stored (as whatever is around a complaint) stays as it is: but for
    what such a page shows before anything was sent to it, an empty form whose token is another every time. A part
    of a file stays too: its place is told in the bytes of the file as it lies.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        stays = self._knows_a_secret(request, response) or self._is_finished(request, response)
        if stays or response.has_header("Content-Range"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if not allows("gzip", request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        return super().process_response(request, response)

    @staticmethod
    def _knows_a_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
        answers_nothing = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
        is_kept_out = "no-store" in response.get("Cache-Control", "") and not answers_nothing
        return bool(request.COOKIES or response.cookies or is_kept_out)

    @staticmethod
    def _is_finished(request: HttpRequest, response: HttpResponseBase) -> bool:
        # WhiteNoise compresses its files itself.
        is_static = request.path_info.startswith(settings.STATIC_URL)
        is_text = TEXT.match(response.get("Content-Type", ""))
        return is_static or not is_text or getattr(response, "is_finished", False)


class WholeRequests:
    """Lets no view act on a part of what was sent, and says in Thai that nothing was kept.

    What arrived of the files is let go. A body that doesn't say how long it is can't be told whole, so it is refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
            return self._refuse(request, "no_length.html", 411)
        body = WholeBody(
            request._stream, cast(LimitedStream, request._stream).limit, request.META.get("CONTENT_TYPE", "")
        )
        vars(request)["_stream"] = body
        response = self.get_response(request)
        return self._cut(request) if body.is_cut else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Keep a sender's bad line out of our log of errors; __call__ answers."""
        return HttpResponse(status=400) if isinstance(exception, UnreadablePostError) else None

    def _cut(self, request: HttpRequest) -> HttpResponse:
        for handler in request.upload_handlers:
            handler.upload_interrupted()
        return self._refuse(request, "cut_short.html", 400)

    def _refuse(self, request: HttpRequest, page: str, status: int) -> HttpResponse:
        response = render(request, page, status=status)
        response.headers["Cache-Control"] = "no-store"
        return response


class MethodsOfPages:
    """Answers OPTIONS wherever a page is, and says in Thai that a page takes no such request (405).

    A view is asked about a method that no page takes as it is asked about OPTIONS: it acts on nothing, and nobody has to
    show a token first.
    """

    TAKEN = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        method = request.method
        if method not in self.TAKEN:
            request.method = "OPTIONS"
        response = self.get_response(request)
        is_refused = isinstance(response, HttpResponseNotAllowed) or (
            method not in self.TAKEN and response.status_code < 400
        )
        if not is_refused:
            return response
        told = {*response.headers.get("Allow", "GET, HEAD, POST").split(", "), "OPTIONS"}
        answer = HttpResponse(status=204) if method == "OPTIONS" else render(request, "405.html", status=405)
        answer.headers["Allow"] = ", ".join(one for one in self.TAKEN if one in told)
        return answer


class WholeAddresses:
    """Takes an empty `_to_field` out of an address of the admin, which would look for a field without a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(tuple(settings.VISITORS_STAFF_PATHS)) and request.GET.get(TO_FIELD_VAR) == "":
            asked = request.GET.copy()
            del asked[TO_FIELD_VAR]
            vars(request)["GET"] = asked
        return self.get_response(request)
