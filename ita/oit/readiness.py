"""Whether an item would stand before an assessor: one check a sentence. What can't be judged counts for nobody."""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from common import thai
from common.models import StoredFile
from disclosures.models import Link


@dataclass(frozen=True)
class Check:
    """One check: its name, what came of it (True, False, None: can't be judged or does not apply), and why."""

    name: str
    passed: bool | None
    sentence: str


def checks(item, target):
    """Return the Checks of an item, in the order an assessor looks.

    `target` is the Target of its answer, or None for a link elsewhere and for no answer.
    """
    answer = getattr(item, "answer", None)
    if answer is None:
        return [Check("answered", False, "หน่วยงานยังไม่ได้ระบุว่าแสดงรายการนี้ที่ใด")]
    found = [Check("answered", True, "ระบุที่แสดงแล้ว"), _alive(answer, target)]
    if found[-1].passed is False:
        return found
    files = target.files(answer.data_year) if target else []
    return [*found, _year(answer, target), _parts(item, answer), _opening(files), _text(files)]


def _alive(answer, target):
    if target is None:
        return _alive_elsewhere(Link.objects.filter(address=answer.url).first())
    return Check("alive", target.opens, "เปิดหน้าได้" if target.opens else "เปิดหน้าไม่ได้ หน้านี้ยังไม่มีหรือยังไม่เผยแพร่")


def _alive_elsewhere(link):
    """Return the Check of a link elsewhere: what `manage.py check_links` found when it last followed it."""
    if link is None or link.state == Link.State.UNSURE:
        return Check("alive", None, "ลิงก์อยู่นอกเว็บไซต์นี้ ระบบยังตรวจไม่ได้ว่าเปิดได้")
    on = thai.format_date(link.checked_at)
    if link.state == Link.State.BROKEN:
        return Check("alive", False, f"ลิงก์เปิดไม่ได้เมื่อตรวจวันที่ {on}")
    return Check("alive", True, f"เปิดลิงก์ได้เมื่อตรวจวันที่ {on}")


def _year(answer, target):
    if answer.data_year is None:
        return Check("year", None, "เนื้อหาไม่ขึ้นกับปี")
    year = thai.to_thai_digits(answer.data_year)
    if target is None or target.edition is None:
        return Check("year", None, f"ระบบตรวจไม่ได้ว่าเป็นข้อมูลปี {year}")
    if answer.data_year in target.years:
        return Check("year", True, f"มีข้อมูลปี {year}")
    return Check("year", False, f"หน้านี้ยังไม่มีข้อมูลปี {year}")


def _parts(item, answer):
    parts = list(item.parts.all())
    if not parts:
        return Check("parts", None, "ไม่พบแหล่งข้อมูลที่บอกองค์ประกอบของรายการนี้")
    count = len(set(parts) & set(answer.shown.all()))
    words = f"{thai.to_thai_digits(count)} จาก {thai.to_thai_digits(len(parts))} องค์ประกอบ"
    return Check("parts", count == len(parts), f"แสดงครบ {words}" if count == len(parts) else f"แสดงแล้ว {words}")


def _opening(files):
    if not files:
        return Check("files", None, "หน้านี้ไม่มีไฟล์แนบ")
    broken = [file.name for file in files if not intact(file.sha256)]
    return Check("files", not broken, f"ไฟล์เสียหรือหาย: {', '.join(broken)}" if broken else "เปิดไฟล์ได้ทุกไฟล์")


def _text(files):
    stored = StoredFile.objects.filter(sha256__in={file.sha256 for file in files}).exclude(has_text_layer=None)
    unread = sorted(f"{file.name} ({file.text_problem})" for file in stored if file.text_problem)
    if not stored:
        return Check("text", None, "ไม่มีไฟล์ PDF")
    if unread:
        return Check("text", False, f"ค้นหาและอ่านออกเสียงไม่ได้: {', '.join(unread)}")
    return Check("text", True, "PDF มีชั้นข้อความที่อ่านได้ทุกไฟล์")


def intact(sha256):
    """Return whether the stored file is on disk and still what its name says."""
    path = settings.MEDIA_ROOT / sha256[:2] / sha256
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
