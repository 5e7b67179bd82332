"""The general door: trouble, complaint, suggestion or praise."""

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms

from ..models import Category
from .report import ReportForm, line, words

KINDS = [
    ("ร้องทุกข์", "ร้องทุกข์: ขอให้แก้ไขความเดือดร้อน"),
    ("ร้องเรียน", "ร้องเรียน: ไม่พอใจการทำงานหรือการให้บริการ"),
    ("ข้อเสนอแนะ", "ข้อเสนอแนะ"),
    ("คำชม", "คำชม"),
]


class GeneralForm(ReportForm):
    """What happened, where, and how to reach the reporter if they wish."""

    door, subject_field = "general", "text"
    fields_of_report = ("kind", "category", "text", "place", "involved_words")

    kind = forms.ChoiceField(label="ต้องการแจ้งเรื่องประเภทใด", choices=KINDS, widget=forms.RadioSelect)
    category = forms.ModelChoiceField(
        label="หมวดเรื่อง", queryset=Category.objects.filter(active=True), required=False, empty_label="ไม่แน่ใจ หรืออื่น ๆ"
    )
    text = words("รายละเอียด", rows=6, required=True, help_text="เกิดอะไรขึ้น เมื่อใด และต้องการให้หน่วยงานทำอะไร")
    place = words("สถานที่", rows=2, help_text="เช่น หมู่ที่ ถนน ซอย หรือจุดสังเกตใกล้เคียง")
    name = line("ชื่อผู้แจ้ง (ไม่บังคับ)", autocomplete="name")
    contact = line("ช่องทางติดต่อกลับ (ไม่บังคับ)", help_text="โทรศัพท์ อีเมล หรือที่อยู่ หากไม่ระบุ ท่านติดตามเรื่องด้วยรหัสได้")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        concerned = Fieldset("เรื่องนี้เกี่ยวข้องกับบุคลากรของหน่วยงานหรือไม่ (ไม่บังคับ)", "involved", "involved_words")
        self.helper.layout = Layout(
            "kind", "category", "text", "place",
            HTML('{% include "complaints/held_files.html" %}'), "files",
            concerned,
            Fieldset("ข้อมูลของท่าน", "name", "contact"),
        )  # fmt: skip
