"""What the assessment tells staff on the first page of the admin."""

from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice

from .models import EitRound


def of_eit(user, today=None):
    """Return the Notices about the newest survey round: a code or dates that are missing."""
    newest = EitRound.objects.first() if user.has_perm("ita.view_eitround") else None
    if newest is None:
        return []
    url = reverse("admin:ita_eitround_change", args=[newest.pk])
    year = thai.to_thai_digits(newest.fiscal_year)
    found = []
    if not newest.code:
        found.append(Notice(Level.WRONG, f"แบบวัด EIT ปี {year} ยังไม่มีรหัสหน่วยงานในระบบ ITAS ผู้ตอบต้องค้นหาหน่วยงานเอง", url))
    if not (newest.opens and newest.closes):
        found.append(Notice(Level.TASK, f"แบบวัด EIT ปี {year} ยังไม่ระบุวันเปิดหรือวันปิดรับคำตอบ", url))
    if newest.fiscal_year < thai.fiscal_year(today or timezone.localdate()):
        found.append(Notice(Level.TASK, f"ยังไม่มีแบบวัด EIT ของปีงบประมาณปัจจุบัน รอบล่าสุดคือปี {year}", reverse("admin:ita_eitround_add")))
    return found
