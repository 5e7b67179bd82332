"""The scores of a year as something that can be published."""

from django.urls import reverse

from common import thai
from measures.indicators import INSTRUMENTS
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Scores

LABELS = {
    "schema": "รูปแบบข้อมูล",
    "fiscal_year": "ปีงบประมาณ",
    "total": "คะแนนรวม",
    "measured_by": "ผู้ประเมิน",
    "announced_on": "วันที่ประกาศผล",
    "announced_in": "ประกาศที่ใด",
    "url": "ลิงก์ประกาศผล",
    "instruments": "คะแนนแบบวัด",
    "indicators": "คะแนนตัวชี้วัดที่",
    "code": "แบบวัด",
    "number": "ตัวชี้วัด",
    "score": "คะแนน",
}


def register():
    from . import content, views

    register_kind(
        Kind(
            name="ita-scores",
            label="ผลการประเมิน ITA",
            content=content.content,
            keys=content.keys,
            contents=(Scores,),
            title=lambda content: f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content['fiscal_year'])}",
            page=views.year_page,
            url=lambda key: reverse("ita:year", args=[key]),
            edition_url=lambda key, number: reverse("ita:year-edition", args=[key, number]),
            history_url=lambda key: reverse("ita:year-history", args=[key]),
            labels=LABELS,
            words=lambda field, value, content: INSTRUMENTS.get(value) if field == "code" else None,
        )
    )
