"""What a check makes of a file, and how it refuses one."""

from dataclasses import dataclass
from typing import NoReturn

from django.core.exceptions import ValidationError

MISMATCH = "เนื้อไฟล์ไม่ตรงกับนามสกุลของไฟล์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง"
LONGEST_TEXT = 2_000_000


@dataclass(frozen=True)
class Findings:
    """The bytes to keep and what they hold, and the sentence that says what of them was changed or leads nowhere ("" for nothing).

    `pages`, `has_text_layer` and `readability`, how many of a hundred letters are words, are None for what has no pages.
    """

    data: bytes
    pages: int | None = None
    has_text_layer: bool | None = None
    readability: int | None = None
    text: str = ""
    changed: str = ""


def refuse(sentence: str) -> NoReturn:
    """Raise the ValidationError that the person who uploads reads."""
    raise ValidationError(sentence, code="refused")
