"""The verbs of publishing. Each changes state, ledger and files in one transaction, or nothing at all.

All of them raise PermissionDenied when `by` may not do this, and ValidationError with a Thai sentence when there is
nothing to do or the reason is missing.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from . import files, kinds, ledger, making, search
from .ledger import Action
from .models import Edition, Submission
from .verify import canonical, digest

SUBMIT = "publishing.add_submission"
APPROVE = "publishing.approve_submission"
REPLACED = "แทนที่ด้วยคำขอใหม่"


def submit(*, kind, key, reason, by, publish_at=None, at=None):
    """Freeze the working records of (kind, key) as a Submission that waits for a second person, and return it.

    A request already waiting for the same key is replaced: it counts as returned. Raises ValidationError when
    nothing differs from the newest edition, LookupError for an unknown kind or key.
    """
    _require(by, SUBMIT)
    reason, about = _said(reason), kinds.get(kind)
    with transaction.atomic():
        ledger.lock()
        at = at or timezone.now()
        content = about.freeze(key)
        newest = Edition.objects.of(kind, key).defer("content").first()
        if newest and newest.still_says(content):
            raise ValidationError("ร่างไม่ต่างจากฉบับเผยแพร่ล่าสุด จึงไม่มีสิ่งใดต้องเผยแพร่")
        for waiting in Submission.objects.waiting().filter(kind=kind, key=key):
            _decide(waiting, Submission.Status.RETURNED, by=by, at=at, note=REPLACED)
        return Submission.objects.create(
            kind=kind,
            key=key,
            title=about.title(about.read(content)),
            content=content,
            reason=reason,
            published_at=publish_at,
            submitted_by=by,
            submitted_at=at,
        )


def send_back(submission, *, by, note, at=None):
    """Return a waiting submission to its author with a note; its author may take it back this way too."""
    _require(by, APPROVE)
    with transaction.atomic():
        _decide(submission, Submission.Status.RETURNED, by=by, at=at or timezone.now(), note=_said(note, field="note"))


def approve(submission, *, by, emergency=False, at=None):
    """Publish exactly what was submitted and return the Edition.

    The submitter is refused, unless `emergency`: then the edition is marked until `confirm`. When somebody else than
    the submitter approves, `emergency` changes nothing: two people have seen it.
    """
    _require(by, APPROVE)
    with transaction.atomic():
        head, at = ledger.lock(), to_the_second(at)
        _decide(submission, Submission.Status.APPROVED, by=by, at=at)
        alone = submission.submitted_by_id == by.pk
        if alone and not emergency:
            raise PermissionDenied("ผู้ส่งอนุมัติคำขอของตนเองไม่ได้ ต้องให้ผู้อื่นอนุมัติ")
        edition = _publish(
            head,
            kind=submission.kind,
            key=submission.key,
            title=submission.title,
            content=submission.content,
            reason=submission.reason,
            published_at=to_the_second(max(submission.published_at or at, at)),
            approved_at=at,
            submitted_by_id=submission.submitted_by_id,
            approved_by=by,
            approved_role=by.role,
            emergency=alone,
        )
        making.soon(edition)
    return edition


def publish_import(*, kind, key, reason, at=None):
    """Publish the working records as a system import, without an approver, when nothing was published before.

    Returns the Edition, or None when one exists already. This is how a new installation gets its first edition.
    """
    with transaction.atomic():
        head, at = ledger.lock(), to_the_second(at)
        if Edition.objects.of(kind, key).exists():
            return None
        about = kinds.get(kind)
        content = about.freeze(key)
        return _publish(
            head,
            kind=kind,
            key=key,
            title=about.title(about.read(content)),
            content=content,
            reason=_said(reason),
            published_at=at,
            approved_at=at,
            system_import=True,
        )


def withdraw(edition, *, by, reason, at=None):
    """Mark an edition as withdrawn; its page keeps its address and says so, its own files are hidden.

    One whose time has not come yet is thereby cancelled: it never becomes public.
    """
    _require(by, APPROVE)
    reason = _said(reason)
    with transaction.atomic():
        head = ledger.lock()
        edition.refresh_from_db()
        if edition.withdrawn_at:
            raise ValidationError("ฉบับนี้เพิกถอนไปแล้ว")
        edition.withdrawn_by, edition.withdrawn_role = by, by.role
        edition.withdrawn_at, edition.withdrawn_reason = to_the_second(at), reason
        edition.save(update_fields=Edition.WITHDRAWING)
        ledger.append(Action.WITHDRAW, edition, onto=head)
        files.hide(edition)
        making.soon(edition)
    return edition


def confirm(edition, *, by, at=None):
    """Confirm an emergency publication as its second person; refuses the one who published it."""
    _require(by, APPROVE)
    if by.pk == edition.approved_by_id:
        raise PermissionDenied("ผู้เผยแพร่เร่งด่วนยืนยันเองไม่ได้ ต้องให้ผู้อื่นยืนยัน")
    with transaction.atomic():
        head = ledger.lock()
        edition.refresh_from_db()
        if not edition.needs_confirmation or edition.withdrawn_at:
            raise ValidationError("ฉบับนี้ไม่ต้องยืนยัน มีผู้ยืนยันแล้ว หรือถูกเพิกถอนแล้ว")
        edition.confirmed_by, edition.confirmed_role = by, by.role
        edition.confirmed_at = to_the_second(at)
        edition.save(update_fields=Edition.CONFIRMING)
        ledger.append(Action.CONFIRM, edition, onto=head)
        making.soon(edition)
    return edition


def to_the_second(moment=None):
    """Return `moment` (default: now) without its fraction of a second: what the ledger writes."""
    return (moment or timezone.now()).replace(microsecond=0)


def _require(user, permission):
    if not user.has_perm(permission):
        raise PermissionDenied("ผู้ใช้นี้ไม่มีสิทธิ์ดำเนินการเผยแพร่ขั้นตอนนี้")


def _said(text, *, field="reason"):
    if not text.strip():
        raise ValidationError({field: "โปรดระบุเหตุผล"})
    return text.strip()


def _decide(submission, status, *, by, at, note=""):
    """Decide a submission that still waits and read it anew: the row says who was first and what was submitted."""
    decided = (
        Submission.objects.filter(pk=submission.pk)
        .waiting()
        .update(status=status, decided_by=by, decided_at=at, decision_note=note)
    )
    if not decided:
        raise ValidationError("คำขอนี้มีผู้พิจารณาไปแล้ว")
    submission.refresh_from_db()


def _publish(head, *, kind, key, content, **facts):
    newest = Edition.objects.of(kind, key).aggregate(Max("number"))["number__max"] or 0
    edition = Edition.objects.create(
        kind=kind, key=key, content=content, number=newest + 1, sha256=digest(canonical(content)), **facts
    )
    ledger.append(Action.PUBLISH, edition, onto=head)
    files.publish(edition)
    search.add(edition)
    return edition
