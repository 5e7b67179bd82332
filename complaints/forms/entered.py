"""The forms of both channels for an officer who enters what came on foot, by telephone, by letter or from the box."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.fields import ThaiDateFormField
from common.promises import promise

from ..cases.desk_work import CAME_BY
from ..filing.intake import Report
from .corruption import CorruptionForm
from .general import GeneralForm

OLDEST = timedelta(days=90)
NOT_SAID_HOW = "โปรดเลือกว่าได้รับเรื่องทางใด"
SEALED_NAME = (
    promise("name-lies-apart", "ชื่อและช่องทางติดต่อเก็บแยกจากเนื้อเรื่องในซองปิดผนึก")
    + " "
    + promise("name-opens-by-two", "เปิดได้เมื่อผู้รับเรื่องคนหนึ่งเขียนเหตุผลและผู้รับเรื่องอีกคนเห็นชอบ ผู้แจ้งจะเห็นในหน้าติดตามเรื่อง")
)
# The forms' own words are said to the reporter; these are said to the officer who types for one.
LABELS = {"how_known": "ผู้แจ้งทราบเรื่องนี้ได้อย่างไร", "naming": "ผู้แจ้งต้องการแจ้งชื่อหรือไม่"}
HELP = {
    "name": SEALED_NAME,
    "contact": "โทรศัพท์ อีเมล หรือที่อยู่ของผู้แจ้ง หากไม่ระบุ ผู้แจ้งติดตามเรื่องด้วยรหัสได้",
    "how_known": "เห็นเอง ได้ยินมา หรือพบในเอกสาร ระวังอย่าให้คำตอบบ่งบอกตัวผู้แจ้ง หากผู้แจ้งไม่ต้องการเปิดเผย",
    "involved": promise("involved-have-no-key", "ผู้ที่เลือกจะเปิดดูเรื่องนี้ไม่ได้ และไม่เห็นเรื่องนี้ในรายการของตน"),
    "files": promise("report-limits", "ไม่เกิน ๑๐ ไฟล์ ไฟล์ละไม่เกิน ๑๐๐ เมกะไบต์ รวมไม่เกิน ๓๐๐ เมกะไบต์")
    + " เช่น ภาพ เสียง หรือสแกนจดหมาย ตำแหน่งที่ภาพบันทึกไว้อยู่ในต้นฉบับที่ปิดผนึกเท่านั้น โปรดกรอกสถานที่เอง",
}


class Entered(forms.Form):
    """How and when it came; mixed into the form of a channel."""

    came_by = forms.ChoiceField(
        label="ได้รับทาง", choices=CAME_BY, error_messages={"required": NOT_SAID_HOW, "invalid_choice": NOT_SAID_HOW}
    )
    received_on = ThaiDateFormField(
        label="ได้รับเมื่อ", required=False, initial=timezone.localdate, help_text="กำหนดแจ้งผลนับจากวันนี้ เว้นว่างไว้หากได้รับวันนี้"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("website", "cleared", "outside_only"):  # belong to the pages of the public
            del self.fields[name]
        self._speak_to_the_officer()
        last = ("files", "involved", "involved_words")
        own = [name for name in self.fields if name not in last]
        self.order_fields(["came_by", "received_on", *own, *last])

    def _speak_to_the_officer(self) -> None:
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS.get(name, field.label), HELP.get(name, field.help_text)

    def clean_received_on(self) -> date:
        today = timezone.localdate()
        day = self.cleaned_data["received_on"] or today
        if not today - OLDEST <= day <= today:
            raise ValidationError("วันที่ได้รับเรื่องต้องไม่เป็นวันในอนาคต และย้อนหลังได้ไม่เกิน ๙๐ วัน")
        return day

    def report(self) -> Report:
        """Return the valid form as a report to file, with how and when it came."""
        data = self.cleaned_data
        report = super().report()  # type: ignore[misc]
        unseen = replace(report.involved, is_shown=False)
        return replace(report, involved=unseen, came_by=data["came_by"], received_on=data["received_on"])


class EnteredGeneral(Entered, GeneralForm):
    """What came for the general channel."""


class EnteredCorruption(Entered, CorruptionForm):
    """What came for the corruption channel."""


ENTERED_FORMS = {"general": EnteredGeneral, "corruption": EnteredCorruption}
