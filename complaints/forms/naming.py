"""The reporter's name and contact, given or taken back after the report was filed."""

from django import forms

from .report import line


class NamingForm(forms.Form):
    """Both may be left empty: then there is no name any more."""

    name = line("ชื่อ", autocomplete="off")
    contact = line("ช่องทางติดต่อ", autocomplete="off")

    def identity(self) -> dict:
        """Return what a valid form says of who the reporter is; {} for nobody."""
        return {name: text for name, text in self.cleaned_data.items() if text}
