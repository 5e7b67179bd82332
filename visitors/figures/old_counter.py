"""Judges what another counter displayed: figures of periods inside one another show which of them can't be true."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from common.thai import format_number, format_range

from . import periods
from .totals import LABELS, WEEKDAYS

DATED = [name for name in LABELS if name != "total"]


class Unreadable(ValueError):
    """The record lacks a figure or holds something else; the message is a Thai sentence."""


@dataclass(frozen=True)
class Reading:
    """The seven figures of a counter as read at one moment; `periods` are the dates that each of six stands for."""

    read_at: datetime
    label: str
    numbers: dict[str, int]
    periods: dict[str, periods.Period]

    @property
    def as_of(self) -> date:
        return self.read_at.date()


def parse(record: dict[str, Any]) -> Reading:
    """Return the Reading of a JSON object: read_at (ISO with zone), week_starts, label and the seven figures.

    Raises Unreadable.
    """
    try:
        read_at = datetime.fromisoformat(record["read_at"])
        first_weekday = WEEKDAYS.index(record["week_starts"])
        numbers = {name: record[name] for name in LABELS}
        label = record["label"]
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"อ่านตัวเลขของตัวนับเดิมไม่ได้: {error}") from error
    if wrong := [LABELS[name] for name, number in numbers.items() if type(number) is not int or number < 0]:
        raise Unreadable(f"ต้องเป็นจำนวนเต็มที่ไม่ติดลบ: {' '.join(wrong)}")
    if read_at.tzinfo is None:
        raise Unreadable("เวลาที่อ่าน (read_at) ต้องระบุเขตเวลา เช่น 2023-04-24T16:22:00+07:00")
    return Reading(read_at, label, numbers, periods.around(read_at.date(), first_weekday=first_weekday))


def impossible(reading: Reading) -> dict[str, str]:
    """Return {name: Thai reason} of the figures that can't be true, the total among them when it is too small.

    A period inside another one can't have more visitors than the whole.
    """
    found: dict[str, str] = {}
    for name in DATED:
        for other in DATED:
            if _inside(reading, name, other) and reading.numbers[name] > reading.numbers[other]:
                found.setdefault(name, _too_large(reading, name, other))
    largest = max((reading.numbers[name] for name in DATED if name not in found), default=0)
    if reading.numbers["total"] < largest:
        found["total"] = f"{format_number(reading.numbers['total'])} น้อยกว่าตัวเลขของช่วงที่สั้นกว่า ({format_number(largest)})"
    return found


def _inside(reading: Reading, name: str, other: str) -> bool:
    (first, last), (other_first, other_last) = reading.periods[name], reading.periods[other]
    return name != other and other_first <= first and min(last, reading.as_of) <= other_last


def _too_large(reading: Reading, name: str, other: str) -> str:
    return (
        f"{format_number(reading.numbers[name])} เป็นไปไม่ได้: {LABELS[name]} ({_dates(reading, name)}) อยู่ภายใน{LABELS[other]} "
        f"({_dates(reading, other)}) ซึ่งมีทั้งหมดเพียง {format_number(reading.numbers[other])}"
    )


def _dates(reading: Reading, name: str) -> str:
    first, last = reading.periods[name]
    return format_range(first, min(last, reading.as_of), style="short")
