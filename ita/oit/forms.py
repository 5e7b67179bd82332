"""Staff forms of the OIT checklist: an answer with its place, a part with what the person before it sees."""

from typing import Any, cast

from django import forms

from common import thai
from common.admin.rows import OrderedForm
from common.forms import UploadFormField
from common.models import StoredFile
from disclosures.forms import UploadingForm
from publishing import facts

from ..models import OitAnswer, OitJudgement, OitPart
from .judging import Judges


class AnswerForm(UploadingForm, OrderedForm):
    """One place; a page or a link that is typed takes the place of a file, and a new file that of either."""

    places = ("url", "page")
    new_file = UploadFormField(label="หรือนำเข้าไฟล์", required=False)

    class Meta:
        model = OitAnswer
        fields = ("order", "side", "page", "url", "explanation", "data_year", "updated_on", "division")

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        self.instance.file = cleaned.get("new_file") or self._kept_file(cleaned)
        return cleaned

    def _kept_file(self, cleaned: dict[str, Any]) -> StoredFile | None:
        return None if cleaned.get("page") or cleaned.get("url") else self.instance.file


class PartForm(OrderedForm):
    """A part, what sees it, and the tick of whoever looked at the pages that stand now.

    `judges` is set by the admin: it knows who is asked, the editions that stand, and keeps what they say.
    """

    fact = forms.ChoiceField(label="ระบบตรวจเอง", required=False)
    seen = forms.BooleanField(label="ข้าพเจ้าเปิดดูแล้ว แสดงครบ", required=False)
    judges: Judges | None = None

    class Meta:
        model = OitPart
        fields = ("order", "text", "fact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["fact"]).choices = [
            ("", "เจ้าหน้าที่เปิดดูเอง"),
            *((one.name, one.label) for one in facts.everything()),
        ]
        judged = getattr(self.instance, "judgement", None) if self.instance.pk else None
        holds = judged is not None and self.judges is not None and judged.seen == self.judges.seen
        self.initial["seen"] = holds
        self.fields["seen"].help_text = _told(judged, holds)

    def has_changed(self) -> bool:
        return "seen" in self.changed_data or super().has_changed()

    def save(self, commit: bool = True) -> OitPart:
        part = super().save(commit)
        if self.judges and "seen" in self.changed_data:
            self.judges.judge(part, self.cleaned_data["seen"])
        return part


def _told(judged: OitJudgement | None, holds: bool) -> str:
    """Return who looked and when, and whether it still counts."""
    if judged is None:
        return "ผลการตรวจนี้เผยแพร่พร้อมตำแหน่งและวันที่ และสิ้นผลเมื่อหน้าเว็บที่ตอบมีฉบับใหม่"
    told = f"{judged.by.role}ตรวจเมื่อวันที่ {thai.format_date(judged.on)}"
    return told if holds else f"{told} แต่หน้าเว็บที่ตอบเปลี่ยนไปแล้ว ต้องเปิดดูใหม่"
