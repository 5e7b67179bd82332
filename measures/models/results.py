"""What was done for a measure, and what proves it."""

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from common import days
from common.fields import ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Division, Ordered, StoredFile
from publishing.contents import title

from .. import edition
from ..evidence_pages import validate_page
from .measures import Measure, Step
from .rows import RowIdField

# The Thai word of a field stands once: in the type of what is published.
_of_link_evidence = partial(title, edition.LinkEvidence)
_of_result = partial(title, edition.Result)


class Result(Ordered):
    """One thing that was done for a measure."""

    class Round(models.TextChoices):
        SIX = "6", "รอบ ๖ เดือน"
        TWELVE = "12", "รอบ ๑๒ เดือน"

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="results", verbose_name="มาตรการ")
    text = ThaiTextField("ผลการดำเนินงาน")
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="results", verbose_name="ส่วนราชการที่รายงาน"
    )
    step = models.ForeignKey(
        Step, models.SET_NULL, null=True, blank=True, related_name="results", verbose_name="ผลตามขั้นตอน"
    )
    round = models.CharField("รอบการรายงาน", max_length=2, choices=Round, blank=True)
    reported_on = ThaiDateField(_of_result("reported_on"), null=True, blank=True)
    uid = RowIdField()

    class Meta(Ordered.Meta):
        verbose_name = "ผลการดำเนินงาน"
        verbose_name_plural = "ผลการดำเนินงาน"
        constraints = [
            models.UniqueConstraint(fields=["measure", "uid"], name="result_uid_once"),
            models.CheckConstraint(condition=Q(round__in=["", "6", "12"]), name="result_round_known"),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.step and self.measure_id and self.step.measure_id != self.measure_id:
            raise ValidationError({"step": "ขั้นตอนที่เลือกเป็นของมาตรการอื่น"})
        # A result that is typed with its measure knows it before the measure is stored.
        if (self.measure_id or Result.measure.is_cached(self)) and (year := self.measure.plan_id):
            days.refuse(self, "reported_on", year=year, first=self.measure.first_day)

    def impossible_day(self, *, today: date) -> str:
        """Return in Thai why the result can't have been reported on its day, or "" when it can."""
        if self.reported_on is None:
            return ""
        return days.problem(self.reported_on, today=today, year=self.measure.plan_id, first=self.measure.first_day)


class Evidence(Ordered):
    """What proves a result: a stored file, a link elsewhere, or a page of this site. Exactly one of them."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="evidence", verbose_name="ผลการดำเนินงาน")
    title = ThaiCharField(_of_link_evidence("title"), max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="ไฟล์")
    url = models.URLField("ลิงก์ภายนอก", blank=True, max_length=500)
    page = models.CharField(
        "หน้าในเว็บไซต์นี้",
        max_length=200,
        blank=True,
        validators=[validate_page],
        help_text="ที่อยู่ที่ขึ้นต้นด้วย / เช่น /no-gift-policy/",
    )

    class Meta(Ordered.Meta):
        verbose_name = "หลักฐาน"
        verbose_name_plural = "หลักฐาน"
        constraints = [
            models.CheckConstraint(
                name="evidence_exactly_one_place",
                condition=Q(file__isnull=False, url="", page="")
                | Q(file=None, page="") & ~Q(url="")
                | Q(file=None, url="") & Q(page__startswith="/") & ~Q(page__startswith="//"),
                violation_error_message="หลักฐานแต่ละรายการต้องมีไฟล์ ลิงก์ หรือหน้าในเว็บไซต์ อย่างใดอย่างหนึ่ง",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        # A form that sets the file itself leaves it out of its fields, and Django then skips the constraint.
        if sum(map(bool, (self.file_id, self.url, self.page))) != 1:
            raise ValidationError("หลักฐานแต่ละรายการต้องมีไฟล์ ลิงก์ หรือหน้าในเว็บไซต์ อย่างใดอย่างหนึ่ง")
