"""What a finding is, and the short name of each kind."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

LABELS = {
    "overdue": "พ้นวันสิ้นสุด",
    "round-missing": "ยังไม่มีรายงานตามรอบ",
    "division-missing": "ไม่มีส่วนราชการผู้รับผิดชอบ",
    "division-ended": "ส่วนราชการผู้รับผิดชอบสิ้นสุดแล้ว",
    "step-without-result": "ขั้นตอนที่ยังไม่มีผล",
    "result-without-evidence": "ผลที่ยังไม่มีหลักฐาน",
    "result-day": "วันที่รายงานที่เป็นไปไม่ได้",
    "result-repeated": "ผลที่ข้อความซ้ำกัน",
    "gift-wording": "ถ้อยคำเรื่องรับของขวัญ",
    "leftover-html": "รหัส HTML ค้างในข้อความ",
    "leftover-bullet": "เครื่องหมายหัวข้อค้างในข้อความ",
    "mixed-digits": "เลขไทยปนเลขอารบิก",
}


@dataclass(frozen=True)
class Finding:
    """One thing to look at: a code of LABELS, a Thai sentence, and the working record that staff would change.

    `measure` is None for what concerns the whole plan.
    """

    code: str
    sentence: str
    record: Model
    measure: Any = None

    @property
    def label(self) -> str:
        return LABELS[self.code]

    @property
    def url(self) -> str:
        """Return the admin page where the record is changed: its own, or its measure's or plan's."""
        record: Any = self.record
        if record._meta.model_name in ("step", "responsibility"):
            record = record.measure
        elif record._meta.model_name == "weakpoint":
            record = record.plan
        elif record._meta.model_name == "evidence":
            record = record.result
        return reverse(f"admin:measures_{record._meta.model_name}_change", args=[record.pk])
