"""Which mails about reporting rounds have gone out."""

from django.db import models

from common.fields import FiscalYearField, ThaiDateField
from common.models import Division


class SentReminder(models.Model):
    """One mail to a division about a round: `days` before its end, below 0 after it. None goes out twice."""

    division = models.ForeignKey(Division, models.CASCADE, related_name="+", verbose_name="ส่วนราชการ")
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    months = models.PositiveSmallIntegerField("รอบ (เดือน)")
    days = models.SmallIntegerField("ก่อนครบกำหนด (วัน)")
    sent_on = ThaiDateField("ส่งเมื่อ")

    class Meta:
        default_permissions = ()
        verbose_name = "อีเมลเตือนที่ส่งแล้ว"
        verbose_name_plural = "อีเมลเตือนที่ส่งแล้ว"
        constraints = [
            models.UniqueConstraint(
                fields=["division", "fiscal_year", "months", "days"], name="reminder_once_a_division"
            )
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.fiscal_year}/{self.months} {self.days}"
