"""The two forms of an import: the table, and what the table alone can't say."""

import hashlib
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from common import thai
from common.fields import FiscalYearFormField, ThaiCharFormField
from common.models import Division

from ..frameworks.edition import Framework as SaidFramework
from ..importing import files
from ..importing.drafts import MeasureDraft, TableDraft
from ..importing.indicators import guessed_indicator, told_indicator
from ..importing.names import matched, means_all, nearest, surely
from ..importing.saving import import_plan
from ..models import Framework, Plan
from .choices import indicator_choices

NEW, DROPPED, ALL = "new", "dropped", "all"
EVERY = "หมายถึงทุกส่วนราชการ โปรดตรวจ"
LONGEST_PASTE = 2_000_000


class YearForm(forms.Form):
    """The fiscal year that a table is for: one without a plan."""

    fiscal_year = FiscalYearFormField(label="ปีงบประมาณของตาราง (พ.ศ.)")

    def clean_fiscal_year(self) -> int:
        year = self.cleaned_data["fiscal_year"]
        if Plan.objects.filter(pk=year).exists():
            raise ValidationError(f"มีแผนของปีงบประมาณ {thai.to_thai_digits(year)} อยู่แล้ว จึงไม่นำเข้าทับ")
        return year


class UploadForm(YearForm):
    """The fiscal year, and a file or a pasted table; `cleaned_data["sheets"]` holds what was read."""

    file = forms.FileField(
        label="ไฟล์ตาราง",
        required=False,
        help_text=f"{files.TAKEN} ไม่เกิน {thai.format_bytes(files.MOST_BYTES)}",
        widget=forms.FileInput({"accept": files.ACCEPT}),
    )
    pasted = forms.CharField(
        label="หรือวางตาราง",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 6, "data-paste-table": ""}),
        help_text="เลือกทั้งตารางใน Word หรือ Excel รวมหัวตาราง คัดลอก แล้ววางในช่องนี้",
    )

    def clean(self) -> None:
        """Read the one table that was given."""
        upload, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if self.errors:
            return
        if bool(upload) == bool(pasted.strip()):
            raise ValidationError("โปรดเลือกไฟล์ หรือวางตารางในช่องวางตาราง อย่างใดอย่างหนึ่ง")
        name = "file" if upload else "pasted"
        try:
            self.cleaned_data["sheets"] = files.read_sheets(upload) if upload else files.read_pasted(pasted)
        except ValidationError as refusal:
            self.add_error(name, refusal)


