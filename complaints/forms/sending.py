"""What an officer says of a copy that leaves for another agency."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.fields import ThaiCharFormField, ThaiDateFormField

from ..desk import exporting, protecting
from ..desk.sending import Sending
from ..readers.by_two import TOO_LITTLE, is_of_substance

NO_AGENCY = "โปรดระบุหน่วยงานที่จะส่งถึง"


class SendingForm(forms.Form):
    """To whom which part of a case goes, with which letter, and whether its reporter is told."""

    part = forms.ChoiceField(label="สิ่งที่ส่ง", choices=list(exporting.PARTS.items()))
    agency = ThaiCharFormField(label="ถึง", max_length=200, error_messages={"required": NO_AGENCY})
    number = ThaiCharFormField(label="หนังสือที่", max_length=100, required=False)
    day = ThaiDateFormField(label="ลงวันที่", required=False)
    silent = forms.BooleanField(required=False)
    why = ThaiCharFormField(max_length=1000, required=False)
    key = forms.CharField()

    def clean_day(self) -> date:
        return self.cleaned_data["day"] or timezone.localdate()

    def clean_key(self) -> str:
        if not protecting.is_key(self.cleaned_data["key"]):
            raise ValidationError("รหัสเปิดไฟล์ไม่ครบ โปรดเปิดหน้านี้ใหม่")
        return self.cleaned_data["key"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("silent") and not is_of_substance(data.get("why", "")):
            self.add_error("why", TOO_LITTLE)
        return data

    def sending(self) -> Sending:
        """Return what the valid form says."""
        data = self.cleaned_data
        named = {name: data[name] for name in ("part", "agency", "number", "day")}
        return Sending(**named, untold_because=data["why"] if data["silent"] else "")
