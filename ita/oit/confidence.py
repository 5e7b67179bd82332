"""How well a title or a list of parts of the OIT list is sourced."""

from django.db import models


class Confidence(models.TextChoices):
    """ "partial" is cut off in the source."""

    HIGH = "high", "มาก"
    MED = "med", "ปานกลาง"
    LOW = "low", "น้อย"
    PARTIAL = "partial", "พบเพียงบางส่วน"
    NONE = "none", "ไม่พบ"
