"""Public holidays: data, because the cabinet adds some every year."""

from datetime import date
from typing import Self

from django.db import models

from common.fields import ThaiCharField, ThaiDateField


class HolidayQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> Self:
        """Return the holidays from `first` to `last`, both included, in the order of days."""
        return self.filter(date__range=(first, last)).order_by("date")


class Holiday(models.Model):
    """A day on which the office is closed besides Saturdays and Sundays."""

    date = ThaiDateField("วันที่", unique=True)
    name = ThaiCharField("ชื่อวันหยุด", max_length=200)
    added_on = ThaiDateField("บันทึกเมื่อ", auto_now_add=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        verbose_name = "วันหยุดราชการ"
        verbose_name_plural = "วันหยุดราชการ"

    def __str__(self) -> str:
        return self.name
