"""What a check makes of a file, and how it refuses one."""

from dataclasses import dataclass
from typing import NoReturn

from django.core.exceptions import ValidationError

MISMATCH = "เนื้อไฟล์ไม่ตรงกับนามสกุลของไฟล์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง"
LONGEST_TEXT = 2_000_000


@dataclass(frozen=True)
class Findings:
    """The bytes to keep and what they hold; `pages` and `has_text_layer` are None for what has no pages."""

    data: bytes
    pages: int | None = None
    has_text_layer: bool | None = None
    text: str = ""


def refuse(sentence: str) -> NoReturn:
    """Raise the ValidationError that the person who uploads reads."""
    raise ValidationError(sentence, code="refused")
