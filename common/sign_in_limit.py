"""Guessing at the door is stopped: axes asks before a password is looked at, and each try is counted when it is let in.

So guesses sent all at once get no further than guesses sent one after the other. A right password takes its count away.
One password tried on many names is counted too, by the address alone.
"""

from typing import Any

from axes.conf import settings
from axes.handlers.base import AbstractAxesHandler, AxesBaseHandler
from axes.helpers import get_client_cache_keys, get_cool_off, get_credentials
from django.http import HttpRequest

from . import limits
from .clients import client_block
from .models import StaffUser

MOST_OF_ADDRESS = 60  # an office of twenty may all mistype on one morning


class SignInLimit(AbstractAxesHandler, AxesBaseHandler):
    """Of one name from one address AXES_FAILURE_LIMIT wrong passwords, of all names MOST_OF_ADDRESS, then nothing for AXES_COOLOFF_TIME."""

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        """Count this try and return whether it is one too many."""
        limit, lasting = settings.AXES_FAILURE_LIMIT, get_cool_off(request)
        names = get_client_cache_keys(request, credentials)
        tries = max([limits.count(name, most=limit, lasting=lasting) for name in names])
        return tries > limit or not limits.take(_address(request), most=MOST_OF_ADDRESS, lasting=lasting)

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Return how many tries stand against who asks."""
        return max(limits.tries(name) for name in get_client_cache_keys(request, credentials))

    def user_login_failed(
        self, sender: Any, credentials: dict, request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """Let the last wrong try, too, be told that the door is shut."""
        if request is None:
            return
        is_full = self.get_failures(request, credentials) >= settings.AXES_FAILURE_LIMIT
        if is_full or limits.tries(_address(request)) > MOST_OF_ADDRESS:
            vars(request).update(axes_locked_out=True, axes_credentials=credentials)

    def user_logged_in(self, sender: Any, request: HttpRequest, user: StaffUser, **kwargs: Any) -> None:
        """Forget the tries before a right password."""
        for name in get_client_cache_keys(request, get_credentials(user.get_username())):
            limits.forget(name)
        limits.take_back(_address(request))

    def user_logged_out(self, sender: Any, request: HttpRequest, user: StaffUser, **kwargs: Any) -> None:
        """Do nothing: going out opens no door."""


def _address(request: HttpRequest) -> str:
    return f"signing in from {client_block(request)}"
