"""The statistics as something that can be published: tells publishing how to freeze, show and name a year."""

from django.urls import reverse

from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Statistics

LABELS = {
    "schema": "รูปแบบข้อมูล", "fiscal_year": "ปีงบประมาณ", "organisation": "หน่วยงาน", "doors": "ช่องทาง", "door": "ช่องทาง",
    "label": "ชื่อ", "as_of": "ข้อมูลถึงวันที่", "masked": "ปกปิดจำนวนน้อย", "statement": "ถ้อยแถลง", "periods": "ช่วงเวลา",
    "kind": "ชนิด", "starts": "เริ่ม", "ends": "สิ้นสุด", "figures": "ตัวเลข",
}  # fmt: skip


def register():
    from .figures import statistics
    from .views import statistics as pages

    register_kind(
        Kind(
            name=statistics.KIND,
            label="สถิติเรื่องร้องเรียน",
            content=statistics.content,
            keys=statistics.keys,
            contents=(Statistics,),
            title=lambda content: f"สถิติเรื่องร้องเรียน ปีงบประมาณ {content['fiscal_year']}",
            page=pages.year_page,
            url=lambda key: reverse("complaints:statistics-year", args=[key]),
            edition_url=lambda key, number: reverse("complaints:statistics-edition", args=[key, number]),
            history_url=lambda key: reverse("complaints:statistics-history", args=[key]),
            labels=LABELS | statistics.FIGURES,
        )
    )
