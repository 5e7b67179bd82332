"""Who countersigns this site's own ledger."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from common.fields import ThaiCharField
from publishing import verify


def validate_key(text: str) -> None:
    """Raise ValidationError unless this is the verifier key of a witness."""
    try:
        verify.verifier_key(text)
    except ValueError as problem:
        raise ValidationError("กุญแจตรวจไม่ถูกต้อง ให้คัดลอกทั้งบรรทัดจากหน้าพยานของผู้เป็นพยาน") from problem


class Witness(models.Model):
    """Somebody who says what of our ledger was seen, where the note lies, and how its last reading went."""

    class State(models.TextChoices):
        UNREAD = "unread", "ยังไม่ได้อ่านถ้อยแถลง"
        AGREES = "agrees", "ตรงกับทะเบียนนี้"
        DIFFERS = "differs", "ไม่ตรงกับทะเบียนนี้"

    name = ThaiCharField("ชื่อพยาน", max_length=200, unique=True, help_text="เช่น สำนักงานจังหวัด หรือหนังสือพิมพ์")
    address = models.CharField(
        "ที่อยู่ของถ้อยแถลง",
        max_length=500,
        validators=[URLValidator(["https", "http"])],
        help_text="เช่น https://www.example.go.th/witness/ชื่อเว็บไซต์ของเรา.txt",
    )
    verifier_key = models.CharField(
        "กุญแจตรวจ", max_length=400, validators=[validate_key], help_text="คัดลอกทั้งบรรทัดจากหน้าพยานของผู้เป็นพยาน"
    )
    state = models.CharField("ผล", max_length=7, choices=State, default=State.UNREAD, editable=False)
    position = models.PositiveBigIntegerField("รายการที่พยานเห็น", null=True, blank=True, editable=False)
    head = models.CharField("รหัสที่พยานเห็น", max_length=64, blank=True, editable=False)
    seen_at = models.DateTimeField("พยานเห็นเมื่อ", null=True, blank=True, editable=False)
    read_at = models.DateTimeField("อ่านถ้อยแถลงเมื่อ", null=True, blank=True, editable=False)
    problem = ThaiCharField("เหตุที่อ่านไม่ได้", max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = "พยาน"
        verbose_name_plural = "พยานของทะเบียน"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["unread", "agrees", "differs"]), name="witness_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.name
