"""The general door: trouble, complaint, suggestion or praise."""

from crispy_forms.layout import Fieldset
from django import forms

from common.promises import promise

from ..models import Category
from .files import FilesField
from .report import HELD, TWO_OPEN_IT, ReportForm, line, words

REQUEST = "ขอรับบริการ"  # services send their requests through this door
KINDS = [
    ("ร้องทุกข์", "ร้องทุกข์: ขอให้แก้ไขความเดือดร้อน"),
    ("ร้องเรียน", "ร้องเรียน: ไม่พอใจการทำงานหรือการให้บริการ"),
    ("ข้อเสนอแนะ", "ข้อเสนอแนะ"),
    ("คำชม", "คำชม"),
    (REQUEST, "ขอรับบริการ: ยื่นคำขอใช้บริการของหน่วยงาน"),
]


class GeneralForm(ReportForm):
    """What happened, where, and how to reach the reporter if they wish."""

    door, subject_field = "general", "text"
    fields_of_report = ("place", "kind", "category", "text", "involved_words")
    pages = {
        "report": (
            "place", HELD, "files", "text", "kind", "category",
            Fieldset("เรื่องนี้เกี่ยวข้องกับบุคลากรของหน่วยงานหรือไม่ (ไม่บังคับ)", "involved", "involved_words"),
            Fieldset("ข้อมูลของท่าน", "name", "contact"),
        ),
    }  # fmt: skip

    files = FilesField(
        label="ภาพถ่ายหรือไฟล์อื่น (ถ้ามี)", required=False, help_text=ReportForm.base_fields["files"].help_text
    )
    kind = forms.ChoiceField(
        label="ต้องการแจ้งเรื่องประเภทใด",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกประเภทของเรื่อง"},
    )
    category = forms.ModelChoiceField(
        label="หมวดเรื่อง", queryset=Category.objects.filter(active=True), required=False, empty_label="ไม่แน่ใจ หรืออื่น ๆ"
    )
    text = words("เกิดอะไรขึ้น", rows=5, required="โปรดเล่าว่าเกิดอะไรขึ้น", help_text="เกิดเมื่อใด และต้องการให้หน่วยงานทำอะไร")
    place = words("ที่ไหน", rows=2, help_text="เช่น หมู่ที่ ถนน ซอย หรือจุดสังเกตใกล้เคียง")
    name = line(
        "ชื่อผู้แจ้ง (ไม่บังคับ)",
        autocomplete="name",
        help_text=promise("name-lies-apart", "ชื่อและช่องทางติดต่อเก็บแยกจากเนื้อเรื่องในซองปิดผนึก") + " " + TWO_OPEN_IT,
    )
    contact = line("ช่องทางติดต่อกลับ (ไม่บังคับ)", help_text="โทรศัพท์ อีเมล หรือที่อยู่ หากไม่ระบุ ท่านติดตามเรื่องด้วยรหัสได้")
