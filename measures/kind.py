"""Measures as something that can be published: tells publishing how to freeze, show and name a year."""

from django.urls import reverse

from common import thai
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Plan
from .indicators import INDICATORS

LABELS = {
    "schema": "รูปแบบข้อมูล",
    "fiscal_year": "ปีงบประมาณ",
    "title": "ชื่อ",
    "preamble": "คำนำ",
    "organisation": "หน่วยงาน",
    "name": "ชื่อ",
    "short_name": "ชื่อย่อ",
    "chief_executive": "ผู้บริหารสูงสุด",
    "chief_executive_title": "ตำแหน่งผู้บริหารสูงสุด",
    "site_address": "ที่อยู่เว็บไซต์",
    "weak_points": "จุดที่ต้องพัฒนา",
    "divisions": "ผู้รับผิดชอบ",
    "code": "รหัส",
    "measures": "มาตรการที่",
    "number": "ลำดับ",
    "indicator": "ตัวชี้วัด",
    "instrument": "แบบวัด",
    "starts": "วันที่เริ่ม",
    "ends": "วันที่สิ้นสุด",
    "outside_reason": "เหตุผลที่อยู่นอกปีงบประมาณ",
    "delay_reason": "เหตุผลที่ล่าช้า",
    "steps": "ขั้นตอนที่",
    "text": "ข้อความ",
    "results": "ผลการดำเนินงานที่",
    "step": "ตอบขั้นตอนที่",
    "round": "รอบ (เดือน)",
    "reported_on": "วันที่รายงาน",
    "evidence": "หลักฐานที่",
    "type": "ชนิด",
    "url": "ลิงก์",
    "sha256": "แฮชของไฟล์",
    "size": "ขนาด",
}


def words(field, value, content):
    """Return the Thai words for a code that stands in a field of the content, None for what is no code."""
    if field == "divisions":
        return next((division["name"] for division in content["divisions"] if division["code"] == value), None)
    if field == "indicator":
        return f"{thai.to_thai_digits(value)} {INDICATORS[value]}"
    if field == "type":
        return {"file": "ไฟล์", "link": "ลิงก์ภายนอก", "page": "หน้าในเว็บไซต์นี้"}[value]
    return thai.format_bytes(value) if field == "size" else None


def register():
    from . import content, search, views
    from .reports import downloads

    register_kind(
        Kind(
            name="measures",
            label="มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            content=content.content,
            keys=content.keys,
            contents=(Plan,),
            title=lambda content: content["title"],
            page=views.year_page,
            url=lambda key: reverse("measures:year", args=[key]),
            edition_url=lambda key, number: reverse("measures:edition", args=[key, number]),
            history_url=lambda key: reverse("measures:history", args=[key]),
            search=search.entries,
            files=downloads.outputs,
            labels=LABELS,
            words=words,
        )
    )