class ConfirmForm(forms.Form):
    """Title, preamble, divisions that the office doesn't know, indicators, reasons for periods outside the year."""

    title = ThaiCharFormField(label="ชื่อประกาศ", max_length=500, widget=forms.Textarea({"rows": 2}))
    preamble = ThaiCharFormField(label="คำนำ", required=False, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, draft: TableDraft, fiscal_year: int, may_add_divisions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft, self.fiscal_year = draft, fiscal_year
        self.divisions = list(Division.objects.in_year(fiscal_year))
        others = Division.objects.exclude(pk__in=[one.pk for one in self.divisions])
        self.known = matched(draft.division_names, self.divisions)
        self.unknown = [name for name, division in self.known.items() if division is None]
        elsewhen = matched(self.unknown, others)
        for name in self.unknown:
            self.fields[division_key(name)] = _division_field(name, self.divisions, may_add_divisions, elsewhen[name])
        framework = Framework.objects.in_force(fiscal_year)
        told = {measure.row: told_indicator(measure.title, framework) for measure in draft.measures}
        untold = [measure.number for measure in draft.measures if told[measure.row] is None]
        self.guessed = [number for number in untold if guessed_indicator(number, framework)]
        for measure in draft.measures:
            self.fields[f"indicator_{measure.row}"] = _indicator_field(measure, told[measure.row], framework)
        first, last = thai.fiscal_year_range(fiscal_year)
        for measure in draft.measures:
            starts, ends = cast(date, measure.starts), cast(date, measure.ends)
            if not first <= starts <= ends <= last:
                self.fields[f"reason_{measure.row}"] = _reason_field(measure)

    def save(self) -> Plan | None:
        """Import the draft and return the Plan, or None with the refusal on the form and nothing imported."""
        cleaned = self.cleaned_data
        chosen = {name: self._meant(cleaned[division_key(name)]) for name in self.unknown}
        known = {name: [division] for name, division in self.known.items() if division}
        measures = self.draft.measures
        try:
            return import_plan(
                self.draft,
                fiscal_year=self.fiscal_year,
                title=cleaned["title"],
                preamble=cleaned["preamble"],
                divisions=known | chosen,
                indicators={measure.number: int(cleaned[f"indicator_{measure.row}"]) for measure in measures},
                reasons={measure.number: cleaned.get(f"reason_{measure.row}", "") for measure in measures},
            )
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return None

    def _meant(self, choice: str) -> list[Division] | None:
        """Return the divisions that a choice means, None for one to be made."""
        plain = {NEW: None, DROPPED: [], ALL: self.divisions}
        return plain[choice] if choice in plain else [Division.objects.get(pk=choice)]


def division_key(name: str) -> str:
    """Return the name of the field that asks what a division's name means: the same whatever else the table has."""
    return f"division_{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _division_field(
    name: str, divisions: list[Division], may_add: bool, elsewhen: Division | None = None
) -> forms.ChoiceField:
    """Ask what a name means: a sure guess is chosen already; a new one only for whoever may add divisions.

    `elsewhen` has this name but stands in other years: whoever carries on is chosen, and no second one gets the name.
    """
    heir = elsewhen.carried_on() if elsewhen else None
    is_all, sure = means_all(name), heir if heir in divisions else None if elsewhen else surely(name, divisions)
    near = sure or nearest(name, divisions)
    choices = [("", "โปรดเลือก"), *((str(division.pk), f"คือ {division}") for division in divisions)]
    choices.append((ALL, "ทุกส่วนราชการของหน่วยงาน"))
    if may_add and not elsewhen:
        choices.append((NEW, f"เพิ่มส่วนราชการใหม่ชื่อ “{name}”"))
    choices.append((DROPPED, "ไม่ใช่ส่วนราชการ ไม่นำเข้า"))
    return forms.ChoiceField(
        label=f"ส่วนราชการที่ไม่รู้จัก “{name}”",
        choices=choices,
        initial=ALL if is_all else str(sure.pk) if sure else "",
        help_text=_hint(elsewhen, near, is_all),
    )


def _hint(elsewhen: Division | None, near: Division | None, is_all: bool) -> str:
    if elsewhen:
        return elsewhen.told_end() or f"{elsewhen} ไม่ได้ใช้ในปีงบประมาณนี้"
    return EVERY if is_all else f"ใกล้เคียงที่สุด: {near.name}" if near else "ไม่มีชื่อที่ใกล้เคียง"


def _indicator_field(measure: MeasureDraft, told: int | None, framework: SaidFramework) -> forms.ChoiceField:
    """Ask for the indicator: chosen already is what the title tells, else what stands in the measure's place, named so."""
    guess = None if told else guessed_indicator(measure.number, framework)
    return forms.ChoiceField(
        label=f"ตัวชี้วัด ITA ของมาตรการที่ {thai.to_thai_digits(measure.number)}",
        choices=[("", "โปรดเลือก"), *indicator_choices(framework)],
        initial=told or guess,
        help_text=f"{measure.title} (เลือกตัวชี้วัดตามลำดับ โปรดตรวจ)" if guess else measure.title,
    )


def _reason_field(measure: MeasureDraft) -> ThaiCharFormField:
    period = thai.format_range(cast(date, measure.starts), cast(date, measure.ends))
    return ThaiCharFormField(
        label=f"เหตุผลที่มาตรการที่ {thai.to_thai_digits(measure.number)} อยู่นอกปีงบประมาณ",
        widget=forms.Textarea({"rows": 2}),
        help_text=f"ในตารางเขียนว่า {period}",
    )
