"""The framework of a fiscal year, as NACC sets it: what is measured, by what, with which weight and which grades."""

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import Any, Self, cast

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Ordered
from publishing.contents import content_of, title

from ..frameworks import edition, first

# The Thai word of a field stands once: in the type of what is published.
_of_band = partial(title, edition.Band)
_of_indicator = partial(title, edition.Indicator)
_of_instrument = partial(title, edition.Instrument)
_of_framework = partial(title, edition.Framework)

CODE = RegexValidator(r"\A[A-Z]{2,8}\Z", "รหัสแบบวัดเป็นอักษรโรมันตัวใหญ่ เช่น OIT")
SCORE = [MinValueValidator(0), MaxValueValidator(100)]


class Confidence(models.TextChoices):
    HIGH = "high", "มาก"
    MED = "med", "ปานกลาง"
    LOW = "low", "น้อย"
    NONE = "none", "ไม่พบแหล่งข้อมูล"


class FrameworkQuerySet(models.QuerySet):
    def whole(self) -> Self:
        """Return the frameworks with everything below them, in a constant number of queries."""
        return self.prefetch_related("instruments", "indicators__instrument", "bands", "dates", "national")

    def record_in_force(self, fiscal_year: int) -> "Framework | None":
        """Return the Framework of a fiscal year (พ.ศ.), until it is known the newest before it; None without either."""
        return cast("Framework | None", self.filter(pk__lte=fiscal_year).order_by("-pk").first())

    def in_force(self, fiscal_year: int) -> edition.Framework:
        """Return what is said of the framework in force in a fiscal year; the first one of all while none is known."""
        found = self.whole().record_in_force(fiscal_year)
        return found.said if found else first.framework(fiscal_year)

    def of_years(self, fiscal_years: Iterable[int]) -> dict[int, edition.Framework]:
        """Return fiscal year → what is said of the framework in force then."""
        return {year: self.in_force(year) for year in set(fiscal_years)}


