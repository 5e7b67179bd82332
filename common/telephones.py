"""Telephone numbers as offices write them: found in a text, and told from what is none."""

import re

from django.core.exceptions import ValidationError

from . import thai

# A digit after at most one space or sign; nine digits of a line, ten of a mobile or a 1800 number, or with +66.
_NEXT = r"(?:[ -]?\d)"
_WHOLE = rf"0[ -]?[2-57]{_NEXT}{{7}}|0[ -]?[689]{_NEXT}{{8}}|1[89]00{_NEXT}{{6}}|\+66{_NEXT}{{8,9}}"
# Three or four digits are a number only where the words before them say so.
_SHORT = r"(?P<said>(?:โทร[ก-๎]{0,8}|สายด่วน|หมายเลข|เบอร์)[.:]?\s{0,3})(?P<short>1\d{2,3})"
# Neither within a code nor within an address of a page.
NUMBER = re.compile(rf"(?<![\da-zA-Z+%/=])(?:(?P<whole>{_WHOLE})|{_SHORT})(?![\da-zA-Z%])")
ALONE = re.compile(r"\s*1\d{2,3}\s*")
# What a number may have behind it: extensions, or the last digits of the numbers that follow it.
_FURTHER = re.compile(
    r"(?:ต่อ|กด|ext\.?|#\s*(?:[-–]|ถึง))\s*\d{1,5}(?!\d)(?:\s*(?:[-–,/]|ถึง|และ|หรือ)\s*\d{1,5}(?!\d))*", re.I
)
WRONG = "โปรดกรอกหมายเลขโทรศัพท์ เช่น ๐ ๔๒๑๒ ๓๔๕๖ ต่อ ๑๒ หากมีหลายหมายเลขให้คั่นด้วยจุลภาค"


def validate(text: str) -> None:
    """Raise ValidationError unless a text holds telephone numbers and no other digits than their extensions."""
    arabic = re.sub(r"[\s().]+", " ", thai.to_arabic_digits(text))
    rest, found = NUMBER.subn("#", arabic)
    rest, alone = re.subn(r"(?:^|,)" + ALONE.pattern + r"(?=,|$)", "", rest)
    if not found + alone or re.search(r"\d", _FURTHER.sub("", rest)):
        raise ValidationError(WRONG)
