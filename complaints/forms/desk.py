"""Forms for signing in to the desk."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from common import thai

from ..readers.keyholders import MIN_PASSPHRASE


class SecondFactorForm(forms.Form):
    """A one-time code of the officer's telephone, or a printed one."""

    token = forms.CharField(
        label="รหัสครั้งเดียว", max_length=16, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )


class UnlockForm(forms.Form):
    """The desk passphrase."""

    passphrase = forms.CharField(label="วลีรหัสเปิดห้อง", widget=forms.PasswordInput(attrs={"autocomplete": "off"}))


class NewPassphraseForm(forms.Form):
    """A new desk passphrase, twice."""

    passphrase = forms.CharField(
        label="วลีรหัสใหม่", min_length=MIN_PASSPHRASE, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=f"อย่างน้อย {thai.to_thai_digits(MIN_PASSPHRASE)} ตัวอักษร แนะนำคำสี่ห้าคำที่ไม่เกี่ยวกัน และห้ามใช้รหัสผ่านของบัญชี",
    )  # fmt: skip
    again = forms.CharField(label="วลีรหัสใหม่อีกครั้ง", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("passphrase") and data["passphrase"] != data.get("again"):
            self.add_error("again", "วลีรหัสสองครั้งไม่ตรงกัน")
        elif data.get("passphrase"):
            validate_password(data["passphrase"])
        return data


class ChangedPassphraseForm(NewPassphraseForm):
    """The passphrase of now with a new one: a room left open is not enough to take over its key."""

    old = forms.CharField(
        label="วลีรหัสปัจจุบัน", widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="ถามอีกครั้งแม้ห้องเปิดอยู่ เพื่อไม่ให้ผู้ที่พบห้องเปิดทิ้งไว้เปลี่ยนวลีรหัสของท่านได้",
    )  # fmt: skip
    field_order = ["old", "passphrase", "again"]


class ForgottenForm(NewPassphraseForm):
    """The personal recovery code with a new passphrase."""

    code = forms.CharField(
        label="รหัสกู้คืนส่วนตัว ๒๘ หลัก", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    field_order = ["code", "passphrase", "again"]
