"""Forms at the staff's door."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField

from ..user_names import one_spelling


class StaffNameField(UsernameField):
    """A user name in the one spelling that is kept, so that the throttle counts all others with it."""

    def to_python(self, value: Any) -> str:
        return one_spelling(super().to_python(value) or "")


class SignInForm(AdminAuthenticationForm):
    username = StaffNameField(widget=forms.TextInput(attrs={"autofocus": True}))


class CodeForm(forms.Form):
    """A code of the telephone, or a printed one."""

    code = forms.CharField(
        label="รหัส ๖ หลักจากแอปในโทรศัพท์ หรือรหัสสำรอง",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class FirstCodeForm(forms.Form):
    """The first code of a telephone that is being set up."""

    code = forms.CharField(
        label="เลข ๖ หลักที่แอปแสดงตอนนี้",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class ForgottenForm(forms.Form):
    """Whose password is forgotten."""

    who = forms.CharField(
        label="ชื่อผู้ใช้หรืออีเมลของท่าน", max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
