"""Wrong second factors count with wrong passwords: one throttle, the login's own."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpResponse


def is_locked(request, user) -> bool:
    """Return whether this account is shut for this address."""
    return not AxesProxyHandler.is_allowed(request, _named(user))


def locked(request, user) -> HttpResponse:
    """Return an answer in whose place the throttle's middleware puts its own."""
    request.axes_locked_out, request.axes_credentials = True, _named(user)
    return HttpResponse(status=429)


def note_failure(request, user) -> None:
    """Count a wrong code."""
    user_login_failed.send(sender=__name__, credentials=_named(user), request=request)


def _named(user):
    return {"username": user.get_username()}
