"""What the dashboard says about the disclosures."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice
from common.models import Division, StaffUser

from . import access
from .models import Announcement, Document, Gift, Link, Photo


def notices(user: StaffUser, today: date | None = None) -> Iterator[Notice]:
    """Yield what is due, missing or broken in what this member of staff may see or fill."""
    today = today or timezone.localdate()
    if access.edits_everything(user):
        yield from _of_ended()
    if user.has_perm("disclosures.change_document"):
        yield from _of_documents(user, today)
    if user.has_perm("disclosures.view_link"):
        yield from _of_links()
    if user.has_perm("disclosures.change_announcement"):
        yield from _of_policy(today)
    if user.has_perm("disclosures.change_gift"):
        yield from _of_gifts(today)


def _list(name: str, query: str = "") -> str:
    return reverse(f"admin:disclosures_{name}_changelist") + query


def _of_documents(user: StaffUser, today: date) -> Iterator[Notice]:
    topics = access.topics_to_fill(user)
    due, scans = Document.objects.filter(topic__in=topics).to_look_after(today)
    if due:
        yield Notice(Level.LATE, f"เอกสารถึงกำหนดทบทวน {thai.format_number(due)} รายการ", _list("document", "?o=6"))
    if scans:
        sentence = f"เอกสารที่ค้นหาหรืออ่านออกเสียงไม่ได้ {thai.format_number(scans)} รายการ"
        yield Notice(Level.TASK, sentence, _list("document", "?text=unreadable"))


def _of_ended() -> Iterator[Notice]:
    for division in Division.objects.ended().annotate(n=Count("topics")).filter(n__gt=0):
        sentence = f"{division.told_end()} ยังรับผิดชอบ {thai.format_number(division.n)} หัวข้อ โปรดเปลี่ยนผู้รับผิดชอบ"
        yield Notice(Level.TASK, sentence, _list("topic", f"?division__id__exact={division.pk}"))


def _of_links() -> Iterator[Notice]:
    if broken := Link.objects.broken().count():
        sentence = f"ลิงก์ในหน้าเว็บที่เผยแพร่เปิดไม่ได้ {thai.format_number(broken)} ลิงก์"
        yield Notice(Level.WRONG, sentence, _list("link", "?state__exact=broken"))


def _of_gifts(today: date) -> Iterator[Notice]:
    if found := list(Gift.objects.of_impossible_days(today).values_list("pk", flat=True)):
        sentence = f"ทะเบียนรับของขวัญมี {thai.format_number(len(found))} รายการที่วันที่เป็นไปไม่ได้"
        yield Notice(Level.WRONG, sentence, reverse("admin:disclosures_gift_change", args=[found[0]]))


def _of_policy(today: date) -> Iterator[Notice]:
    newest = Announcement.objects.first()
    if newest is None:
        return
    url, of_year = reverse("admin:disclosures_announcement_change", args=[newest.pk]), thai.to_thai_digits(newest.pk)
    if missing := newest.missing():
        yield Notice(Level.TASK, f"ประกาศนโยบายไม่รับของขวัญ ปี {of_year} ยังขาด {', '.join(missing)}", url)
    activities = newest.activities.values_list("held_on", Exists(Photo.objects.filter(activity=OuterRef("pk"))))
    stated = [newest.signed_on, *(held_on for held_on, _ in activities)]
    if wrong := sum(newest.has_impossible(day, today=today) for day in stated):
        sentence = f"ประกาศนโยบายไม่รับของขวัญ ปี {of_year} มี {thai.format_number(wrong)} วันที่ที่เป็นไปไม่ได้"
        yield Notice(Level.WRONG, sentence, url)
    if undated := sum(held_on is None for held_on, _ in activities):
        sentence = f"กิจกรรมตามนโยบายไม่รับของขวัญ ปี {of_year} ยังไม่ได้ระบุวันที่ {thai.format_number(undated)} กิจกรรม"
        yield Notice(Level.TASK, sentence, url)
    if unpictured := sum(not has_photo for _, has_photo in activities):
        sentence = f"กิจกรรมตามนโยบายไม่รับของขวัญ ปี {of_year} ยังไม่มีภาพ {thai.format_number(unpictured)} กิจกรรม"
        yield Notice(Level.TASK, sentence, url)
