"""The No Gift Policy of a year: the announcement that the chief executive signed, and what was done to live by it."""

from datetime import date
from functools import partial
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from common import days, thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Ordered, StoredFile
from common.rich_text import RichTextField
from publishing.contents import title

from ..editions import no_gift as no_gift_edition

# The Thai word of a field stands once: in the type of what is published.
_of_activity = partial(title, no_gift_edition.Activity)
_of_photo = partial(title, no_gift_edition.Photo)
_of_policy = partial(title, no_gift_edition.Policy)

PICTURES = ("image/png", "image/jpeg")


class Announcement(models.Model):
    """The announcement of one fiscal year. What the office has not entered yet stays empty and is not shown."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    title = ThaiCharField("ชื่อประกาศ", max_length=300)
    introduction = RichTextField(_of_policy("introduction"), blank=True)
    text = RichTextField(_of_policy("text"), blank=True)
    text_english = RichTextField(_of_policy("text_english"), blank=True)
    signed_by = ThaiCharField(_of_policy("signed_by"), max_length=200, blank=True)
    position = ThaiCharField("ตำแหน่งผู้ลงนาม", max_length=200, blank=True)
    signed_on = ThaiDateField(_of_policy("signed_on"), null=True, blank=True)
    original = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="announcements",
        verbose_name=_of_policy("original"),
        help_text="ภาพหรือ PDF ของประกาศที่ลงนามแล้ว",
    )

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "ประกาศนโยบายไม่รับของขวัญ"
        verbose_name_plural = "ประกาศนโยบายไม่รับของขวัญ"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        days.refuse(self, "signed_on", year=self.fiscal_year, first=_year_before(self.fiscal_year))

    def has_impossible(self, day: date | None, *, today: date) -> bool:
        """Return whether nothing of this year's policy can have happened on a day that stands in it."""
        first = _year_before(self.fiscal_year)
        return bool(day and days.problem(day, today=today, year=self.fiscal_year, first=first))

    def missing(self) -> list[str]:
        """Return the Thai names of what the announcement still lacks, in the order of the form."""
        wanted = ("text", "signed_by", "position", "signed_on", "original")
        return [
            str(cast(models.Field, self._meta.get_field(name)).verbose_name)
            for name in wanted
            if not getattr(self, name)
        ]


class Activity(Ordered):
    """Something the office did so that its people live by the policy."""

    announcement = models.ForeignKey(
        Announcement, models.CASCADE, related_name="activities", verbose_name="ประกาศประจำปีงบประมาณ"
    )
    title = ThaiCharField("ชื่อกิจกรรม", max_length=300)
    held_on = ThaiDateField(_of_activity("held_on"), null=True, blank=True)
    text = ThaiTextField(_of_activity("text"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "กิจกรรมเสริมสร้างวัฒนธรรม"
        verbose_name_plural = "กิจกรรมเสริมสร้างวัฒนธรรม"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        days.refuse(self, "held_on", year=self.announcement_id, first=_year_before(self.announcement_id))


class Photo(Ordered):
    """A photograph of an activity, with the words for those who can't see it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="photos", verbose_name="กิจกรรม")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="photos", verbose_name="ภาพ")
    alt = ThaiCharField(_of_photo("alt"), max_length=300, help_text="บอกว่าภาพแสดงอะไร สำหรับผู้ที่มองไม่เห็นภาพ")

    class Meta(Ordered.Meta):
        verbose_name = "ภาพกิจกรรม"
        verbose_name_plural = "ภาพกิจกรรม"
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""), name="photo_has_words", violation_error_message="โปรดใส่คำบรรยายภาพ"
            )
        ]

    def __str__(self) -> str:
        return self.alt

    def clean(self) -> None:
        if self.file_id and self.file.content_type not in PICTURES:
            raise ValidationError({"file": "ต้องเป็นภาพ PNG หรือ JPEG"})


def _year_before(fiscal_year: int | None) -> date | None:
    """Return the first day of the year before: what holds in a year is prepared and announced in it."""
    return thai.fiscal_year_range(fiscal_year - 1)[0] if fiscal_year else None
