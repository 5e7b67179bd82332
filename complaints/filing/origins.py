"""Forms of reporters carry no cookie, so no CSRF cookie either: the browser says where they were sent from."""

from functools import wraps
from urllib.parse import urlsplit

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt


def is_own(request) -> bool:
    """Return whether a form was sent from a page of this site, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def own_origin(view):
    """Refuse, in plain Thai, what another site's page posts here. Replaces the CSRF cookie for reporters."""

    @csrf_exempt
    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.method == "POST" and not is_own(request):
            return render(request, "complaints/refused.html", status=403)
        return view(request, *args, **kwargs)

    return checked
