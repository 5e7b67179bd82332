"""What the last look at the whole register found."""

from django.db import models


class LedgerCheck(models.Model):
    """One row: up to which entry everything was looked at, where the present round stands, and what did not fit."""

    checked_at = models.DateTimeField("ตรวจเมื่อ")
    newest = models.PositiveBigIntegerField("ตรวจถึงรายการ", default=0)
    newest_sha256 = models.CharField("แฮชของรายการที่ตรวจถึง", max_length=64, blank=True)
    whole_at = models.DateTimeField("ตรวจครบทุกรายการเมื่อ", null=True, blank=True)
    round_at = models.PositiveBigIntegerField("รอบทบทวนถึงรายการ", default=0)
    problems = models.JSONField("สิ่งที่ไม่ตรง", default=list, blank=True)

    class Meta:
        verbose_name = "ผลตรวจทะเบียนการเผยแพร่"
        verbose_name_plural = "ผลตรวจทะเบียนการเผยแพร่"
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_check_one_row")]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d %H:%M}"
