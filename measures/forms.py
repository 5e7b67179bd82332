"""Staff forms of the measures."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError

from common import uploads
from common.admin.rows import OrderedForm
from common.forms import UploadFormField, UploadingForm
from common.models import StoredFile

from .models import Evidence, Measure, Result


class EvidenceForm(UploadingForm, OrderedForm):
    """One piece of evidence: a file brought in here, a link, or a page of this site; a file names itself."""

    places = ("url", "page")
    new_file = UploadFormField(label="เลือกไฟล์", required=False)
    url = forms.URLField(
        label="ลิงก์ภายนอก",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"class": "vURLField"}),
    )

    class Meta:
        model = Evidence
        fields = ("order", "title", "url", "page")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "เว้นว่างได้เมื่อแนบไฟล์ที่ชื่อบอกเรื่อง ระบบจะใช้ชื่อไฟล์"
        if self.instance.file_id:
            self.fields["new_file"].label = "เปลี่ยนไฟล์"

    def clean_new_file(self) -> StoredFile | None:
        """Let a new file take the place of whatever proved the result before."""
        stored = self.cleaned_data["new_file"]
        if stored:
            self.instance.file = stored
        return stored

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and urlsplit(url).scheme not in ("http", "https"):
            raise ValidationError("ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http://")
        return url

    def clean(self) -> dict[str, Any]:
        """Let a link or page replace a kept file, and ask for a title where no file gives one."""
        super().clean()
        cleaned = self.cleaned_data
        if self.refused_a_file():
            return cleaned
        stored = cleaned.get("new_file")
        if not stored and (cleaned.get("url") or cleaned.get("page")):
            self.instance.file = None
        if not cleaned.get("title") and "title" not in self.errors:
            self._take_title(stored)
        return cleaned

    def _take_title(self, stored: StoredFile | None) -> None:
        """Let a file give the title where its name tells readers something; else ask for one."""
        stem = PurePosixPath(stored.name).stem if stored else ""
        if uploads.says_something(stem):
            self.cleaned_data["title"] = stem
        elif stored:
            self.add_error("title", f"โปรดระบุชื่อหลักฐาน ชื่อไฟล์ “{stored.name}” ไม่บอกประชาชนว่าเป็นเรื่องใด")
        else:
            self.add_error("title", "โปรดระบุชื่อหลักฐาน")


class ResultForm(forms.ModelForm):
    class Meta:
        model = Result
        fields = ("measure", "step", "text", "round", "reported_on", "division")

    def clean_measure(self) -> Measure:
        """Keep a reported result with its measure: evidence and history belong to it."""
        measure = self.cleaned_data["measure"]
        if self.instance.measure_id and measure.pk != self.instance.measure_id:
            raise ValidationError("ย้ายผลไปมาตรการอื่นไม่ได้ โปรดเพิ่มผลใหม่ที่มาตรการนั้น")
        return measure
