"""The page that brings in an outside evaluator's table."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from common.fields import ThaiCharFormField
from measures.importing.files import ACCEPT

from ..results import external


class ExternalTableForm(forms.Form):
    measured_by = ThaiCharFormField(label="ผู้ประเมิน", max_length=200, help_text="ชื่อเต็มของผู้ประเมิน แสดงต่อสาธารณะ")
    file = forms.FileField(label="ไฟล์ตาราง", widget=forms.FileInput({"accept": ACCEPT}), help_text="ไฟล์ .xlsx หรือ .csv")

    def clean_file(self) -> UploadedFile:
        """Keep the lines that the file holds beside its name."""
        upload = self.cleaned_data["file"]
        upload.lines = external.read(upload)
        return upload
