"""Time stamps of our ledger's head."""

from django.db import models
from django.urls import reverse


class Stamp(models.Model):
    """What a time-stamping service (RFC 3161) answered about entry `position`: that its hash existed at `stamped_at`."""

    position = models.PositiveBigIntegerField("รายการ", unique=True)
    head = models.CharField("รหัสของรายการนั้น", max_length=64)
    stamped_at = models.DateTimeField("ประทับเวลาเมื่อ")
    service = models.CharField("ผู้ประทับเวลา", max_length=500)
    response = models.BinaryField("คำตอบของผู้ประทับเวลา")

    class Meta:
        ordering = ["-position"]
        default_permissions = ()
        verbose_name = "ตราเวลาของทะเบียน"
        verbose_name_plural = "ตราเวลาของทะเบียน"

    def __str__(self) -> str:
        return f"{self.position}"

    def get_absolute_url(self) -> str:
        return reverse("witnesses:stamp", args=[self.position])
