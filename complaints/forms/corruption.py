"""The corruption channel: who did what, where, when, and how it can be shown."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from common.promises import promise

from .report import HELD, TWO_OPEN_IT, ReportForm, line, paragraph

ANONYMOUS, NAMED = "anonymous", "named"
NAMELESS_BUT_TYPED = "ท่านกรอกชื่อหรือช่องทางติดต่อไว้ แต่เลือก “ไม่แจ้งชื่อ” โปรดเลือก “แจ้งชื่อ” หากจะแจ้ง หรือลบสิ่งที่กรอกไว้หากไม่แจ้ง"
NOTHING_TYPED = "ท่านเลือกแจ้งชื่อ โปรดกรอกชื่อหรือช่องทางติดต่อ หรือเลือก “ไม่แจ้งชื่อ”"


class CorruptionForm(ReportForm):
    """A report that can be acted upon, with or without a name."""

    channel, subject_field = "corruption", "what"
    fields_of_report = ("who", "what", "where", "when", "how_known", "evidence", "witnesses", "involved_words")
    labels_of_report = {"involved_words": "ผู้อื่นที่ไม่ควรเห็นเรื่องนี้"}
    pages = {
        "what": ("what", "where", "when", "how_known", "evidence", HELD, "files", "witnesses"),
        "who": (
            "who",
            Fieldset("กันผู้อื่นออกด้วย (ถ้ามี)", "involved", "involved_words"),
            Fieldset("ชื่อของท่าน", "naming", "name", "contact"),
        ),
    }

    who = paragraph(
        "ใครเป็นผู้กระทำ",
        rows=2,
        help_text="ชื่อ ตำแหน่ง หรือลักษณะที่พอระบุตัวได้ "
        + promise("words-keep-officers-out", "ผู้ที่ชื่อหรือตำแหน่งตรงกันจะถูกกันออกจากเรื่องนี้")
        + " ไม่ต้องเลือกซ้ำด้านล่าง",
    )
    what = paragraph(
        "ทำอะไร", rows=5, required="โปรดเล่าว่าเกิดอะไรขึ้น", help_text="เล่าเหตุการณ์ตามลำดับที่เกิด จำนวนเงินหรือสิ่งของ และวิธีการที่ใช้"
    )
    where = paragraph("ที่ไหน", rows=2)
    when = paragraph("เมื่อใด", rows=2, help_text="วันและเวลา หรือช่วงเวลาโดยประมาณ")
    how_known = paragraph(
        "ท่านทราบเรื่องนี้ได้อย่างไร",
        rows=2,
        help_text="เห็นเอง ได้ยินมา หรือพบในเอกสาร ระวังอย่าให้คำตอบบ่งบอกตัวท่าน หากไม่ต้องการเปิดเผย",
    )
    evidence = paragraph("พยานหลักฐานที่มี หรือที่ควรไปตรวจสอบ", rows=3)
    witnesses = paragraph("พยานบุคคลที่สอบถามได้", rows=2)
    naming = forms.ChoiceField(
        label="ท่านต้องการแจ้งชื่อหรือไม่",
        choices=[
            (ANONYMOUS, "ไม่แจ้งชื่อ"),
            (NAMED, promise("name-lies-apart", "แจ้งชื่อ เก็บแยกจากเนื้อเรื่องในซองปิดผนึก")),
        ],
        initial=ANONYMOUS,
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกว่าจะแจ้งชื่อหรือไม่"},
    )
    name = line("ชื่อ (เมื่อเลือกแจ้งชื่อ)", autocomplete="off")
    contact = line(
        "ช่องทางติดต่อ (เมื่อเลือกแจ้งชื่อ)",
        autocomplete="off",
        help_text=TWO_OPEN_IT + " " + promise("name-stays-out-of-the-export", "ชื่อไม่อยู่ในสำเนาเรื่องที่ส่งต่อหน่วยงานที่มีอำนาจ"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "involved" in self.fields:  # who did it was asked above
            self.fields["involved"].label = "ผู้อื่นที่ไม่ควรเห็นเรื่องนี้ เช่น ญาติหรือผู้ใต้บังคับบัญชาของผู้กระทำ"
            self.fields["involved_words"].label = "หรือพิมพ์ชื่อหรือตำแหน่ง"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        typed = super().identity()
        if data.get("naming") == ANONYMOUS and typed:
            self.add_error("naming", NAMELESS_BUT_TYPED)
        if data.get("naming") == NAMED and not typed and not {"name", "contact"} & set(self.errors):
            self.add_error("name", NOTHING_TYPED)
        return data

    def identity(self) -> dict[str, str]:
        return super().identity() if self.cleaned_data.get("naming") == NAMED else {}
