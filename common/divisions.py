"""Divisions come and go: which stand on what days, and who carries on the work of one that has ended."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from . import thai
from .fields import ThaiDateField

IN_A_CIRCLE = "ผู้รับช่วงงานต้องเป็นส่วนราชการอื่น ที่ไม่ได้ส่งงานต่อกลับมายังส่วนราชการนี้"


class DivisionQuerySet(models.QuerySet):
    def standing(self, first: date, last: date | None = None) -> Self:
        """Return the divisions that stand on some day from `first` to `last`; without `last` on that day or later."""
        ended = Q(ends_on__lt=first)
        return self.exclude(ended) if last is None else self.exclude(ended | Q(starts_on__gt=last))

    def in_year(self, year: int, *kept: int | None) -> Self:
        """Return the divisions that stand on some day of a fiscal year (พ.ศ.), and those `kept` that were chosen before."""
        return self._or(self.standing(*thai.fiscal_year_range(year)), kept)

    def offered(self, *kept: int | None, day: date | None = None) -> Self:
        """Return the divisions that stand on `day` (today without one) or later, and those `kept` that were chosen before."""
        return self._or(self.standing(day or timezone.localdate()), kept)

    def _or(self, standing: Self, kept: tuple[int | None, ...]) -> Self:
        chosen = {pk for pk in kept if pk}
        return self.filter(Q(pk__in=standing.order_by().values("pk")) | Q(pk__in=chosen)) if chosen else standing

    def ended(self) -> Self:
        """Return the divisions whose last day is over, each with whoever follows it."""
        return self.filter(ends_on__lt=timezone.localdate()).select_related("followed_by")

    def answered_by(self, pk: int | None) -> set[int]:
        """Return the divisions whose work the division `pk` does: itself, and the ended ones that it followed, however often."""
        followed = list(self.ended().exclude(followed_by=None).order_by().values_list("pk", "followed_by"))
        found = {pk} if pk else set()
        while more := {old for old, new in followed if new in found} - found:
            found |= more
        return found


class MayEnd(models.Model):
    """What has a first and a last day, and may name whoever carries its work on."""

    starts_on = ThaiDateField("ใช้ตั้งแต่วันที่", null=True, blank=True)
    ends_on = ThaiDateField("ใช้ถึงวันที่", null=True, blank=True)
    followed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed", verbose_name="ผู้รับช่วงงาน"
    )

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_starts",
                violation_error_message="“ใช้ถึงวันที่” ต้องไม่ก่อน “ใช้ตั้งแต่วันที่”",
            ),
            models.CheckConstraint(
                condition=Q(followed_by=None) | Q(ends_on__isnull=False),
                name="%(class)s_followed_has_ended",
                violation_error_message="ระบุผู้รับช่วงงานได้เมื่อกรอก “ใช้ถึงวันที่” แล้ว",
            ),
        ]

    def clean(self) -> None:
        """Refuse a follower that is the same one, or whose work comes back to it."""
        one: Any = self.followed_by
        passed = {self.pk} - {None}
        while one:
            if one.pk in passed:
                raise ValidationError({"followed_by": IN_A_CIRCLE})
            passed.add(one.pk)
            one = one.followed_by

    def has_ended(self, day: date | None = None) -> bool:
        """Return whether its last day lies before `day`, today without one."""
        return self.ends_on is not None and self.ends_on < (day or timezone.localdate())

    def carried_on(self, day: date | None = None) -> Self | None:
        """Return who does its work on `day` (today without one): itself, else whoever follows; None where nobody is named."""
        one: Any = self
        passed: set[int] = set()
        while one and one.has_ended(day):
            passed.add(one.pk)
            one = None if one.followed_by_id in passed else one.followed_by
        return one

    def told_end(self, day: date | None = None) -> str:
        """Return in Thai when it ended and who carries its work on; "" while it stands on `day`, today without one."""
        if not self.ends_on or not self.has_ended(day):
            return ""
        heir = self.carried_on(day)
        carried = f" ผู้รับช่วงงานคือ{heir}" if heir else " ยังไม่ได้ระบุผู้รับช่วงงาน"
        return f"{self} สิ้นสุดเมื่อ {thai.format_date(self.ends_on)}{carried}"
