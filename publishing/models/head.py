"""Where the chain stands, and until when the site has lived."""

from django.db import models


class LedgerHead(models.Model):
    """One row that approvers queue for, so that the chain can't fork.

    `lived_until` is the newest moment of which readers have seen something: an act, or an edition that fell due. Whatever
    a clock tells later, the site is not younger than that.
    """

    position = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    lived_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "รายการท้ายทะเบียน"
        verbose_name_plural = "รายการท้ายทะเบียน"
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_head_one_row")]

    def __str__(self) -> str:
        return f"{self.position}"
