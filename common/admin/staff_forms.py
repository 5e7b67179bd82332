"""Forms of an account: a new one asks what the person will need on the first day."""

from typing import Any, ClassVar

from django import forms

from ..accounts.forms import StaffNameField
from ..models import StaffUser
from .divisions import OffersDivisions


class StaffForm(OffersDivisions):
    """An account as it is changed; its password is set by its person alone."""

    class Meta:
        model = StaffUser
        fields = ("username", "is_staff", "first_name", "last_name", "email", "division", "position", "groups")
        labels: ClassVar[dict[str, str]] = {"is_staff": "เข้าหน้าของเจ้าหน้าที่ได้"}
        help_texts: ClassVar[dict[str, str]] = {
            "is_staff": "เอาเครื่องหมายออกเมื่อผู้นี้ไม่ต้องเข้าระบบอีก",
            "groups": "เลือกได้หลายกลุ่ม สิทธิ์รวมกัน",
        }
        field_classes = {"username": StaffNameField}


class NewStaffForm(StaffForm):
    """An account to begin with, without a password."""

    no_division = forms.BooleanField(
        label="ไม่สังกัดส่วนราชการใด", required=False, help_text="เช่น นายก หรือผู้ตรวจสอบจากภายนอก"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("is_staff", True)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("division") and not cleaned.get("no_division") and "division" not in self.errors:
            self.add_error("division", "โปรดเลือกส่วนราชการ หรือทำเครื่องหมายว่าไม่สังกัดส่วนราชการใด")
        return cleaned

    def save(self, commit: bool = True) -> StaffUser:
        self.instance.set_unusable_password()
        return super().save(commit)
