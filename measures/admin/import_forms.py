"""The two forms of an import: the file, and what the file alone can't say."""

from django import forms
from django.core.exceptions import ValidationError

from common import thai
from common.fields import FiscalYearFormField, ThaiCharFormField
from common.models import Division

from ..importing import files
from ..importing.names import matched, nearest
from ..importing.saving import import_plan, likely_indicator
from ..indicators import INDICATORS
from ..models import Plan

NEW = "new"


class UploadForm(forms.Form):
    fiscal_year = FiscalYearFormField(label="ปีงบประมาณของตาราง (พ.ศ.)")
    file = forms.FileField(
        label="ไฟล์ตาราง",
        help_text="ไฟล์ .xlsx .csv หรือ .tsv ไม่เกิน ๕ เมกะไบต์ มีหัวคอลัมน์หกช่องตามแบบของทางราชการ",
        widget=forms.FileInput({"accept": files.ACCEPT}),
    )

    def clean_fiscal_year(self):
        year = self.cleaned_data["fiscal_year"]
        if Plan.objects.filter(pk=year).exists():
            raise ValidationError(f"มีแผนของปีงบประมาณ {thai.to_thai_digits(year)} อยู่แล้ว จึงไม่นำเข้าทับ")
        return year

    def clean_file(self):
        """Keep the rows that the file holds beside its name."""
        upload = self.cleaned_data["file"]
        upload.rows = files.read_rows(upload)
        return upload


class ConfirmForm(forms.Form):
    """Title, preamble, divisions that the office doesn't know, indicators, reasons for periods outside the year."""

    title = ThaiCharFormField(label="ชื่อประกาศ", max_length=500, widget=forms.Textarea({"rows": 2}))
    preamble = ThaiCharFormField(label="คำนำ", required=False, widget=forms.Textarea({"rows": 4}))
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, draft, fiscal_year, may_add_divisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft, self.fiscal_year = draft, fiscal_year
        divisions = list(Division.objects.all())
        self.known = matched(draft.division_names, divisions)
        self.unknown = [name for name, division in self.known.items() if division is None]
        for place, name in enumerate(self.unknown):
            self.fields[f"division_{place}"] = _division_field(name, divisions, may_add_divisions)
        for measure in draft.measures:
            self.fields[f"indicator_{measure.number}"] = _indicator_field(measure)
        first, last = thai.fiscal_year_range(fiscal_year)
        for measure in draft.measures:
            if measure.starts and not first <= measure.starts <= measure.ends <= last:
                self.fields[f"reason_{measure.number}"] = _reason_field(measure)

    def save(self):
        """Import the draft and return the Plan, or None with the refusal on the form and nothing imported."""
        cleaned = self.cleaned_data
        chosen = {name: self._division(cleaned[f"division_{place}"]) for place, name in enumerate(self.unknown)}
        numbers = [measure.number for measure in self.draft.measures]
        try:
            return import_plan(
                self.draft,
                fiscal_year=self.fiscal_year,
                title=cleaned["title"],
                preamble=cleaned["preamble"],
                divisions=self.known | chosen,
                indicators={number: int(cleaned[f"indicator_{number}"]) for number in numbers},
                reasons={number: cleaned.get(f"reason_{number}", "") for number in numbers},
            )
        except ValidationError as refusal:
            self.add_error(None, refusal)

    def _division(self, choice):
        return None if choice == NEW else Division.objects.get(pk=choice)


def _division_field(name, divisions, may_add):
    """Ask what a name means: the nearest division comes first; a new one only for whoever may add divisions."""
    near = nearest(name, divisions)
    choices = [("", "โปรดเลือก")]
    if may_add:
        choices.append((NEW, f"เพิ่มส่วนราชการใหม่ชื่อ “{name}”"))
    choices += [(str(division.pk), f"คือ {division.name}") for division in divisions]
    help_text = f"ใกล้เคียงที่สุด: {near.name}" if near else "ไม่มีชื่อที่ใกล้เคียง"
    return forms.ChoiceField(label=f"ส่วนราชการที่ไม่รู้จัก “{name}”", choices=choices, help_text=help_text)


def _indicator_field(measure):
    return forms.ChoiceField(
        label=f"ตัวชี้วัด ITA ของมาตรการที่ {thai.to_thai_digits(measure.number)}",
        choices=[("", "โปรดเลือก"), *((n, f"{thai.to_thai_digits(n)}. {name}") for n, name in INDICATORS.items())],
        initial=likely_indicator(measure),
        help_text=measure.title,
    )


def _reason_field(measure):
    period = thai.format_range(measure.starts, measure.ends)
    return ThaiCharFormField(
        label=f"เหตุผลที่มาตรการที่ {thai.to_thai_digits(measure.number)} อยู่นอกปีงบประมาณ",
        widget=forms.Textarea({"rows": 2}),
        help_text=f"ในตารางเขียนว่า {period}",
    )
