"""What the dashboard says about files, about the office's own facts, and about work that waits."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse

from . import queue, thai
from .accounts import second_factor
from .dashboard import Level, Notice
from .models import Division, Organisation, StaffUser
from .uploads import recognizing, scanning


def of_office(user: StaffUser) -> Iterator[Notice]:
    """Yield that no telephone number is known, to whoever may enter it."""
    if user.has_perm("common.change_organisation") and Organisation.objects.filter(phones="").exists():
        sentence = "ยังไม่ได้ระบุหมายเลขโทรศัพท์ของหน่วยงาน ประชาชนจึงยังไม่เห็นหมายเลขที่โทรหาได้"
        yield Notice(Level.TASK, sentence, reverse("admin:common_organisation_change", args=[1]))


def of_ended_divisions(user: StaffUser) -> Iterator[Notice]:
    """Yield each ended division that still has accounts, to whoever looks after the staff's accounts."""
    if not user.has_perm("common.change_staffuser"):
        return
    people = Count("staff", filter=Q(staff__is_active=True))
    for division in Division.objects.ended().annotate(people=people).filter(people__gt=0):
        sentence = f"{division.told_end()} ยังมีบัญชีเจ้าหน้าที่ {thai.format_number(division.people)} บัญชี โปรดย้าย"
        url = f"{reverse('admin:common_staffuser_changelist')}?is_active__exact=1&division__id__exact={division.pk}"
        yield Notice(Level.TASK, sentence, url)


def of_scanning(user: StaffUser) -> Iterator[Notice]:
    """Yield whether uploads are checked for malware, to whoever looks after the staff's accounts."""
    if not user.has_perm("common.change_staffuser"):
        return
    if not scanning.is_on():
        yield Notice(Level.KNOW, "การตรวจไวรัสของไฟล์ที่นำเข้า: ปิดอยู่ (เปิดได้ด้วยตัวแปร CLAMD)")
    elif scanning.answers():
        yield Notice(Level.FINE, "การตรวจไวรัสของไฟล์ที่นำเข้า: เปิดอยู่และทำงานปกติ")
    else:
        yield Notice(Level.WRONG, "โปรแกรมตรวจไวรัสไม่ตอบ จึงยังนำเข้าไฟล์ไม่ได้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")


def of_recognizing(user: StaffUser) -> Iterator[Notice]:
    """Yield that scans should get copies with text but a program is missing, to whoever looks after the staff's accounts."""
    if settings.OCR and user.has_perm("common.change_staffuser") and (missing := recognizing.missing()):
        sentence = f"เปิดการอ่านตัวอักษรจากภาพสแกนไว้ (OCR) แต่เครื่องแม่ข่ายยังไม่มี {' และ '.join(missing)} โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย"
        yield Notice(Level.WRONG, sentence)


def of_work(user: StaffUser) -> Iterator[Notice]:
    """Yield what waits in the queue and what failed there, to everybody who prepares publications."""
    if not user.has_perm("publishing.view_submission"):
        return
    waiting, failed = queue.open_work()
    if failed:
        yield Notice(Level.WRONG, f"งานเบื้องหลังทำไม่สำเร็จ: {_listed(failed)} โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")
    if waiting:
        yield Notice(Level.KNOW, f"งานเบื้องหลังที่กำลังทำ: {_listed(waiting)}")


def of_second_factor(user: StaffUser) -> Iterator[Notice]:
    """Yield that printed codes run out, to whoever signs in with a second factor."""
    if not second_factor.is_due(user) or not second_factor.has_telephone(user):
        return
    if (left := second_factor.codes_left(user)) < second_factor.FEW:
        sentence = f"รหัสสำรองของท่านเหลือ {thai.format_number(left)} รหัส ออกชุดใหม่ก่อนที่โทรศัพท์จะหายหรือเปิดไม่ได้"
        yield Notice(Level.TASK, sentence, reverse("admin:own-second-factor"))


def _listed(counted: dict[str, int]) -> str:
    return ", ".join(f"{label} {thai.format_number(count)} งาน" for label, count in counted.items())
