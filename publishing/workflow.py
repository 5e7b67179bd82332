"""The verbs of publishing. Each changes state, ledger and files in one transaction, or nothing at all."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from common.models import StoredFile

from . import kinds, ledger
from .models import Edition, LedgerEntry, Submission
from .verify import canonical, digest

APPROVE = "publishing.approve_submission"
Action = LedgerEntry.Action


def to_the_second(moment):
    return moment.replace(microsecond=0)


def files_of(content):
    """Return every SHA-256 of a file named anywhere in `content`."""
    if isinstance(content, dict):
        own = {content["sha256"]} if isinstance(content.get("sha256"), str) else set()
        return own.union(*map(files_of, content.values()))
    return set().union(*map(files_of, content)) if isinstance(content, list) else set()


def _said(reason):
    if not reason.strip():
        raise ValidationError({"reason": "โปรดระบุเหตุผล"})
    return reason.strip()


def _allowed(user):
    if not user.has_perm(APPROVE):
        raise PermissionDenied("ผู้ใช้นี้ไม่มีสิทธิ์อนุมัติเผยแพร่")


def submit(*, kind, key, reason, by, publish_at=None, at=None):
    """Freeze the working records of (kind, key) as a Submission that waits for a second person, and return it.

    A request already waiting for the same key is replaced: it counts as returned. Raises ValidationError without a
    reason or when nothing differs from the newest edition; LookupError for an unknown kind or key.
    """
    at = at or timezone.now()
    with transaction.atomic():
        content = kinds.get(kind).content(key)
        newest = Edition.objects.of(kind, key).first()
        if newest and not newest.withdrawn_at and newest.sha256 == digest(canonical(content)):
            raise ValidationError("ร่างไม่ต่างจากฉบับเผยแพร่ล่าสุด จึงไม่มีสิ่งใดต้องเผยแพร่")
        Submission.objects.waiting().filter(kind=kind, key=key).update(
            status=Submission.Status.RETURNED, decided_at=at, decided_by=by, decision_note="แทนที่ด้วยคำขอใหม่"
        )
        return Submission.objects.create(
            kind=kind, key=key, content=content, reason=_said(reason), submitted_by=by,
            submitted_at=at, published_at=publish_at,
        )


def send_back(submission, *, by, note, at=None):
    """Return a waiting submission to its author with a note; raises PermissionDenied or ValidationError."""
    _allowed(by)
    with transaction.atomic():
        _decide(submission, by, at or timezone.now(), Submission.Status.RETURNED, note=_said(note))


def _decide(submission, by, at, status, note=""):
    decided = Submission.objects.filter(pk=submission.pk).waiting().update(
        status=status, decided_by=by, decided_at=at, decision_note=note
    )
    if not decided:
        raise ValidationError("คำขอนี้มีผู้พิจารณาไปแล้ว")
    submission.refresh_from_db()


def approve(submission, *, by, emergency=False, at=None):
    """Publish exactly what was submitted and return the Edition.

    Raises PermissionDenied when `by` may not approve, or submitted it and this is no emergency; ValidationError when
    somebody decided it before. An emergency publication by its own author is marked until `confirm`.
    """
    _allowed(by)
    alone = submission.submitted_by_id == by.pk
    if alone and not emergency:
        raise PermissionDenied("ผู้ส่งอนุมัติคำขอของตนเองไม่ได้ ต้องให้ผู้อื่นอนุมัติ")
    at = to_the_second(at or timezone.now())
    with transaction.atomic():
        head = ledger.lock()
        _decide(submission, by, at, Submission.Status.APPROVED)
        return _publish(
            head, kind=submission.kind, key=submission.key, content=submission.content, reason=submission.reason,
            published_at=to_the_second(max(submission.published_at or at, at)), approved_at=at,
            submitted_by=submission.submitted_by, approved_by=by, approved_role=by.role, emergency=alone,
        )


def publish_import(*, kind, key, reason, at=None):
    """Publish the working records as a system import, without an approver, when nothing was published before.

    Returns the Edition, or None when one exists already. This is how a new installation gets its first edition.
    """
    at = to_the_second(at or timezone.now())
    with transaction.atomic():
        head = ledger.lock()
        if Edition.objects.of(kind, key).exists():
            return None
        return _publish(
            head, kind=kind, key=key, content=kinds.get(kind).content(key), reason=_said(reason),
            published_at=at, approved_at=at, system_import=True,
        )


def _publish(head, *, kind, key, content, **facts):
    newest = Edition.objects.of(kind, key).first()
    edition = Edition.objects.create(
        kind=kind, key=key, content=content, number=newest.number + 1 if newest else 1,
        sha256=digest(canonical(content)), **facts,
    )
    ledger.append(Action.PUBLISH, edition, onto=head)
    StoredFile.objects.publish(files_of(content), at=edition.published_at)
    return edition


def withdraw(edition, *, by, reason, at=None):
    """Mark an edition as withdrawn; its page keeps its address and says so. Raises as the other verbs do."""
    _allowed(by)
    with transaction.atomic():
        head = ledger.lock()
        edition.refresh_from_db()
        if edition.withdrawn_at:
            raise ValidationError("ฉบับนี้เพิกถอนไปแล้ว")
        edition.withdrawn_at, edition.withdrawn_reason = to_the_second(at or timezone.now()), _said(reason)
        edition.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        ledger.append(Action.WITHDRAW, edition, onto=head)
    return edition


def confirm(edition, *, by, at=None):
    """Confirm an emergency publication as its second person; raises PermissionDenied for the one who published it."""
    _allowed(by)
    if by.pk == edition.approved_by_id:
        raise PermissionDenied("ผู้เผยแพร่เร่งด่วนยืนยันเองไม่ได้ ต้องให้ผู้อื่นยืนยัน")
    with transaction.atomic():
        head = ledger.lock()
        edition.refresh_from_db()
        if not edition.needs_confirmation:
            raise ValidationError("ฉบับนี้ไม่ต้องยืนยัน หรือมีผู้ยืนยันแล้ว")
        edition.confirmed_by, edition.confirmed_role = by, by.role
        edition.confirmed_at = to_the_second(at or timezone.now())
        edition.save(update_fields=["confirmed_by", "confirmed_role", "confirmed_at"])
        ledger.append(Action.CONFIRM, edition, onto=head)
    return edition
