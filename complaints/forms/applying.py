"""The general form as a request for a service shows it: who applies, or that the applicant follows by the code alone."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms

from .report import HELD

BY_CODE = "ไม่แจ้งชื่อหรือช่องทางติดต่อ จะติดตามด้วยรหัสเท่านั้น"
BY_CODE_BUT_TYPED = "ท่านกรอกชื่อหรือช่องทางติดต่อไว้ แต่เลือกติดตามด้วยรหัสเท่านั้น โปรดเอาเครื่องหมายออกหากจะแจ้ง หรือลบสิ่งที่กรอกไว้หากไม่แจ้ง"
LAYOUT = ("name", "contact", "by_code", "text", HELD, "files", "kind", "service")
LABELS = {
    "name": "ชื่อผู้ยื่นคำขอ",
    "contact": "โทรศัพท์หรืออีเมลที่ติดต่อได้",
    "text": "รายละเอียดคำขอ",
    "files": "เอกสารแนบ (ถ้ามี)",
}
NEEDED = {
    "name": "โปรดกรอกชื่อผู้ยื่นคำขอ หรือเลือกติดตามด้วยรหัสเท่านั้น",
    "contact": "โปรดกรอกโทรศัพท์หรืออีเมลที่ติดต่อได้ หรือเลือกติดตามด้วยรหัสเท่านั้น",
    "text": "โปรดเขียนรายละเอียดคำขอ",
}


def is_request(form: forms.Form) -> bool:
    """Return whether what was typed, or what the form begins with, asks for a service."""
    return bool((form.data if form.is_bound else form.initial).get("service"))


def ask_for_applicant(form: Any) -> None:
    """Show of a form of the general channel only what a request needs, in the words of one."""
    form.helper.layout = Layout(*LAYOUT)
    form.order_fields(LAYOUT)  # what must be mended is told in the order of the page
    for name, label in LABELS.items():
        form.fields[name].label = label
    for name in ("name", "contact", "text"):
        form.fields[name].help_text = ""
    form.fields["text"].error_messages["required"] = NEEDED["text"]
    form.fields["kind"].widget = forms.HiddenInput()
    form.fields["by_code"].widget = forms.CheckboxInput()


def check_applicant(form: forms.Form) -> None:
    """Refuse a request of nobody, unless the applicant chose to follow it by the code alone; and one of somebody who chose so."""
    by_code = form.cleaned_data.get("by_code")
    if by_code and any(form.cleaned_data.get(name) for name in ("name", "contact")):
        form.add_error("by_code", BY_CODE_BUT_TYPED)
    for name in () if by_code else ("name", "contact"):
        if name in form.fields and not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, NEEDED[name])
