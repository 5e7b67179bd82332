"""Parts of a fiscal year, as keys of editions name them."""

from datetime import date

from django.db import models

from common import thai


class Part(models.TextChoices):
    """Which part of a fiscal year; the value stands in addresses and keys: 2570-1, 2570-year."""

    FIRST = "1", "ครึ่งปีแรก (ตุลาคม – มีนาคม)"
    SECOND = "2", "ครึ่งปีหลัง (เมษายน – กันยายน)"
    YEAR = "year", "ทั้งปี"


def label(key: str) -> str:
    """Return what a key is called: "ปีงบประมาณ พ.ศ. ๒๕๗๐ ครึ่งปีแรก (ตุลาคม – มีนาคม)"."""
    year, _, part = key.partition("-")
    return f"ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)} {Part(part).label}"


def days(key: str) -> tuple[date, date]:
    """Return the first and the last day of a key; raises ValueError for one that is none."""
    year, _, part = key.partition("-")
    if part not in Part.values:
        raise ValueError(f"no part of a year: {key!r}")
    return thai.fiscal_year_range(int(year)) if part == Part.YEAR else thai.half_range(int(year), int(part))
