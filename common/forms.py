"""Form fields for what staff bring in."""

from django import forms

from . import uploads


class UploadFormField(forms.FileField):
    """A file input whose cleaned value is the StoredFile of what was chosen, or None when nothing was.

    A form that knows its user sets `by` on the field; the stored file then names who brought it in.
    """

    by = None

    def __init__(self, *, accept=uploads.ACCEPT, help_text="", **kwargs):
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept}))
        super().__init__(help_text=help_text or f"ชนิด {accept.replace(',', ' ')}", **kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return uploads.store(upload, by=self.by) if upload else None


class UploadingForm(forms.ModelForm):
    """A form that brings in files; the admin sets `user` on the class that it makes for each request."""

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, UploadFormField):
                field.by = self.user
