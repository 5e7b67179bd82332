"""A year's plan and what it answers."""

from datetime import date
from functools import partial
from typing import Self

from django.db import models

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiTextField
from common.models import Ordered
from publishing.contents import title

from .. import edition
from .frameworks import number_field, refuse_unknown

# The Thai word of a field stands once: in the type of what is published.
_of_plan = partial(title, edition.Plan)
_of_weak_point = partial(title, edition.WeakPoint)


class PlanQuerySet(models.QuerySet):
    def whole(self) -> Self:
        """Return the plans with everything below them, measures in official order, in a constant number of queries."""
        below = ("steps", "responsibilities__division__followed_by", "results__evidence__file")
        return self.prefetch_related("weak_points", *(f"measures__{name}" for name in below))


class Plan(models.Model):
    """The measures of one fiscal year."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    title = ThaiCharField(_of_plan("title"), max_length=500)
    preamble = ThaiTextField(_of_plan("preamble"), blank=True, help_text="ข้อความก่อนตาราง เช่น จากการวิเคราะห์ผลการประเมิน…")

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "แผนมาตรการประจำปี"
        verbose_name_plural = "แผนมาตรการประจำปี"

    def __str__(self) -> str:
        return f"มาตรการประจำปีงบประมาณ พ.ศ. {thai.to_thai_digits(str(self.fiscal_year))}"

    @property
    def period(self) -> tuple[date, date]:
        """Return the fiscal year's first and last day."""
        return thai.fiscal_year_range(self.fiscal_year)


class WeakPoint(Ordered):
    """One weakness that last year's assessment found, which the plan answers."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="weak_points")
    text = ThaiTextField("จุดที่ต้องพัฒนา")
    indicator = number_field(_of_weak_point("indicator"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน"
        verbose_name_plural = "จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน"

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        refuse_unknown(self.plan_id, self.indicator)
