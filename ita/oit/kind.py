"""The OIT checklist as something that can be published."""

from django.urls import reverse

from common import thai
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .confidence import Confidence
from .edition import Checklist
from .presentation import ListView

LABELS = {
    "schema": "รูปแบบข้อมูล",
    "fiscal_year": "ปีงบประมาณ",
    "organisation": "หน่วยงาน",
    "name": "ชื่อ",
    "short_name": "ชื่อย่อ",
    "site_address": "ที่อยู่เว็บไซต์",
    "complete": "บัญชีรายการครบ",
    "source": "แหล่งที่มา",
    "items": "รายการ",
    "code": "รหัส",
    "title": "ชื่อ",
    "sub_indicator": "ตัวชี้วัดย่อย",
    "parts": "องค์ประกอบที่",
    "text": "ข้อความ",
    "shown": "แสดงแล้ว",
    "parts_complete": "รู้องค์ประกอบครบ",
    "title_confidence": "ความเชื่อมั่นของชื่อ",
    "parts_confidence": "ความเชื่อมั่นขององค์ประกอบ",
    "answer": "คำตอบ",
    "url": "ที่อยู่",
    "explanation": "คำอธิบาย",
    "data_year": "ปีของข้อมูล",
    "updated_on": "ปรับปรุงเมื่อ",
    "division": "ส่วนราชการผู้รับผิดชอบ",
    "checks": "การตรวจที่",
    "passed": "ผ่าน",
    "sentence": "ผลการตรวจ",
}


def words(field, value, content):
    """Return the Thai words for how sure a title or its parts are, None for any other field."""
    return Confidence(value).label if field in ("title_confidence", "parts_confidence") else None


def warnings(content):
    """Return one sentence that counts the answers which would not stand before an assessor."""
    unready = [item.code for item in ListView(content).numbered if item.answer and item.problems]
    return [f"คำตอบที่ยังไม่ครบ {thai.format_number(len(unready))} ข้อ: {' '.join(unready)}"] if unready else []


def register():
    from . import content, search, views

    register_kind(
        Kind(
            name="oit",
            label="รายการเปิดเผยข้อมูลสาธารณะ (OIT)",
            content=content.content,
            keys=content.keys,
            contents=(Checklist,),
            title=lambda content: f"รายการ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content['fiscal_year'])}",
            page=views.list_page,
            url=lambda key: reverse("ita:oit", args=[key]),
            edition_url=lambda key, number: reverse("ita:oit-edition", args=[key, number]),
            history_url=lambda key: reverse("ita:oit-history", args=[key]),
            labels=LABELS,
            words=words,
            search=search.entries,
            warnings=warnings,
        )
    )
