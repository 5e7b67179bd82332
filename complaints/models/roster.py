"""The roster in force: what the desk's rows must agree with before anything is sealed."""

from django.db import models

from common.fields import ThaiDateField


class RosterVersion(models.Model):
    """One state of the people, the readers and the recovery key. The newest is in force; none is ever changed."""

    number = models.PositiveIntegerField("รุ่นที่", unique=True)
    content = models.TextField("ทะเบียน")
    made_on = ThaiDateField("มีผลเมื่อ")
    attestation = models.BinaryField(default=b"")

    class Meta:
        ordering = ["-number"]
        verbose_name = "ทะเบียนที่รับรอง"
        verbose_name_plural = "ทะเบียนที่รับรอง"
        default_permissions = ()

    def __str__(self):
        return str(self.number)
