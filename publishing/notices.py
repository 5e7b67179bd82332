"""What the dashboard says about publishing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice

from . import integrity
from .models import Edition, Submission
from .workflow import APPROVE

CHECK_EVERY, FORGOTTEN = timedelta(minutes=10), timedelta(days=2)


def notices(user: Any) -> Iterator[Notice]:
    """Yield what waits for this member of staff, what one person published alone, and whether the ledger is whole."""
    submissions = reverse("admin:publishing_submission_changelist")
    if user.has_perm(APPROVE):
        yield from _waiting(list(Submission.objects.waiting_for(user)), submissions)
        editions = reverse("admin:publishing_edition_changelist")
        yield from _counted(
            Level.LATE,
            Edition.objects.unconfirmed(),
            "ฉบับที่เผยแพร่กรณีเร่งด่วนยังรอคนที่สองยืนยัน",
            "ฉบับ",
            f"{editions}?emergency__exact=1",
        )
    if user.has_perm("publishing.view_submission"):
        yield from _counted(
            Level.TASK, Submission.objects.returned_to(user), "คำขอเผยแพร่ของท่านถูกส่งกลับให้แก้ไข", "คำขอ",
            f"{submissions}?status__exact=returned",
        )  # fmt: skip
    if user.has_perm("publishing.view_ledgerentry"):
        yield ledger_notice()


def _waiting(requests: list[Submission], submissions: str) -> Iterator[Notice]:
    """Yield the notice of requests that wait for an approver; one alone leads straight to its page."""
    if requests:
        alone = reverse("admin:publishing_submission_change", args=[requests[0].pk])
        url = alone if len(requests) == 1 else f"{submissions}?status__exact=waiting"
        yield Notice(Level.TASK, f"คำขอเผยแพร่รอท่านพิจารณา {thai.format_number(len(requests))} คำขอ", url, first=True)


def _counted(level: Level, rows: QuerySet[Any], sentence: str, unit: str, url: str) -> Iterator[Notice]:
    if count := rows.count():
        yield Notice(level, f"{sentence} {thai.format_number(count)} {unit}", url)


def ledger_notice() -> Notice:
    """Return whether the ledger was whole when it was last checked; nobody waits for a check here."""
    url = reverse("admin:publishing_ledgerentry_changelist")
    last = integrity.last_check(at_most=CHECK_EVERY)
    if last is None:
        return Notice(Level.KNOW, "ทะเบียนการเผยแพร่: ระบบกำลังตรวจเป็นครั้งแรก", url)
    if last.problems:
        return Notice(Level.WRONG, f"ทะเบียนการเผยแพร่ไม่ถูกต้อง: {last.problems[0]}", url)
    if last.checked_at < timezone.now() - FORGOTTEN:
        on = thai.format_datetime(last.checked_at, style="short")
        return Notice(Level.LATE, f"ทะเบียนการเผยแพร่ไม่ได้ตรวจมาตั้งแต่ {on} โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย", url)
    return Notice(Level.FINE, "ทะเบียนการเผยแพร่ถูกต้องครบถ้วน", url)
