"""What the assessment tells staff on the first page of the admin."""

from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice
from common.models import StaffUser
from publishing.models import Edition

from .models import EitRound
from .oit import live
from .oit.editions import newest_answered
from .oit.presentation import MISSING, UNREADY


def of_eit(user: StaffUser) -> list[Notice]:
    """Return the Notices about the leading survey round, for whoever enters it: a code or dates that are missing."""
    rounds = EitRound.objects.in_bulk() if user.has_perm("ita.change_eitround") else {}
    leading = thai.leading_year(rounds, today=timezone.localdate())
    if leading is None:
        return []
    url = reverse("admin:ita_eitround_change", args=[leading])
    survey, year = rounds[leading], thai.to_thai_digits(leading)
    found = []
    if not survey.code:
        found.append(Notice(Level.WRONG, f"แบบวัด EIT ปี {year} ยังไม่มีรหัสหน่วยงานในระบบ ITAS ผู้ตอบต้องค้นหาหน่วยงานเอง", url))
    if not (survey.opens and survey.closes):
        found.append(Notice(Level.TASK, f"แบบวัด EIT ปี {year} ยังไม่ระบุวันเปิดหรือวันปิดรับคำตอบ", url))
    return found


def of_oit(user: StaffUser) -> list[Notice]:
    """Return the Notices about the leading answered OIT list, for whoever answers it: what is not ready just now."""
    edition = newest_answered() if user.has_perm("ita.change_oititem") else None
    if edition is None or edition.withdrawn_at:
        return []
    view = live.view(edition, at_most=live.LATELY)
    year = thai.to_thai_digits(view.fiscal_year)
    states = [item.state for item in view.numbered]
    missing, unready = states.count(MISSING), states.count(UNREADY)
    url = f"{reverse('admin:ita_oititem_changelist')}?catalogue__fiscal_year__exact={view.fiscal_year}"
    found = []
    if unready:
        found.append(
            Notice(
                Level.WRONG,
                f"รายการตามแบบตรวจ OIT ปี {year} มีคำตอบที่ยังไม่ครบ {thai.format_number(unready)} ข้อ",
                _with_steps(user, edition),
            )
        )
    if missing:
        found.append(
            Notice(
                Level.TASK,
                f"รายการตามแบบตรวจ OIT ปี {year} ยังไม่ได้ระบุหน้าเว็บที่แสดงข้อมูล {thai.format_number(missing)} ข้อ",
                f"{url}&answered=no",
            )
        )
    return found


def _with_steps(user: StaffUser, edition: Edition) -> str:
    """Return the address of the preview, which tells the step of each part, or of the public list without that right."""
    if not user.has_perm("publishing.add_submission"):
        return edition.newest_url
    return f"{reverse('admin:publishing_draft_preview')}?kind={edition.kind}&key={edition.key}"
