"""The roster in force: what the desk's rows must agree with before anything is sealed."""

from django.db import models

from common.fields import ThaiDateField

from .desk import Reader


class RosterVersion(models.Model):
    """One state of the people, the readers and the recovery key. The newest is in force; none is ever changed."""

    number = models.PositiveIntegerField("รุ่นที่", unique=True)
    content = models.TextField("ทะเบียน")
    salt = models.BinaryField(default=b"")
    made_on = ThaiDateField("มีผลเมื่อ")
    attestation = models.BinaryField(default=b"")

    class Meta:
        ordering = ["-number"]
        verbose_name = "ทะเบียนที่รับรอง"
        verbose_name_plural = "ทะเบียนที่รับรอง"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)


class RosterConfirmation(models.Model):
    """A key holder's word for one change of the roster, which takes effect when enough have given theirs."""

    change = models.CharField("การเปลี่ยนแปลง", max_length=64)
    reader = models.ForeignKey(Reader, models.CASCADE, verbose_name="ผู้รับรอง")
    attestation = models.BinaryField(default=b"")

    class Meta:
        ordering = ["pk"]
        verbose_name = "การรับรองทะเบียน"
        verbose_name_plural = "การรับรองทะเบียน"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["change", "reader"], name="roster_change_confirmed_once")]

    def __str__(self) -> str:
        return self.change[:12]
