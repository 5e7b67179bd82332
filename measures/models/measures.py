"""A measure with its steps and the divisions that answer for it."""

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from common import thai
from common.fields import ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Division, Ordered
from publishing.contents import title

from .. import edition
from .frameworks import number_field, refuse_unknown
from .plans import Plan
from .rows import RowIdField

# The Thai word of a field stands once: in the type of what is published.
_title = partial(title, edition.Measure)


def _month(date: str) -> Any:
    """Return the expression 202210 for a day in October CE 2022, to compare months in a constraint."""
    return ExtractYear(date) * 100 + ExtractMonth(date)


WITHIN_YEAR = Q(
    GreaterThanOrEqual(_month("starts"), (F("plan") - 544) * 100 + 10),
    LessThanOrEqual(_month("ends"), (F("plan") - 543) * 100 + 9),
)


class MeasureQuerySet(models.QuerySet):
    def of_year(self, fiscal_year: Any) -> Self:
        """Return the measures of a fiscal year (พ.ศ.), in their official order."""
        return self.filter(plan__fiscal_year=fiscal_year).order_by("number")

    def of_divisions(self, divisions: Collection[int]) -> Self:
        """Return the measures that one of these divisions answers for, each once."""
        return self.filter(pk__in=Responsibility.objects.filter(division__in=divisions).values("measure"))

    def whole(self) -> Self:
        """Return the measures with everything below them, in a constant number of queries."""
        return self.select_related("plan").prefetch_related(
            "steps", "responsibilities__division__followed_by", "results__evidence__file"
        )


class Measure(models.Model):
    """One measure of a plan: what the office promised for one ITA indicator, and what came of it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures", verbose_name="แผนประจำปี")
    number = models.PositiveSmallIntegerField(
        _title("number"), validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    title = ThaiCharField(_title("title"), max_length=500)
    indicator = number_field(_title("indicator"))
    starts = ThaiDateField(_title("starts"))
    ends = ThaiDateField(_title("ends"))
    outside_reason = ThaiTextField(
        _title("outside_reason"), blank=True, help_text="กรอกเมื่อวันเริ่มหรือวันสิ้นสุดอยู่นอกปีงบประมาณของแผน"
    )
    delay_reason = ThaiTextField(
        _title("delay_reason"), blank=True, help_text="กรอกเมื่อดำเนินการไม่ทันกำหนด จะแสดงต่อสาธารณะ"
    )

    uid = RowIdField()

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        verbose_name = "มาตรการ"
        verbose_name_plural = "มาตรการ"
        constraints = [
            models.UniqueConstraint(fields=["plan", "uid"], name="measure_uid_once_a_plan"),
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="measure_number_once_a_plan",
                violation_error_message="ลำดับนี้มีมาตรการอื่นใช้แล้วในปีเดียวกัน",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="measure_ends_after_start",
                violation_error_message="วันที่สิ้นสุดต้องไม่มาก่อนวันที่เริ่ม",
            ),
            models.CheckConstraint(
                condition=WITHIN_YEAR | ~Q(outside_reason=""),
                name="measure_within_year_or_reason",
                violation_error_message="ระยะเวลาอยู่นอกปีงบประมาณ โปรดแก้วันที่หรือระบุเหตุผล",
            ),
        ]

    def __str__(self) -> str:
        return f"{thai.to_thai_digits(str(self.number))}. {self.title}"

    @property
    def first_day(self) -> date:
        """Return the first day on which something can be done for it: the year's, or an earlier one on which it starts."""
        first = thai.fiscal_year_range(self.plan_id)[0]
        return min(first, self.starts) if isinstance(self.starts, date) else first

    def clean(self) -> None:
        refuse_unknown(self.plan_id, self.indicator)
        if self.plan_id is None or self.starts is None or self.ends is None:
            return
        first, last = self.plan.period
        if not (first <= self.starts and self.ends <= last) and not self.outside_reason:
            raise ValidationError(
                {"outside_reason": f"ระยะเวลาอยู่นอกปีงบประมาณ ({thai.format_range(first, last)}) โปรดแก้วันที่หรือระบุเหตุผล"}
            )


class Step(Ordered):
    """One step or way of working that a measure prescribes."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="steps")
    text = ThaiTextField("ขั้นตอน/วิธีการปฏิบัติ")
    uid = RowIdField()

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=["measure", "uid"], name="step_uid_once")]
        verbose_name = "ขั้นตอน/วิธีการปฏิบัติ"
        verbose_name_plural = "ขั้นตอน/วิธีการปฏิบัติ"

    def __str__(self) -> str:
        return self.text


class Responsibility(Ordered):
    """One division that answers for a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="responsibilities")
    division = models.ForeignKey(Division, models.PROTECT, related_name="responsibilities", verbose_name="ส่วนราชการ")

    class Meta(Ordered.Meta):
        verbose_name = "ผู้รับผิดชอบ"
        verbose_name_plural = "ผู้รับผิดชอบ"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "division"],
                name="responsibility_once",
                violation_error_message="ส่วนราชการนี้อยู่ในรายชื่อแล้ว",
            )
        ]

    def __str__(self) -> str:
        return str(self.division)
