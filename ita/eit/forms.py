"""The staff form of a survey round: a link pasted as NACC gives it, a QR picture that is read before it is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from common import uploads
from common.later import later

from ..models import EitRound
from . import links

_mismatch = later("ita.eit.reading.mismatch")

ENDINGS = (".png", ".jpg", ".jpeg")


class EitRoundForm(forms.ModelForm):
    link = forms.CharField(
        label="ลิงก์แบบวัด EIT",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField", "inputmode": "url"}),
        help_text=f"คัดลอกจากระบบ ITAS เช่น {links.EXAMPLE} หากยังไม่ทราบรหัสให้ใส่ {links.BARE}",
    )
    new_official_qr = forms.FileField(
        label="นำเข้าภาพคิวอาร์โค้ดทางการ",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text="ภาพ PNG หรือ JPEG จากระบบ ITAS ระบบจะอ่านภาพและไม่รับภาพที่ไม่ตรงกับลิงก์ด้านบน",
    )
    drop_official_qr = forms.BooleanField(label="เลิกใช้ภาพคิวอาร์โค้ดทางการ", required=False)

    class Meta:
        model = EitRound
        fields = ("fiscal_year", "opens", "closes", "next_opens", "next_closes", "app_store", "google_play")

    def __init__(self, *args: Any, instance: EitRound | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"instance": instance})
        self.initial.setdefault("link", instance.link if instance else links.BARE)

    def clean_link(self) -> str:
        """Keep the code of a good link on the round: the model's own checks run after this."""
        self.instance.code = links.read(self.cleaned_data["link"])
        return self.instance.link

    def clean_new_official_qr(self) -> UploadedFile | None:
        upload = self.cleaned_data["new_official_qr"]
        if upload and not upload.name.lower().endswith(ENDINGS):
            raise ValidationError("รับเฉพาะภาพ PNG หรือ JPEG")
        return upload

    def clean(self) -> dict[str, Any]:
        """Store a new picture once it leads where the link leads; the model checks one that stays."""
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("drop_official_qr"):
            self.instance.official_qr = None
        if cleaned.get("new_official_qr") and "link" in cleaned:
            self._take(cleaned["new_official_qr"])
        return cleaned

    def _take(self, upload: UploadedFile) -> None:
        try:
            if problem := _mismatch(upload.read(), self.instance.code):
                raise ValidationError(problem)
            upload.seek(0)
            self.instance.official_qr = uploads.store(upload)
        except ValidationError as refusal:
            self.add_error("new_official_qr", refusal)
