"""Figures from an older register: what was received before, or beside, this desk."""

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from common.fields import FiscalYearField, ThaiCharField
from common.thai import fiscal_year_range, half_range
from publishing.contents import title

from ..figures import edition as figures_edition
from .case import Case, Channel

# The Thai word of a field stands once: in the type of what is published.
_of_entered = partial(title, figures_edition.Entered)


class Span(models.TextChoices):
    YEAR = "year", "ทั้งปีงบประมาณ"
    FIRST = "first", "ครึ่งปีแรก (ตุลาคม–มีนาคม)"
    SECOND = "second", "ครึ่งปีหลัง (เมษายน–กันยายน)"


class EarlierFigures(models.Model):
    """How many cases an older register holds for a period; zero is a statement that there were none."""

    HALVES = {Span.FIRST: 1, Span.SECOND: 2}

    fiscal_year = FiscalYearField("ปีงบประมาณ")
    channel = models.CharField("ช่องทาง", max_length=12, choices=Channel.choices, db_column="door")
    span = models.CharField("ช่วงเวลา", max_length=6, choices=Span.choices, default=Span.YEAR)
    received = models.PositiveSmallIntegerField(_of_entered("received"), help_text="ไม่มีเรื่องให้กรอก ๐")
    finished = models.PositiveSmallIntegerField(
        _of_entered("finished"), help_text="ยุติแล้วทุกกรณี รวมไม่รับเรื่อง ส่งต่อ และผู้แจ้งถอน"
    )
    source = ThaiCharField(_of_entered("source"), max_length=200, help_text="เช่น ทะเบียนรับเรื่องร้องเรียน ปี ๒๕๖๕ เล่มที่ ๑")

    class Meta:
        ordering = ["-fiscal_year", "channel", "span"]
        verbose_name = "ตัวเลขจากทะเบียนเดิม"
        verbose_name_plural = "สถิติจากทะเบียนเดิม"
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "channel", "span"],
                name="earlier_figures_once",
                violation_error_message="บันทึกช่วงเวลานี้ของช่องทางนี้ไว้แล้ว โปรดแก้ไขรายการเดิม",
            ),
            models.CheckConstraint(
                condition=Q(finished__lte=F("received")),
                name="earlier_figures_finished_of_received",
                violation_error_message="จำนวนแล้วเสร็จต้องไม่มากกว่าจำนวนที่รับ",
            ),
        ]

    def __str__(self) -> str:
        return f"{Channel(self.channel).label} {self.fiscal_year} {Span(self.span).label}"

    @property
    def open(self) -> int:
        """Return how many were still in progress."""
        return self.received - self.finished

    @property
    def dates(self) -> tuple[date, date]:
        """Return the first and the last day of the period."""
        half = self.HALVES.get(Span(self.span))
        return half_range(self.fiscal_year, half) if half else fiscal_year_range(self.fiscal_year)

    def clean(self) -> None:
        super().clean()
        if not self.fiscal_year or not self.span or not self.channel:
            return
        if self.dates[1] >= timezone.localdate():
            raise ValidationError("บันทึกได้เมื่อสิ้นสุดช่วงเวลานั้นแล้ว")
        self._fits_the_others()

    def _fits_the_others(self) -> None:
        others = EarlierFigures.objects.filter(fiscal_year=self.fiscal_year, channel=self.channel).exclude(pk=self.pk)
        if others.exclude(span=self.span).filter(Q(span=Span.YEAR) if self.span != Span.YEAR else Q()).exists():
            raise ValidationError("ปีนี้บันทึกไว้แล้วอีกแบบหนึ่ง ให้บันทึกทั้งปีหรือแยกครึ่งปี อย่างใดอย่างหนึ่ง")
        counted = Case.objects.filter(channel=self.channel, received_on__range=self.dates)
        if self.span == Span.YEAR and counted.exists():
            raise ValidationError("ปีนี้มีเรื่องที่รับทางระบบด้วย โปรดบันทึกจากทะเบียนเดิมแยกเป็นครึ่งปี ระบบจะรวมให้")
