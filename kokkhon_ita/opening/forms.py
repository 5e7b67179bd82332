"""What is asked of a new office, by the page and by the command alike."""

from django import forms

from common.forms import UploadFormField
from common.models import StoredFile

from .office_types import OFFICE_TYPES

USUAL = "เว้นว่างไว้จะใช้ส่วนราชการที่หน่วยงานประเภทนี้มีตามปกติ แก้ไขได้ภายหลัง"


class NewOfficeForm(forms.Form):
    office_type = forms.ChoiceField(
        label="ประเภทของหน่วยงาน", choices=[(code, one.name) for code, one in OFFICE_TYPES.items()]
    )
    place = forms.CharField(label="ชื่อ (ไม่ต้องพิมพ์ประเภท)", max_length=120, help_text="เช่น ตัวอย่างพัฒนา")
    divisions = forms.CharField(
        label="ส่วนราชการ บรรทัดละหนึ่งส่วน ตามลำดับ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=USUAL,
    )
    address = forms.CharField(label="ที่อยู่", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    site = forms.URLField(label="ที่อยู่เว็บไซต์นี้", required=False, assume_scheme="https")
    logo = UploadFormField(label="ตราหน่วยงาน", required=False, accept=".png,.jpg,.jpeg")

    def clean_divisions(self) -> list[str]:
        """Return the names of the divisions, each once; those usual for the type where none was typed."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["divisions"].splitlines())
        typed = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 200 for name in typed):
            raise forms.ValidationError("ชื่อส่วนราชการยาวเกิน ๒๐๐ ตัวอักษร")
        usual = OFFICE_TYPES.get(self.cleaned_data.get("office_type", ""))
        return typed or list(usual.divisions if usual else ())

    def clean_logo(self) -> StoredFile | None:
        """Return the picture; refuse any other file."""
        stored = self.cleaned_data["logo"]
        if stored and stored.content_type not in ("image/png", "image/jpeg"):
            raise forms.ValidationError("ตราหน่วยงานต้องเป็นภาพ PNG หรือ JPEG")
        return stored
