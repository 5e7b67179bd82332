"""Taking back what was published, and confirming what one person published alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from common import clocks

from . import acts, ledger, making
from .differences import Difference, differences
from .items import Asked
from .laying import problems
from .ledger import Action
from .models import Edition, LedgerHead, Submission
from .remaking import ask_again, items_of, make_again
from .standing import shelf


@dataclass(frozen=True)
class Foresight:
    """What withdrawing an edition would do to readers: `stands` instead (None: nothing), with these `changes`."""

    was_seen: bool
    stands: Edition | None
    changes: list[Difference]


def foresee(edition: Edition, at: datetime | None = None) -> Foresight:
    """Return what readers get once `edition` is withdrawn."""
    at = at or clocks.latest()
    if shelf(edition.kind, edition.key, at).standing != edition:
        return Foresight(was_seen=False, stands=None, changes=[])
    earlier = Edition.objects.exclude(pk=edition.pk).stands(edition.kind, edition.key, at)
    changes = differences(edition.said, earlier.said, by_id=True) if earlier else []
    return Foresight(was_seen=True, stands=earlier, changes=changes)


def withdraw(edition: Edition, *, by: Any, reason: str, at: datetime | None = None) -> Edition:
    """Mark an edition as withdrawn; its page keeps its address and says so, its own files are hidden.

    One whose time has not come yet is thereby cancelled: it never becomes public. What is to come is made again on what
    stands now; if it does not fit there, requests of its authors wait anew.
    """
    acts.require(by, acts.APPROVE)
    reason = acts.said(reason)
    with transaction.atomic():
        head, at = ledger.lock(), ledger.moment(at)
        edition.refresh_from_db()
        if edition.withdrawn_at:
            raise ValidationError("ฉบับนี้เพิกถอนไปแล้ว")
        before = shelf(edition.kind, edition.key, at)
        coming = before.coming if before.standing == edition else None
        later = items_of(coming, before.standing) if coming else []
        acts.take_down(head, edition, by=by, reason=reason, at=at)
        if coming:
            _remake(head, coming, later, by=by, at=at)
    return edition


def _remake(head: LedgerHead, coming: Edition, later: list[Asked], *, by: Any, at: datetime) -> list[Submission]:
    stands = shelf(coming.kind, coming.key, at).standing
    if stands is None or problems(coming.about, stands.content, later):
        return ask_again(head, coming, later, by=by, at=at)
    make_again(head, coming, later, stands.content, by=by, at=at)
    return []


def confirm(edition: Edition, *, by: Any, at: datetime | None = None) -> Edition:
    """Confirm an emergency publication as its second person; refuses the one who published it."""
    acts.require(by, acts.APPROVE)
    if by.pk == edition.approved_by_id:
        raise PermissionDenied("ผู้เผยแพร่เร่งด่วนยืนยันเองไม่ได้ ต้องให้ผู้อื่นยืนยัน")
    with transaction.atomic():
        head = ledger.lock()
        edition.refresh_from_db()
        if not edition.needs_confirmation or edition.withdrawn_at:
            raise ValidationError("ฉบับนี้ไม่ต้องยืนยัน มีผู้ยืนยันแล้ว หรือถูกเพิกถอนแล้ว")
        edition.confirmed_by, edition.confirmed_role = by, by.role
        edition.confirmed_at = ledger.moment(at)
        edition.save(update_fields=Edition.CONFIRMING)
        ledger.append(Action.CONFIRM, edition, onto=head)
        making.soon(edition)
    return edition
