"""Typing slips: a line a slip, a digit a question; and settling those that two people read differently."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField

from common import thai
from common.fields import ThaiCharFormField
from common.numbers import short_number
from measures.importing.files import ACCEPT, read_rows

from ..models import PaperBatch
from ..models.answers import Age, Sex
from . import entries, typists

SEX, AGE = [("", "–"), *Sex.choices], [("", "–"), *Age.choices]
UNANSWERED = "none"
MARKS = [*((str(mark), thai.to_thai_digits(mark)) for mark in (5, 4, 3, 2, 1))]
EXAMPLE = "5543555455"


def read_marks(text: str, names: list[str]) -> dict[str, int | None]:
    """Return {question: mark or None} of digits such as "5540321…"; raises ValidationError and says what is wrong."""
    digits = "".join(thai.to_arabic_digits(text).replace("-", "0").split())
    if len(digits) != len(names):
        raise ValidationError(f"ต้องมี {thai.format_number(len(names))} หลัก แต่กรอก {thai.format_number(len(digits))} หลัก")
    if set(digits) - set("012345"):
        raise ValidationError("ใช้ได้เฉพาะเลข ๑ ถึง ๕ และ ๐ สำหรับข้อที่ไม่ได้ตอบ")
    return {name: int(digit) or None for name, digit in zip(names, digits, strict=True)}


def example(count: int) -> str:
    """Return the marks of a made-up slip of `count` questions, in Thai digits."""
    return thai.to_thai_digits((EXAMPLE * (count // len(EXAMPLE) + 1))[:count])


class EntryForm(forms.Form):
    """One entry of a bundle, empty each time: whoever types the second time does not see the first."""

    def __init__(self, *args: Any, batch: PaperBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.names = [name for name in entries.titles(batch) if name not in ("sex", "age")]
        self.numbers = range(1, batch.slips + 1)
        for number in self.numbers:
            self.fields[f"m{number}"] = forms.CharField(
                label="คะแนน", required=False, widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
            )
            self.fields[f"s{number}"] = forms.ChoiceField(label="เพศ", choices=SEX, required=False)
            self.fields[f"a{number}"] = forms.ChoiceField(label="อายุ", choices=AGE, required=False)
            for letter in "msa":
                field = self.fields[f"{letter}{number}"]
                field.widget.attrs["aria-label"] = f"ใบที่ {thai.to_thai_digits(number)} {field.label}"

    @property
    def example(self) -> str:
        """Return what a line of this form may look like."""
        return example(len(self.names))

    @property
    def lines(self) -> list[tuple[int, list[BoundField]]]:
        """Return (number, bound fields) of each slip."""
        return [(number, [self[f"{letter}{number}"] for letter in "msa"]) for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        """Leave the slips that were typed in `entry`; a line without marks is a slip that is not there."""
        super().clean()
        cleaned = self.cleaned_data
        self.entry: dict[int, dict[str, Any]] = {}
        for number in self.numbers:
            if text := cleaned.get(f"m{number}", "").strip():
                self._read(number, text, cleaned)
        if not self.entry and not self.errors:
            raise ValidationError("ยังไม่ได้กรอกใบใด")
        return cleaned

    def _read(self, number: int, text: str, cleaned: dict[str, Any]) -> None:
        try:
            marks = read_marks(text, self.names)
        except ValidationError as refusal:
            self.add_error(f"m{number}", refusal)
        else:
            self.entry[number] = {**marks, "sex": cleaned.get(f"s{number}", ""), "age": cleaned.get(f"a{number}", "")}


class AloneForm(forms.Form):
    """Asks why one person types both entries, where one does; `reason` is "" where two do."""

    alone = ThaiCharFormField(
        label="เหตุที่ไม่มีอีกคนหนึ่งกรอก",
        max_length=300,
        help_text="เช่น กองคลังมีเจ้าหน้าที่คนเดียว เหตุนี้จะแสดงในผลสำรวจที่เผยแพร่",
        error_messages={"required": typists.REASON_MISSING},
    )

    def __init__(self, *args: Any, is_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        if not is_alone:
            del self.fields["alone"]

    @property
    def reason(self) -> str:
        return self.cleaned_data.get("alone", "")


class TableForm(forms.Form):
    """One entry from a table: the number of the slip, a column a question, then sex and age where there are."""

    file = forms.FileField(
        label="หรือนำเข้าจากไฟล์ .xlsx .csv",
        help_text="แถวแรกเป็นหัวตาราง ช่องแรกเลขที่ใบ ตามด้วยคะแนนข้อละช่อง แล้วเพศและอายุ (ถ้ามี)",
        widget=forms.FileInput({"accept": ACCEPT}),
        error_messages={"required": "ยังไม่ได้เลือกไฟล์ คะแนนที่กรอกไว้ในหน้านี้ยังอยู่ครบแต่ยังไม่ได้บันทึก"},
    )

    def __init__(self, *args: Any, batch: PaperBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.batch = batch
        self.names = [name for name in entries.titles(batch) if name not in ("sex", "age")]

    def clean_file(self) -> UploadedFile:
        """Leave the slips of the table in `entry`; raises ValidationError naming every wrong row."""
        rows = read_rows(self.cleaned_data["file"])
        self.entry: dict[int, dict[str, Any]] = {}
        problems = []
        for place, row in enumerate(rows[1:], start=2):
            if any(row[1:]):  # a number alone is a slip that is not there
                try:
                    self._read(row)
                except ValidationError as refusal:
                    problems.append(f"แถวที่ {thai.format_number(place)} {refusal.messages[0]}")
        if problems or not self.entry:
            raise ValidationError(problems[:10] or "ไม่พบแบบสำรวจในไฟล์นี้")
        return self.cleaned_data["file"]

    def _read(self, row: list[str]) -> None:
        number, *cells = [thai.to_arabic_digits(cell).strip() for cell in row]
        slip = short_number(number)
        if slip is None or not 1 <= slip <= self.batch.slips:
            raise ValidationError(f"เลขที่ใบ “{number[:20]}” ต้องอยู่ระหว่าง ๑ ถึง {thai.format_number(self.batch.slips)}")
        if slip in self.entry:
            raise ValidationError(f"เลขที่ใบ {thai.to_thai_digits(slip)} ซ้ำ")
        marks = read_marks("".join(cell or "0" for cell in cells[: len(self.names)]), self.names)
        sex, age = ([*cells[len(self.names) :], "", ""])[:2]
        self.entry[slip] = {**marks, "sex": _code(sex, SEX), "age": _code(age, AGE)}


def _code(text: str, choices: Iterable[tuple[str, Any]]) -> str:
    """Return the code of a label such as "หญิง", "" for what is none."""
    return next((code for code, label in choices if text and text in (code, thai.to_arabic_digits(label))), "")


class SettleForm(forms.Form):
    """What the slip itself says, for every difference; one left open waits."""

    def __init__(self, *args: Any, batch: PaperBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.differences, titles = entries.differences(batch), entries.titles(batch)
        choices = {"sex": Sex.choices, "age": Age.choices}
        for one in self.differences:
            label = f"ใบที่ {thai.to_thai_digits(one.slip)} {titles[one.question]}"
            wait = [("wait", "ยังไม่ตัดสิน"), (UNANSWERED, "ไม่ได้ตอบ"), *choices.get(one.question, MARKS)]
            self.fields[f"{one.slip}-{one.question}"] = forms.ChoiceField(label=label, choices=wait, initial="wait")
            self.fields[f"{one.slip}-{one.question}"].widget.attrs["aria-label"] = label

    @property
    def lines(self) -> list[tuple[str, str, str, BoundField]]:
        """Return (label, first reading, second reading, bound field) of each difference."""
        return [
            (
                str(self.fields[name := f"{one.slip}-{one.question}"].label),
                entries.words(one.question, one.first),
                entries.words(one.question, one.second),
                self[name],
            )
            for one in self.differences
        ]

    def chosen(self) -> dict[int, dict[str, Any]]:
        """Return {slip: {question: value}} of what was settled."""
        found: dict[int, dict[str, Any]] = {}
        for one in self.differences:
            value = self.cleaned_data[f"{one.slip}-{one.question}"]
            if value != "wait":
                found.setdefault(one.slip, {})[one.question] = _settled(one.question, value)
        return found


def _settled(question: str, value: str) -> int | str | None:
    """Return what is kept of a choice: a code, a mark, and for no answer what an entry has for it."""
    if question in ("sex", "age"):
        return "" if value == UNANSWERED else value
    return None if value == UNANSWERED else int(value)
