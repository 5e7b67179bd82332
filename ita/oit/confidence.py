"""How well a title or a list of parts of the OIT list is sourced."""

from typing import Any, Literal

from django.db import models

Sureness = Literal["high", "med", "low", "partial", "none"]


class Confidence(models.TextChoices):
    """ "partial" is cut off in the source."""

    HIGH = "high", "มาก"
    MED = "med", "ปานกลาง"
    LOW = "low", "น้อย"
    PARTIAL = "partial", "พบเพียงบางส่วน"
    NONE = "none", "ไม่พบ"


def sure_words(value: str, whole: Any) -> str:
    """Return the Thai word of a Sureness in an edition."""
    return Confidence(value).label
