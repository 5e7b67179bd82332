"""What the dashboard says about publishing."""

from django.core.cache import caches
from django.urls import reverse

from common import thai
from common.dashboard import Level, Notice

from . import integrity
from .models import Edition, Submission
from .workflow import APPROVE

CHECK_EVERY = 10 * 60


def notices(user):
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


def _waiting(requests, submissions):
    """Yield the notice of requests that wait for an approver; one alone leads straight to its page."""
    if requests:
        alone = reverse("admin:publishing_submission_change", args=[requests[0].pk])
        url = alone if len(requests) == 1 else f"{submissions}?status__exact=waiting"
        yield Notice(Level.TASK, f"คำขอเผยแพร่รอท่านพิจารณา {thai.format_number(len(requests))} คำขอ", url, first=True)


def _counted(level, rows, sentence, unit, url):
    if count := rows.count():
        yield Notice(level, f"{sentence} {thai.format_number(count)} {unit}", url)


def ledger_notice():
    """Return whether the ledger was whole when it was last checked, at most CHECK_EVERY seconds ago."""
    url = reverse("admin:publishing_ledgerentry_changelist")
    found = caches["shared"].get_or_set("ledger-problems", integrity.problems, CHECK_EVERY)
    if found:
        return Notice(Level.WRONG, f"ทะเบียนการเผยแพร่ไม่ถูกต้อง: {found[0]}", url)
    return Notice(Level.FINE, "ทะเบียนการเผยแพร่ถูกต้องครบถ้วน", url)
