"""What the forms of both channels share: files, whom it concerns, the trap for robots, the error summary."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from crispy_forms.layout import HTML, Layout
from django import forms

from common import thai
from common.fields import ThaiCharFormField
from common.promises import promise

from ..cases.messages import LONGEST
from ..filing.intake import Report
from ..models import StaffMember
from ..readers import sound
from ..readers.choosing import Involved
from .files import FilesField, SealedFilesForm

SUBJECT_LENGTH = 80
TWO_OPEN_IT = promise(
    "name-opens-by-two", "เปิดได้เมื่อเจ้าหน้าที่ผู้รับผิดชอบเขียนเหตุผลและผู้รับเรื่องอีกคนเห็นชอบ ท่านจะเห็นในหน้าติดตามเรื่อง"
)
HELD = HTML('{% include "complaints/held_files.html" %}')  # files that came with an earlier try


def paragraph(
    label: str, *, rows: int = 3, help_text: str = "", required: str = "", longest: int = LONGEST
) -> ThaiCharFormField:
    """Return a text field of several lines; `required` is the Thai sentence for one that was left empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    return ThaiCharFormField(
        label=label, help_text=help_text, required=bool(required), max_length=longest, widget=widget,
        error_messages={"required": required},
    )  # fmt: skip


def line(label: str, *, help_text: str = "", required: bool = False, autocomplete: str = "off") -> ThaiCharFormField:
    """Return a text field of one line."""
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return ThaiCharFormField(label=label, help_text=help_text, required=required, max_length=300, widget=widget)


class KeysField(forms.Field):
    """Several keys of people of the roster, as hidden fields."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> frozenset[str]:
        """Return the keys as a frozen set of texts."""
        return frozenset(value or ())


class PeopleField(forms.ModelMultipleChoiceField):
    """People of the roster to tick, each named as the roster in force names them."""

    def show(self, people: Iterable[Any]) -> None:
        """Offer these people."""
        self.said = {row.pk: str(row) for row in people}
        self.queryset = StaffMember.objects.filter(pk__in=self.said)

    def label_from_instance(self, obj: Any) -> str:
        """Return the post and name in force, in Thai digits, whatever the row says now."""
        return thai.to_thai_digits(self.said[obj.pk])


class ReportForm(SealedFilesForm):
    """A report through one channel. `report()` is what intake files; `arrived` its sealed files.

    `pages` names the fields of each page on which the public types it, in their order. A form made
    for a page shows that page's fields and holds those of the pages before; one without holds all.
    """

    channel = subject_field = ""
    fields_of_report: tuple[str, ...] = ()
    labels_of_report: ClassVar[dict[str, str]] = {}  # on the last look, where another field tells part of it
    pages: dict[str, tuple] = {}

    cleared = KeysField(required=False)
    outside_only = forms.BooleanField(required=False, widget=forms.HiddenInput)

    involved = PeopleField(
        label="ผู้ที่เกี่ยวข้องซึ่งไม่ควรเห็นเรื่องนี้",
        queryset=StaffMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=promise("involved-have-no-key", "ผู้ที่ท่านเลือกจะเปิดดูเรื่องนี้ไม่ได้ และไม่เห็นเรื่องนี้ในรายการของตน"),
    )
    involved_words = line(
        "ผู้ที่เกี่ยวข้องคนอื่น (ถ้ามี)",
        help_text="ระบุชื่อหรือตำแหน่ง "
        + promise("words-keep-officers-out", "ระบบจะกันบุคลากรที่ชื่อหรือตำแหน่งตรงกับที่ระบุออกจากเรื่องนี้"),
    )
    files = FilesField(  # type: ignore[assignment] # the form's own files are of another kind
        label="ไฟล์หลักฐาน (ถ้ามี)",
        required=False,
        help_text=promise("report-limits", "ไม่เกิน ๑๐ ไฟล์ ไฟล์ละไม่เกิน ๑๐๐ เมกะไบต์ รวมไม่เกิน ๓๐๐ เมกะไบต์")
        + " เช่น ภาพ เสียง วิดีโอ หรือเอกสาร",
    )
    website = forms.CharField(
        label="เว้นช่องนี้ว่างไว้", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, page: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if page:
            self._keep_until(page)
            self.helper.layout = Layout(*self.pages[page])
        if "involved" in self.fields:
            self._name_people()

    def _name_people(self) -> None:
        cast(PeopleField, self.fields["involved"]).show(row for row in sound.people() if row.active)

    def _keep_until(self, page: str) -> None:
        names = list(self.pages)
        held = [name for other in names[: names.index(page) + 1] for name in self._in_order(other)]
        for name in [name for name in self.fields if name not in {*held, "website"}]:
            del self.fields[name]
        self.order_fields(held)  # what must be mended is told in the order in which it is asked

    @classmethod
    def _in_order(cls, page: str) -> list[str]:
        return [pointer.name for pointer in Layout(*cls.pages.get(page, ())).get_field_names()]

    @classmethod
    def names_on(cls, page: str) -> set[str]:
        """Return the names of the fields on a page; none for a page that is not this form's."""
        return set(cls._in_order(page))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("website"):
            self.add_error(None, "โปรดเว้นช่องที่ระบุให้เว้นว่างไว้")
        return data

    def report(self) -> Report:
        """Return the valid form as a report to file."""
        data = self.cleaned_data
        text = " ".join(data[self.subject_field].split())
        return Report(
            channel=self.channel,
            subject=text[:SUBJECT_LENGTH],
            fields={name: str(data[name]) for name in self.fields_of_report if data.get(name)},
            identity=self.identity(),
            involved=Involved(
                frozenset(member.pk for member in data["involved"]),
                cleared=data.get("cleared", frozenset()),
                outside_only=data.get("outside_only", False),
                is_shown=True,
            ),
            category=str(data.get("category") or ""),
            service=data.get("service", ""),
        )

    def identity(self) -> dict[str, str]:
        """Return what the reporter said of who they are; empty when nothing."""
        return {name: self.cleaned_data[name] for name in ("name", "contact") if self.cleaned_data.get(name)}
