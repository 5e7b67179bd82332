"""What the verbs of publishing share: who may, what must be said, and how an edition comes into being."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max

from . import comparing, files, kinds, ledger, making, search
from .ledger import Action
from .models import Edition
from .verify import canonical, digest

SUBMIT = "publishing.add_submission"
APPROVE = "publishing.approve_submission"


def require(user: Any, permission: str) -> None:
    """Raise PermissionDenied unless `user` has the right."""
    if not user.has_perm(permission):
        raise PermissionDenied("ผู้ใช้นี้ไม่มีสิทธิ์ดำเนินการเผยแพร่ขั้นตอนนี้")


def said(text: str, *, field: str = "reason") -> str:
    """Return a text without spaces around it; raises ValidationError beside its field when nothing is left."""
    if not text.strip():
        raise ValidationError({field: "โปรดระบุเหตุผล"})
    return text.strip()


def publish(head: Any, *, kind: str, key: str, content: dict, **facts: Any) -> Edition:
    """Return a new Edition, appended to the ledger after the locked `head`, its files public; search finds it soon."""
    newest = Edition.objects.under(kind, key).aggregate(Max("number"))["number__max"] or 0
    about = kinds.get(kind)
    edition = Edition.objects.create(
        kind=kind,
        key=key,
        title=about.title(about.read(content)),
        content=content,
        number=newest + 1,
        sha256=digest(canonical(content)),
        **facts,
    )
    ledger.append(Action.PUBLISH, edition, onto=head)
    files.publish(edition)
    _follow_up(edition)
    return edition


def take_down(head: Any, edition: Edition, *, by: Any, reason: str, at: datetime) -> None:
    """Mark an edition as withdrawn, say so in the ledger, and hide the files that no other edition shows.

    Search finds what stands then, and its files are made as far as they are missing.
    """
    edition.withdrawn_by, edition.withdrawn_role = by, by.role
    edition.withdrawn_at, edition.withdrawn_reason = at, reason
    edition.save(update_fields=Edition.WITHDRAWING)
    ledger.append(Action.WITHDRAW, edition, onto=head)
    files.hide(edition)
    _follow_up(edition)
    stands = Edition.objects.stands(edition.kind, edition.key, at)
    if stands and not edition.was_cancelled:
        search.soon(stands)
        making.soon(stands)


def _follow_up(edition: Edition) -> None:
    """Put into the queue what follows from a publication or a withdrawal; nobody waits for it under the lock."""
    comparing.soon(edition)
    search.soon(edition)
    making.soon(edition)
    edition.about.follows(edition)
