"""Staff forms of the disclosures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.admin.rows import OrderedForm
from common.fields import ThaiCharFormField
from common.forms import UploadFormField, UploadingForm
from common.models import StoredFile

from .models import Activity, Announcement, Document, Photo
from .models.no_gift import PICTURES

PICTURE_ENDINGS = ".png,.jpg,.jpeg,.jfif,.webp,.heic,.heif"


def _reason(help_text: str) -> ThaiCharFormField:
    return ThaiCharFormField(
        label="เหตุผล",
        max_length=1000,
        help_text=help_text,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
    )


class DocumentForm(UploadingForm):
    """A document's facts; its file comes in here once and changes only by ReplaceForm."""

    new_file = UploadFormField(label="ไฟล์")

    class Meta:
        model = Document
        fields = ("topic", "fiscal_year", "round", "title", "dated", "review_on", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["new_file"]

    def clean_new_file(self) -> StoredFile:
        stored = self.cleaned_data["new_file"]
        self.instance.file = stored
        return stored


class ReplaceForm(forms.Form):
    new_file = UploadFormField(label="ไฟล์ใหม่")
    reason = _reason("แสดงต่อสาธารณะข้างไฟล์เดิม เช่น แก้ไขตัวเลขในตารางหน้า ๓")


class WithdrawForm(forms.Form):
    reason = _reason("แสดงต่อสาธารณะแทนไฟล์ เช่น เผยแพร่ผิดปีงบประมาณ และย้อนกลับไม่ได้")


class AnnouncementForm(UploadingForm):
    new_original = UploadFormField(label="นำเข้าต้นฉบับที่ลงนาม", required=False, accept=f".pdf,{PICTURE_ENDINGS}")
    drop_original = forms.BooleanField(label="นำต้นฉบับออก", required=False)

    class Meta:
        model = Announcement
        fields = (
            "fiscal_year", "title", "introduction", "text", "text_english", "signed_by", "position", "signed_on",
        )  # fmt: skip

    def clean_new_original(self) -> StoredFile | None:
        """Let the signed original be the new file; refuse what a reader can't look at in the browser."""
        stored = self.cleaned_data["new_original"]
        if stored and stored.content_type not in (*PICTURES, "application/pdf"):
            raise ValidationError("ต้นฉบับต้องเป็น PDF หรือภาพ PNG หรือ JPEG")
        if stored:
            self.instance.original = stored
        return stored

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("drop_original") and not cleaned.get("new_original"):
            self.instance.original = None
        return cleaned


class ActivityForm(forms.ModelForm):
    class Meta:
        model = Activity
        fields = ("announcement", "title", "held_on", "text", "order")


class PhotoForm(UploadingForm, OrderedForm):
    """A photograph with its words; a new file takes the place of the one before."""

    new_file = UploadFormField(label="ภาพ", required=False, accept=PICTURE_ENDINGS)

    class Meta:
        model = Photo
        fields = ("order", "alt")

    def clean_new_file(self) -> StoredFile | None:
        stored = self.cleaned_data["new_file"]
        if stored is None and not self.instance.file_id:
            raise ValidationError("โปรดเลือกภาพ")
        if stored:
            self.instance.file = stored
        return stored
