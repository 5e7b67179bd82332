"""Codes of the second factor are counted with passwords: one throttle, the door's own (common/sign_in_limit.py)."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse

from ..models import StaffUser


def is_one_too_many(request: HttpRequest, user: StaffUser) -> bool:
    """Count a code that was sent, before it is looked at, and return whether the account is shut for this address."""
    return request.method == "POST" and not AxesProxyHandler.is_allowed(request, _named(user))


def locked(request: HttpRequest, user: StaffUser) -> HttpResponse:
    """Return an answer in whose place the throttle's middleware puts its own."""
    vars(request).update(axes_locked_out=True, axes_credentials=_named(user))
    return HttpResponse(status=429)


def note_failure(request: HttpRequest, user: StaffUser) -> None:
    """Let the last wrong code, too, be told that the door is shut."""
    user_login_failed.send(sender=__name__, credentials=_named(user), request=request)


def note_success(request: HttpRequest, user: StaffUser) -> None:
    """Forget the tries before a right code of somebody who is signed in; signing in forgets them by itself."""
    AxesProxyHandler.user_logged_in(__name__, request, user)


def _named(user: StaffUser) -> dict[str, str]:
    return {"username": user.get_username()}
