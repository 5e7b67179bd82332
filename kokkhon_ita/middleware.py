"""Middleware, one small idea each."""

import re

from django.middleware.gzip import GZipMiddleware

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class SecurityHeaders:
    """Sets the policy headers that Django has no setting for, unless the view chose its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class CompressForReaders(GZipMiddleware):
    """Compresses text on pages that hold no secret.

    Whoever can add text to a compressed page measures what stands beside it (BREACH), so everything that knows a
    cookie, hands one out with a form, or may not be stored (as whatever is around a complaint) stays as it is.
    """

    TEXT = re.compile(r"text/|image/svg\+xml|application/(json|x-ndjson|atom\+xml|xml)")

    def process_response(self, request, response):
        secret = request.COOKIES or response.cookies or "no-store" in response.get("Cache-Control", "")
        if secret or not self.TEXT.match(response.get("Content-Type", "")):
            return response
        return super().process_response(request, response)
