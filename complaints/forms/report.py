"""What the forms of both doors share: files, whom it concerns, the trap for robots, the error summary."""

from crispy_forms.helper import FormHelper
from django import forms

from common.fields import ThaiCharFormField
from common.thai import to_thai_digits

from ..holding import redeem
from ..intake import Report
from ..models import StaffMember
from ..opening import Involved
from ..uploads import MAX_CASE, MAX_FILES, SealedUpload

LONGEST = 20_000
SUBJECT_LENGTH = 80


class FilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several sealed uploads; none is fine."""

    widget = FilesInput

    def clean(self, data, initial=None):
        """Return the sealed uploads of the request."""
        return [one for one in data or [] if isinstance(one, SealedUpload)]


def words(label, *, rows=3, help_text="", required=False, longest=LONGEST):
    """Return a text field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return ThaiCharFormField(label=label, help_text=help_text, required=required, max_length=longest, widget=widget)


def line(label, *, help_text="", required=False, autocomplete="off"):
    """Return a text field of one line."""
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return ThaiCharFormField(label=label, help_text=help_text, required=required, max_length=300, widget=widget)


class ReportForm(forms.Form):
    """A report through one door. `report()` is what intake files; `arrived` its sealed files."""

    door = subject_field = ""
    fields_of_report = ()

    involved = forms.ModelMultipleChoiceField(
        label="ผู้ที่เกี่ยวข้องซึ่งไม่ควรเห็นเรื่องนี้",
        queryset=StaffMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="ผู้ที่ท่านเลือกจะไม่มีกุญแจเปิดเรื่องนี้ และจะไม่เห็นว่ามีเรื่องนี้อยู่",
    )
    involved_words = line(
        "ผู้ที่เกี่ยวข้องคนอื่น (ถ้ามี)",
        help_text="ระบุชื่อหรือตำแหน่ง ระบบจะกันบุคลากรที่ชื่อหรือตำแหน่งตรงกับที่ระบุออกจากเรื่องนี้",
    )
    files = FilesField(
        label="ไฟล์หลักฐาน (ถ้ามี)",
        required=False,
        help_text=f"ไม่เกิน {to_thai_digits(MAX_FILES)} ไฟล์ ไฟล์ละไม่เกิน ๑๐๐ เมกะไบต์ รวมไม่เกิน ๓๐๐ เมกะไบต์ เช่น ภาพ เสียง วิดีโอ หรือเอกสาร",
    )
    website = forms.CharField(
        label="เว้นช่องนี้ว่างไว้", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args, problems=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.problems = list(problems)
        self.fields["involved"].queryset = StaffMember.objects.filter(active=True)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for field in self.fields.values():
            field.error_messages["required"] = f"โปรดกรอก “{field.label}”"

    def clean(self):
        data = super().clean()
        if data.get("website"):
            self.problems.append("โปรดเว้นช่องที่ระบุให้เว้นว่างไว้")
        if len(self.arrived) > MAX_FILES:
            self.problems.append(f"แนบไฟล์ได้ไม่เกิน {MAX_FILES} ไฟล์ โปรดเลือกไฟล์ที่ไม่ต้องการออก")
        if sum(one.size for one in self.arrived) > MAX_CASE:
            self.problems.append("ไฟล์ทั้งหมดรวมกันใหญ่เกิน ๓๐๐ เมกะไบต์ โปรดเลือกไฟล์ที่ไม่ต้องการออก")
        for problem in self.problems:
            self.add_error(None, problem)
        return data

    @property
    def arrived(self):
        """Return the sealed files of this form: those held from an earlier try and not dropped, then the new ones."""
        if not hasattr(self, "_arrived"):
            held = map(redeem, self.data.getlist("held")) if self.is_bound else ()
            dropped = self.data.getlist("drop") if self.is_bound else ()
            new = [one.arrived for one in self.files.getlist("files")] if self.files else []
            self._arrived = [*(one for one in held if one and one.id.hex not in dropped), *new]
        return self._arrived

    def report(self):
        """Return the valid form as a report to file."""
        data = self.cleaned_data
        text = " ".join(data[self.subject_field].split())
        return Report(
            door=self.door,
            subject=text[:SUBJECT_LENGTH],
            fields={name: str(data[name]) for name in self.fields_of_report if data.get(name)},
            identity=self.identity(),
            involved=Involved(frozenset(member.pk for member in data["involved"]), self.named()),
            category=str(data.get("category") or ""),
        )

    def identity(self):
        """Return what the reporter said of himself; empty when nothing."""
        return {name: self.cleaned_data[name] for name in ("name", "contact") if self.cleaned_data.get(name)}

    def named(self):
        """Return the words in which somebody may be named as involved."""
        return self.cleaned_data["involved_words"]
