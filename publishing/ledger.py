"""The site-wide chain of what was published: appended under one lock, checked as an outsider would check it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from common import clocks

from . import state
from .models import Edition, LedgerEntry, LedgerHead
from .verify import GENESIS, entry_hash

Action = LedgerEntry.Action


def iso(moment: datetime) -> str:
    """Return an aware time as ISO 8601 in Asia/Bangkok, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def lock() -> LedgerHead:
    """Return the head of the ledger, held until the transaction ends.

    PostgreSQL queues on the row; SQLite, whose transactions here begin IMMEDIATE, has already queued at BEGIN.
    """
    return LedgerHead.objects.select_for_update().get_or_create(pk=1, defaults={"sha256": GENESIS})[0]


def moment(at: datetime | None = None) -> datetime:
    """Return the time of an act done under the lock, to the second: `at`, else now, but never before what was out.

    So a clock that jumped back writes no act before what it follows, and withdraws nothing before it was public.
    """
    return (at or clocks.latest()).replace(microsecond=0)


def lived_until() -> datetime | None:
    """Return the newest moment of an act or of an edition that fell due, as far as it was noted; None before the first."""
    return LedgerHead.objects.filter(pk=1).values_list("lived_until", flat=True).first()


def note_what_fell_due(newest: datetime) -> None:
    """Note that the edition whose time of publication was `newest` is out: from here on no clock takes it back."""
    known = lived_until()
    if known is None or known < newest:
        later = Q(lived_until=None) | Q(lived_until__lt=newest)
        LedgerHead.objects.filter(later, pk=1).update(lived_until=newest)


def head() -> tuple[int, str]:
    """Return (position, hash) of the newest entry; (0, GENESIS) before the first."""
    newest = LedgerHead.objects.filter(pk=1).first()
    return (newest.position, newest.sha256) if newest else (0, GENESIS)


def facts(edition: Edition) -> dict[str, Any]:
    """Return what the ledger says about an edition whatever the act: no name of a person."""
    return {
        "kind": edition.kind,
        "key": edition.key,
        "number": edition.number,
        "title": edition.title,
        "content_sha256": edition.sha256,
        "published_at": iso(edition.published_at),
    }


ACTS = {
    Action.PUBLISH: lambda e: {
        "at": iso(e.approved_at),
        "reason": e.reason,
        "role": e.approved_role,
        "emergency": e.emergency,
        "system_import": e.system_import,
    },
    Action.WITHDRAW: lambda e: {"at": iso(e.withdrawn_at), "reason": e.withdrawn_reason, "role": e.withdrawn_role},
    Action.CONFIRM: lambda e: {"at": iso(e.confirmed_at), "role": e.confirmed_role},
}


def told(action: LedgerEntry.Action, edition: Edition) -> dict[str, Any]:
    """Return everything that an entry says of its edition."""
    return {"action": str(action)} | facts(edition) | ACTS[action](edition)


def append(action: LedgerEntry.Action, edition: Edition, *, onto: LedgerHead) -> LedgerEntry:
    """Append one entry after the locked head `onto` and return it; call it inside the transaction of the act."""
    return _append(action, edition, told(action, edition), onto)


def anchor(title: str, number: int, sha256: str, onto: LedgerHead | None = None) -> LedgerEntry:
    """Append the hash of something that is not public, as state `number` of what `title` says, and return the entry.

    Call it inside the transaction of the change.
    """
    onto = onto or lock()
    told_of_it = {"title": title, "number": number, "content_sha256": sha256, "at": iso(moment()), "role": ""}
    return _append(Action.ANCHOR, None, {"action": str(Action.ANCHOR)} | told_of_it, onto)


@transaction.atomic
def anchored(title: str, number: int, sha256: str) -> LedgerEntry:
    """Return the anchor of this hash: the one that is there, else a new one."""
    head_held = lock()
    known = LedgerEntry.objects.filter(action=Action.ANCHOR, payload__content_sha256=sha256).first()
    return known or anchor(title, number, sha256, onto=head_held)


def _append(
    action: LedgerEntry.Action, edition: Edition | None, facts_of_act: dict[str, Any], onto: LedgerHead
) -> LedgerEntry:
    payload: dict[str, Any] = {"position": onto.position + 1, "previous_sha256": onto.sha256} | facts_of_act
    payload["sha256"] = entry_hash(payload)
    entry = LedgerEntry.objects.create(
        position=payload["position"],
        edition=edition,
        action=action,
        payload=payload,
        previous_sha256=onto.sha256,
        sha256=payload["sha256"],
    )
    onto.position, onto.sha256 = entry.position, entry.sha256
    onto.lived_until = max(entry.at, onto.lived_until or entry.at)
    onto.save()
    # At once for whoever asks in this transaction, and again for what others read while it lasted.
    state.forget()
    transaction.on_commit(state.forget)
    return entry
