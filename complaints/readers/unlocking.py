"""An unlocked desk: fifteen idle minutes, eight hours at most, gone with a restart or a new login.

The officer's private key travels in a cookie that only this run of the server can read: the key
that closes the cookie lives in the memory of the server's processes. Nothing of it is stored.
"""

import base64
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from nacl import utils
from nacl.public import SealedBox

from .. import row_macs, worker_memory
from ..cases.open_case import OpenCase
from ..models import Case, Reader
from ..sealing import envelopes, people, slots
from ..sealing.authors import OFFICER, author_of
from ..sealing.envelopes import CaseKeys
from ..sealing.errors import SealError
from ..sealing.texts import seal_exactly, unseal_exactly
from . import keyholders, sound

IDLE, LONGEST = timedelta(minutes=15), timedelta(hours=8)
COOKIE, PATH = "desk", "/admin/complaints/"  # no other page, and no process that serves only those, is told the key

# gunicorn's configuration sets one for all its workers; a server of one process makes its own.
_RUN = bytes.fromhex(os.environ.get("DESK_RUN_KEY", "")) or utils.random(32)


def key_of_this_run(use: str) -> bytes:
    """Return a key for one use (at most 16 letters) that all processes of this start know, and nobody after it."""
    return people.digest(b"", use=use, key=_RUN)


@dataclass
class Unlocked:
    """A reader whose key is open in this request."""

    reader: Reader
    private: bytes = field(repr=False)
    since: datetime

    def __post_init__(self) -> None:
        self.box = people.box_of(self.private)


def unlock(reader: Reader, passphrase: str, *, at: datetime | None = None) -> Unlocked:
    """Open a reader's desk. Raises SealError for a wrong passphrase, Busy when the machine is."""
    return Unlocked(reader, keyholders.open_with_passphrase(reader, passphrase), at or timezone.now())


def remember(
    response: HttpResponseBase, unlocked: Unlocked, request: HttpRequest, *, at: datetime | None = None
) -> None:
    """Let the browser carry the unlocked desk on for another IDLE."""
    at = at or timezone.now()
    content = {
        "reader": unlocked.reader.pk,
        "private": unlocked.private.hex(),
        "since": unlocked.since.isoformat(),
        "seen": at.isoformat(),
    }
    sealed = seal_exactly(_RUN, json.dumps(content).encode(), _bound_to(request))
    response.set_cookie(
        COOKIE, base64.urlsafe_b64encode(sealed).decode(), path=PATH, httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def current(request: HttpRequest, *, at: datetime | None = None) -> Unlocked | None:
    """Return the desk that this request's cookie opens; None when there is none any more."""
    at = at or timezone.now()
    reader = Reader.objects.current().filter(user_id=request.user.pk).first()
    try:
        blob = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        content = json.loads(unseal_exactly(_RUN, blob, _bound_to(request)))
    except (SealError, ValueError):
        return None
    since, seen = (datetime.fromisoformat(content[name]) for name in ("since", "seen"))
    if reader is None or reader.pk != content["reader"] or at - seen > IDLE or at - since > LONGEST:
        return None
    return Unlocked(reader, bytes.fromhex(content["private"]), since) if sound.is_trusted(reader) else None


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lock the desk: the cookie goes, a copy of it no longer fits the session, and processes that hold keys end."""
    _tried.clear()
    worker_memory.let_go()
    request.session.cycle_key()
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def _bound_to(request: HttpRequest) -> bytes:
    return b"desk " + (request.session.session_key or "").encode()


# What was tried in this process, so that a list need not try every slot again: (reader key, case, its first slot) → keys or None.
# Slots that are dealt anew differ from the first byte on.
_tried: dict = {}
_TRIED_MOST, _MARK = 100_000, 64


def open_case(case: Case, box: SealedBox) -> OpenCase | None:
    """Return the case if one of its slots is this person's, else None. Raises Altered for a row changed behind the site."""
    row_macs.check(case)
    keys = keys_in_slots(case, box)
    return OpenCase(case, keys, author_of(bytes(cast(bytes, box._private_key)), OFFICER)) if keys else None


def keys_in_slots(case: Case, box: SealedBox) -> CaseKeys | None:
    """Return the keys in this person's slot of a case, None without one. Raises SealError for damaged slots."""
    mark = (bytes(box._public_key), case.pk, bytes(case.slots[:_MARK]), case.passed_on)
    if mark not in _tried:
        if len(_tried) >= _TRIED_MOST:
            _tried.clear()
        _tried[mark] = slots.find(box, bytes(case.slots), case.pk, case.rotation) or _passed_on(case, box)
    return _tried[mark]


def _passed_on(case: Case, box: SealedBox) -> CaseKeys | None:
    """The keys that the server let go of, if they lay by for this person."""
    with suppress(SealError):
        return envelopes.open_envelope(box, bytes(case.escrow), case.pk, case.rotation) if case.passed_on else None
    return None
