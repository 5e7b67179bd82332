"""Form fields for what staff bring in."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import BaseRenderer
from django.forms.utils import ErrorDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from . import thai, uploads
from .models import StaffUser, StoredFile

TAKEN = {
    "PDF": {".pdf"},
    "Word (DOCX)": {".docx"},
    "Excel (XLSX)": {".xlsx"},
    "CSV": {".csv"},
    "ภาพจากกล้องหรือโทรศัพท์": {".jpg", ".png"},
}
SALT = "a file kept while its form is mended"


def what_is_taken(accept: str) -> str:
    """Return in Thai what a field of these endings takes, and how large it may be."""
    endings = set(accept.split(","))
    names = ", ".join(name for name, its in TAKEN.items() if its & endings)
    return f"{names} ไม่เกิน {thai.format_bytes(settings.UPLOAD_MAX_BYTES)}"


class UploadInput(forms.FileInput):
    """A file input that the browser checks before it sends, and that keeps a taken file while other fields are mended."""

    kept: StoredFile | None = None

    class Media:
        js = ("js/uploads.js",)

    def __init__(self, accept: str) -> None:
        super().__init__({"accept": accept, "data-most": settings.UPLOAD_MAX_BYTES})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or _kept(data.get(f"{name}-kept"))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}-kept" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        field = super().render(name, value, attrs, renderer)
        if self.kept is None:
            return field
        token = signing.dumps(self.kept.pk, salt=SALT)
        return format_html(
            '{}<span class="upload-kept">รับไฟล์ {} ไว้แล้ว ไม่ต้องเลือกใหม่</span><input type="hidden" name="{}-kept" value="{}">',
            field, self.kept.name, name, token,
        )  # fmt: skip


def _kept(token: str | None) -> StoredFile | None:
    """Return the stored file that an earlier answer of ours names, None for anything else."""
    try:
        pk = signing.loads(token or "", salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return None
    return StoredFile.objects.filter(pk=pk).first()


class UploadFormField(forms.FileField):
    """A file input whose cleaned value is the StoredFile of what was chosen, or None when nothing was.

    A form that knows its user sets `by` on the field; the stored file then names who brought it in.
    """

    by: StaffUser | None = None
    widget = UploadInput

    def __init__(self, *, accept: str = uploads.ACCEPT, help_text: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", UploadInput(accept))
        super().__init__(help_text=help_text or what_is_taken(accept), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> StoredFile | None:
        stored = data if isinstance(data, StoredFile) else self._stored(super().clean(data, initial))
        self.widget.kept = stored
        return stored

    def _stored(self, upload: UploadedFile | None) -> StoredFile | None:
        return uploads.store(upload, by=self.by) if upload else None


class UploadingForm(forms.ModelForm):
    """A form that brings in files; the admin sets `user` on the class that it makes for each request.

    A refused file is the one thing that is said of it: nothing else is asked for that would have followed from the file.
    Where one of several `places` is to be filled in, a refused one is no missing one.
    """

    places: ClassVar[tuple[str, ...]] = ()
    user: StaffUser | None = None
    _errors: ErrorDict | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, UploadFormField):
                field.by = self.user

    def add_error(self, field: str | None, error: Any) -> None:
        """Note what is wrong, except what the model says of a whole of which a part is missing because it was refused."""
        if field is None and (self.refused_a_file() or self._refused_a_place()):
            error = None if self.refused_a_file() else _of_fields(error)
        if error:
            super().add_error(field, error)

    def _refused_a_place(self) -> bool:
        return any(name in self.places for name in self._errors or {})

    def refused_a_file(self) -> bool:
        """Return whether a file that was sent is refused."""
        return any(isinstance(self.fields.get(name), UploadFormField) for name in self._errors or {})


def _of_fields(error: Any) -> ValidationError | None:
    """Return what of an error is about single fields, None when nothing is."""
    found = getattr(error, "error_dict", {})
    of_fields = {name: errors for name, errors in found.items() if name != NON_FIELD_ERRORS}
    return ValidationError(of_fields) if of_fields else None
