"""Working records of the scores: what NACC announced for a fiscal year, as far as the office has entered it."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q

from common import days, thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField
from measures.models import Framework
from measures.models.frameworks import CODE, number_field, refuse_unknown
from publishing.contents import title

from ..scores import edition as scores_edition

# The Thai word of a field stands once: in the type of what is published.
_of_indicator_score = partial(title, scores_edition.IndicatorScore)
_of_instrument_score = partial(title, scores_edition.InstrumentScore)
_of_national = partial(title, scores_edition.National)
_of_scores = partial(title, scores_edition.Scores)


def score_field(words: str, **options: Any) -> models.DecimalField:
    """Return a field for a score from 0 to 100 with two decimals."""
    limits = [MinValueValidator(0), MaxValueValidator(100)]
    return models.DecimalField(words, max_digits=5, decimal_places=2, validators=limits, **options)


class ScoreYear(models.Model):
    """One year's announced result. The grade is computed from it, never typed."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    total = score_field(_of_scores("total"), null=True, blank=True)
    measured_by = ThaiCharField(_of_scores("measured_by"), max_length=200, help_text="เช่น สำนักงาน ป.ป.ช.")
    announced_on = ThaiDateField(_of_scores("announced_on"), null=True, blank=True)
    announced_in = ThaiCharField(
        _of_scores("announced_in"), max_length=300, blank=True, help_text="ชื่อประกาศหรือระบบที่ประกาศผล"
    )
    url = models.CharField(
        _of_scores("url"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"], message="ลิงก์นี้ใช้ไม่ได้")],
    )

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "ผลการประเมิน ITA ประจำปี"
        verbose_name_plural = "ผลการประเมิน ITA ประจำปี"
        constraints = [
            models.CheckConstraint(
                condition=Q(total=None) | Q(total__range=(0, 100)),
                name="score_total_zero_to_hundred",
                violation_error_message="คะแนนต้องอยู่ระหว่าง ๐ ถึง ๑๐๐",
            )
        ]

    def __str__(self) -> str:
        return f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)}"

    def clean(self) -> None:
        days.refuse(self, "announced_on", year=self.fiscal_year)
        if not (self.announced_on or self.announced_in or self.url):
            raise ValidationError("โปรดระบุว่าประกาศผลเมื่อใดหรือที่ใด คะแนนที่ไม่มีที่มาไม่ควรเผยแพร่")


class InstrumentScore(models.Model):
    """The score of one instrument in a year."""

    year = models.ForeignKey(ScoreYear, models.CASCADE, related_name="instruments")
    instrument = models.CharField(_of_national("instrument"), max_length=8, validators=[CODE])
    score = score_field(_of_instrument_score("score"))

    class Meta:
        verbose_name = "คะแนนรายแบบวัด"
        verbose_name_plural = "คะแนนรายแบบวัด"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "instrument"],
                name="score_instrument_once_a_year",
                violation_error_message="แบบวัดนี้มีคะแนนของปีนี้แล้ว",
            ),
            models.CheckConstraint(
                condition=Q(score__range=(0, 100)),
                name="score_instrument_zero_to_hundred",
                violation_error_message="คะแนนต้องอยู่ระหว่าง ๐ ถึง ๑๐๐",
            ),
        ]

    def __str__(self) -> str:
        return self.instrument

    def clean(self) -> None:
        known = [row.code for row in Framework.objects.in_force(self.year_id).instruments] if self.year_id else []
        if self.year_id and self.instrument and self.instrument not in known:
            year = thai.to_thai_digits(self.year_id)
            raise ValidationError({"instrument": f"กรอบการประเมินปีงบประมาณ พ.ศ. {year} ไม่มีแบบวัด {self.instrument}"})


class IndicatorScore(models.Model):
    """The score of one of the indicators in a year."""

    year = models.ForeignKey(ScoreYear, models.CASCADE, related_name="indicators")
    indicator = number_field("ตัวชี้วัด")
    score = score_field(_of_indicator_score("score"))

    class Meta:
        ordering = ["indicator"]
        verbose_name = "คะแนนรายตัวชี้วัด"
        verbose_name_plural = "คะแนนรายตัวชี้วัด"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "indicator"],
                name="score_indicator_once_a_year",
                violation_error_message="ตัวชี้วัดนี้มีคะแนนของปีนี้แล้ว",
            ),
            models.CheckConstraint(
                condition=Q(score__range=(0, 100)),
                name="score_indicator_zero_to_hundred",
                violation_error_message="คะแนนต้องอยู่ระหว่าง ๐ ถึง ๑๐๐",
            ),
        ]

    def __str__(self) -> str:
        return thai.to_thai_digits(self.indicator)

    def clean(self) -> None:
        refuse_unknown(self.year_id, self.indicator)
