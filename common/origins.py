"""Where a form was sent from, as the browser says: what stands in for a CSRF cookie where readers get none."""

from urllib.parse import urlsplit

from django.http import HttpRequest

OWN = {"same-origin", "none"}  # values of Sec-Fetch-Site; "none" is an address that the reader typed


def is_own(request: HttpRequest) -> bool:
    """Return whether a form was sent from a page of this site, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
