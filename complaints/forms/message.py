"""The reporter's message on the tracking page."""

from crispy_forms.helper import FormHelper
from django import forms

from .report import FilesField, words


class ReplyForm(forms.Form):
    """A message with files; at least one of the two."""

    text = words("ข้อความถึงเจ้าหน้าที่", rows=4)
    files = FilesField(label="แนบไฟล์เพิ่ม", required=False)

    def __init__(self, *args, problems=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.problems = problems
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self):
        data = super().clean()
        for problem in self.problems:
            self.add_error(None, problem)
        if not data.get("text") and not self.arrived and not self.errors:
            self.add_error("text", "โปรดเขียนข้อความหรือแนบไฟล์")
        return data

    @property
    def arrived(self):
        """Return the sealed files sent with the message."""
        return [one.arrived for one in self.files.getlist("files")] if self.files else []
