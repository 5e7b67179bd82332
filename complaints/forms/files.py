"""Files in a form: sealed while they arrived, and held when the form has to come again."""

from collections.abc import Sequence
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from ..files.uploads import Arrived, SealedUpload, too_much
from ..filing.holding import Held, redeem, ticket

LOST = "ไฟล์{}ที่แนบไว้หมดเวลาเก็บชั่วคราวแล้ว โปรดเลือกไฟล์ใหม่ หรือกดอีกครั้งเพื่อส่งโดยไม่มีไฟล์นี้"


class FilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several sealed uploads; none is fine."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[SealedUpload]:
        """Return the sealed uploads of the request."""
        return [one for one in data or [] if isinstance(one, SealedUpload)]


class SealedFilesForm(forms.Form):
    """A form with files; `problems` (Thai) are what the upload handler refused, and become errors of the form."""

    def __init__(self, *args: Any, problems: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems = problems
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        gone = lost(cast(QueryDict, self.data)) if "files" in self.fields else []
        for problem in [*self.problems, *too_much(self.arrived), *gone]:
            self.add_error(None, problem)
        return data

    @property
    def arrived(self) -> list[Arrived]:
        """Return the sealed files of this form: those held from an earlier try and not dropped, then the new ones."""
        if not hasattr(self, "_arrived"):
            self._arrived = arrived(cast(QueryDict, self.data), self.files) if self.is_bound else []
        return self._arrived

    @property
    def held(self) -> list[tuple[Arrived, str]]:
        """Return (file, ticket) of each, for templates/complaints/held_files.html."""
        return [(one, ticket(one)) for one in self.arrived]


def arrived(data: QueryDict, files: MultiValueDict | None) -> list[Arrived]:
    """Return the sealed files that came with a request: held ones that are not dropped, then new ones."""
    new = [one.arrived for one in files.getlist("files")] if files else []
    return [*(one.arrived for one in _wanted(data) if one and one.is_there), *new]


def lost(data: QueryDict) -> list[str]:
    """Return a Thai sentence for each file that was held for this form and is lost: nothing goes on without it unsaid."""
    gone = [one for one in _wanted(data) if one is None or one.is_lost]
    return [LOST.format(f" “{one.arrived.name}” " if one else "") for one in gone]


def _wanted(data: QueryDict) -> list[Held | None]:
    """Return what is held for the form and was not dropped; None for each ticket that is not ours."""
    held, dropped = map(redeem, data.getlist("held")), data.getlist("drop")
    return [one for one in held if one is None or one.arrived.id.hex not in dropped]
