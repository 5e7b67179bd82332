"""Somebody whose password was right and who still owes the second factor: known to the session, signed in to nothing."""

import time
from dataclasses import asdict, dataclass

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from ..models import StaffUser
from . import seeds

KEY = "second_factor_owed"
MINUTES = 30


@dataclass(frozen=True)
class Waiting:
    """Who waits, where they want to go, and the seed that this session offers while a telephone is being set up.

    `anew`: a telephone that is there already may be replaced, as a code of it said.
    """

    user: int
    auth: str
    next: str
    at: float
    key: str = ""
    anew: bool = False


def begin(request: HttpRequest, user: StaffUser, next_page: str, *, sets_up: bool, anew: bool = False) -> None:
    """Let the session, under a new name, wait for the second factor of `user`; `anew` to replace a telephone."""
    request.session.cycle_key()
    key = seeds.new() if sets_up else ""
    request.session[KEY] = asdict(Waiting(user.pk, user.get_session_auth_hash(), next_page, time.time(), key, anew))


def found(request: HttpRequest) -> tuple[Waiting, StaffUser] | None:
    """Return who waits in this session; None after MINUTES, after a change of password, or for a closed account."""
    waiting = Waiting(**request.session[KEY]) if KEY in request.session else None
    if waiting is None or time.time() - waiting.at > MINUTES * 60:
        return None
    user = get_user_model().objects.filter(pk=waiting.user, is_active=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), waiting.auth):
        return None
    return waiting, user


def end(request: HttpRequest) -> None:
    """Forget who waited."""
    request.session.pop(KEY, None)