class Framework(models.Model):
    """How one fiscal year is assessed. It stays in force until a later year has its own."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    grading = ThaiCharField(_of_framework("grading"), max_length=200, blank=True)
    source = ThaiTextField("ที่มา", help_text="คู่มือหรือประกาศที่กำหนดกรอบการประเมินของปีนี้")
    confidence = models.CharField("ความเชื่อมั่น", max_length=4, choices=Confidence, default=Confidence.NONE)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "กรอบการประเมินประจำปี"
        verbose_name_plural = "กรอบการประเมินประจำปี"

    def __str__(self) -> str:
        return f"กรอบการประเมิน ITA ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)}"

    @property
    def said(self) -> edition.Framework:
        """Return it, fetched with `whole()`, as an edition says it."""
        return edition.Framework(
            grading=self.grading,
            instruments=[
                content_of(edition.Instrument, row, weight=_short(row.weight)) for row in self.instruments.all()
            ],
            indicators=[edition.Indicator(row.number, row.name, row.instrument.code) for row in self.indicators.all()],
            bands=[content_of(edition.Band, row) for row in self.bands.all()],
        )


def _short(weight: Decimal) -> Decimal:
    """Return 30 for 30.00, so that the same weight is the same text."""
    return weight.quantize(1) if weight == weight.to_integral_value() else weight.normalize()


class Instrument(Ordered):
    framework = models.ForeignKey(Framework, models.CASCADE, related_name="instruments")
    code = models.CharField("รหัส", max_length=8, validators=[CODE])
    name = ThaiCharField(_of_instrument("name"), max_length=200)
    weight = models.DecimalField("น้ำหนัก (ร้อยละ)", max_digits=5, decimal_places=2, validators=SCORE)

    class Meta(Ordered.Meta):
        verbose_name = "แบบวัด"
        verbose_name_plural = "แบบวัด"
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="instrument_once_a_year"),
            models.CheckConstraint(condition=Q(weight__range=(0, 100)), name="instrument_weight_zero_to_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Indicator(models.Model):
    framework = models.ForeignKey(Framework, models.CASCADE, related_name="indicators")
    number = models.PositiveSmallIntegerField("ตัวชี้วัดที่", validators=[MinValueValidator(1), MaxValueValidator(99)])
    name = ThaiCharField(_of_indicator("name"), max_length=200)
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="indicators", verbose_name="วัดด้วยแบบวัด")

    class Meta:
        ordering = ["number"]
        verbose_name = "ตัวชี้วัด"
        verbose_name_plural = "ตัวชี้วัด"
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="indicator_once_a_year"),
            models.CheckConstraint(condition=Q(number__range=(1, 99)), name="indicator_number_two_digits"),
        ]

    def __str__(self) -> str:
        return f"{thai.to_thai_digits(self.number)}. {self.name}"


class GradeBand(models.Model):
    framework = models.ForeignKey(Framework, models.CASCADE, related_name="bands")
    name = ThaiCharField(_of_band("name"), max_length=100)
    total = models.PositiveSmallIntegerField(_of_band("total"), validators=SCORE)
    each = models.PositiveSmallIntegerField(
        _of_band("each"), null=True, blank=True, validators=SCORE, help_text="เว้นว่างเมื่อดูคะแนนรวมอย่างเดียว"
    )

    class Meta:
        ordering = ["-total", F("each").desc(nulls_last=True)]
        verbose_name = "ระดับผลการประเมิน"
        verbose_name_plural = "ระดับผลการประเมิน"
        constraints = [models.UniqueConstraint(fields=["framework", "name"], name="grade_band_once_a_year")]

    def __str__(self) -> str:
        return self.name


class FrameworkDate(Ordered):
    """One line of the year's calendar."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="dates")
    text = ThaiCharField("ขั้นตอน", max_length=300)
    instrument = models.CharField(
        "แบบวัด", max_length=8, blank=True, validators=[CODE], help_text="เช่น EIT เว้นว่างเมื่อเป็นของทุกแบบวัด"
    )
    opens = ThaiDateField("ตั้งแต่วันที่", null=True, blank=True)
    closes = ThaiDateField("ถึงวันที่", null=True, blank=True)
    source = ThaiTextField("ที่มา")

    class Meta(Ordered.Meta):
        verbose_name = "ปฏิทินการประเมิน"
        verbose_name_plural = "ปฏิทินการประเมิน"
        constraints = [
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(closes__gte=F("opens")), name="framework_date_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.text


class NationalScore(models.Model):
    """The average of all offices, of the total or of one instrument, where a source says it."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="national")
    instrument = models.CharField("แบบวัด", max_length=8, blank=True, validators=[CODE], help_text="เว้นว่างสำหรับคะแนนรวม")
    score = models.DecimalField("คะแนนเฉลี่ยทั้งประเทศ", max_digits=5, decimal_places=2, validators=SCORE)
    source = ThaiTextField("ที่มา")
    confidence = models.CharField("ความเชื่อมั่น", max_length=4, choices=Confidence)

    class Meta:
        ordering = ["instrument"]
        verbose_name = "คะแนนเฉลี่ยทั้งประเทศ"
        verbose_name_plural = "คะแนนเฉลี่ยทั้งประเทศ"
        constraints = [
            models.UniqueConstraint(fields=["framework", "instrument"], name="national_score_once"),
            models.CheckConstraint(condition=Q(score__range=(0, 100)), name="national_score_zero_to_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument or 'คะแนนรวม'} {self.score}"

    def clean(self) -> None:
        if not self.source.strip():
            raise ValidationError({"source": "คะแนนที่ไม่มีที่มาไม่ควรเผยแพร่"})


def number_field(words: str, **options: Any) -> models.PositiveSmallIntegerField:
    """Return a field for the number of an indicator; which ones there are is the framework's to say."""
    limits = [MinValueValidator(1), MaxValueValidator(99)]
    return models.PositiveSmallIntegerField(words, validators=limits, **options)


def refuse_unknown(fiscal_year: int | None, number: int | None) -> None:
    """Raise ValidationError beside `indicator` when the framework in force in a year has none of that number.

    The database refuses it too (migration 0008): this says the sentence before.
    """
    if fiscal_year is None or number is None or Framework.objects.in_force(fiscal_year).indicator(number):
        return
    year, shown = thai.to_thai_digits(fiscal_year), thai.to_thai_digits(number)
    raise ValidationError({"indicator": f"กรอบการประเมินปีงบประมาณ พ.ศ. {year} ไม่มีตัวชี้วัดที่ {shown}"})
