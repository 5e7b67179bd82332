"""What became of the files that a save brought in, told to whoever saved."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from ..forms import UploadFormField
from ..models import StoredFile
from ..uploads import recognizing


class TellsOfFiles:
    """A model admin that says, after a save, what had to be changed of the files of its form and its rows."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        for file in _brought([form, *(row for formset in formsets for row in formset.forms)]):
            tell_of(request, file)


def tell_of(request: HttpRequest, file: StoredFile) -> None:
    """Say what was changed of a file that just came in, and that its copy with text is on its way."""
    if file.changed:
        messages.info(request, f"{file.name}: {file.changed}")
    if recognizing.is_due(file):
        messages.info(request, f"{file.name}: {file.text_problem} {recognizing.COMING}")


def _brought(forms: Iterable[BaseForm]) -> Iterator[StoredFile]:
    for form in forms:
        cleaned = getattr(form, "cleaned_data", {})  # none on a row that was just deleted
        for name, field in form.fields.items():
            file = cleaned.get(name)
            if isinstance(field, UploadFormField) and isinstance(file, StoredFile) and name in form.changed_data:
                yield file
