"""The general channel: trouble, complaint, suggestion or praise."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, cast

from crispy_forms.layout import HTML, Fieldset
from django import forms

from common import thai
from common.promises import promise

from ..cases.reported import APPLICANT
from ..filing.intake import Report
from ..guideline import in_force
from . import applying
from .files import FilesField
from .report import HELD, TWO_OPEN_IT, ReportForm, line, paragraph

REQUEST = "ขอรับบริการ"  # services send their requests through this channel
KINDS = [
    ("ร้องทุกข์", "ร้องทุกข์: ขอให้แก้ไขความเดือดร้อน"),
    ("ร้องเรียน", "ร้องเรียน: ไม่พอใจการทำงานหรือการให้บริการ"),
    ("ข้อเสนอแนะ", "ข้อเสนอแนะ"),
    ("คำชม", "คำชม"),
    (REQUEST, "ขอรับบริการ: ยื่นคำขอใช้บริการของหน่วยงาน"),
]
# A service can't be done for a nobody: whoever asks for one is told beside the request, not in an envelope of their own.
TYPED = dict(zip(APPLICANT, ("name", "contact"), strict=True))
POSITION = HTML('{% include "complaints/position.html" %}')


class GeneralForm(ReportForm):
    """What happened, where, and how to reach the reporter if they wish."""

    channel, subject_field = "general", "text"
    fields_of_report = ("place", "kind", "category", "text", "involved_words")
    labels_of_report: ClassVar[dict[str, str]] = {"text": "เกิดอะไรขึ้น"}
    pages = {
        "report": (
            "village", "place", POSITION, HELD, "files", "text", "kind", "category",
            Fieldset("เรื่องนี้เกี่ยวข้องกับบุคลากรของหน่วยงานหรือไม่ (ไม่บังคับ)", "involved", "involved_words"),
            Fieldset("ข้อมูลของท่าน", "name", "contact"), "service", "by_code",
        ),
    }  # fmt: skip

    files = FilesField(
        label="ภาพถ่ายหรือไฟล์อื่น (ถ้ามี)",
        required=False,
        help_text=ReportForm.base_fields["files"].help_text + " หากภาพบันทึกตำแหน่งที่ถ่ายไว้ ขั้นถัดไปจะถามว่าจะใช้ตำแหน่งนั้นหรือไม่",
    )
    kind = forms.ChoiceField(
        label="ต้องการแจ้งเรื่องประเภทใด",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกประเภทของเรื่อง"},
    )
    category = forms.ChoiceField(label="หมวดเรื่อง", required=False)
    text = paragraph("เกิดอะไรขึ้น", rows=5, required="โปรดเล่าว่าเกิดอะไรขึ้น", help_text="เกิดเมื่อใด และต้องการให้หน่วยงานทำอะไร")
    village = forms.ChoiceField(label="หมู่บ้านหรือชุมชน (ถ้าทราบ)", required=False)
    place = paragraph("ที่ไหน", rows=2, help_text="เช่น หมู่ที่ ถนน ซอย หรือจุดสังเกตใกล้เคียง")
    service = forms.CharField(required=False, widget=forms.HiddenInput)
    by_code = forms.BooleanField(label=applying.BY_CODE, required=False, widget=forms.HiddenInput)
    name = line(
        "ชื่อผู้แจ้ง (ไม่บังคับ)",
        autocomplete="name",
        help_text=promise("name-lies-apart", "ชื่อและช่องทางติดต่อเก็บแยกจากเนื้อเรื่องในซองปิดผนึก") + " " + TWO_OPEN_IT,
    )
    contact = line("ช่องทางติดต่อกลับ (ไม่บังคับ)", help_text="โทรศัพท์ อีเมล หรือที่อยู่ หากไม่ระบุ ท่านติดตามเรื่องด้วยรหัสได้")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = in_force.guideline()
        self._offer("category", said.categories, "ไม่แน่ใจ หรืออื่น ๆ")
        self._offer("village", said.villages, "ไม่แน่ใจ หรือนอกเขต")
        if applying.is_request(self):
            applying.ask_for_applicant(self)

    def _offer(self, field: str, names: Sequence[str], nothing: str) -> None:
        """Let the reporter choose one of these; a field without a choice is not shown."""
        if field in self.fields:
            choices = [(name, thai.to_thai_digits(name)) for name in names]
            cast(forms.ChoiceField, self.fields[field]).choices = [("", nothing), *choices]
            if not names:
                self.fields[field].widget = forms.HiddenInput()

    def report(self) -> Report:
        """Return the valid form as a report to file; of a request for a service with its applicant."""
        report = super().report()
        if not report.service:
            return report
        told = {name: self.cleaned_data[typed] for name, typed in TYPED.items() if self.cleaned_data.get(typed)}
        return replace(report, fields={**told, **report.fields}, identity={})

    def clean(self) -> dict[str, Any]:
        """Put the village before what was said of the place: they are read, compared and shown as one."""
        data = super().clean()
        if applying.is_request(self):
            applying.check_applicant(self)
        if village := data.get("village"):
            data["place"] = " ".join(filter(None, [village, data.get("place", "")]))
        return data
