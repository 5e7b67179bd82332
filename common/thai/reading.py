"""Dates and periods as clerks type them, read into `datetime.date`; what can't be meant is refused with a sentence.

The text is made compact first (Arabic digits, hyphens, no white space), then matched part by part, and only then
judged. A period is two such dates around each hyphen or "ถึง" in turn.
"""

import calendar
import datetime
import re
from typing import NamedTuple

from .digits import to_thai_digits
from .text import search_key
from .writing import format_date
from .years import BANGKOK, BE_OFFSET, EARLIEST_YEAR, MONTHS, SHORT_MONTHS, be_year, fiscal_year_range, latest_year


class ThaiDateError(ValueError):
    """A date that can't be read or can't be meant; the message is a Thai sentence for whoever typed it."""


class _Spelling(NamedTuple):
    """The parts of one date as typed. Day 0 or month 0 can be typed, so what was left out is None."""

    day: int | None
    month: int | None
    year: str | None
    era: str = ""


_LONGEST_TEXT = 100
_MONTH_NUMBERS = {
    name.replace(".", ""): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, start=1)
}
_MONTH = "|".join([*MONTHS, *(name.replace(".", r"\.?") for name in SHORT_MONTHS)])
_DAY, _YEAR = "[0-9]{1,2}", "[0-9]{1,6}"
_ERA = r"พ\.?ศ\.?|พุทธศักราช|ค\.?ศ\.?|คริสต์ศักราช"
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>{_DAY})-(?P<day>{_DAY})")
_NUMERIC = re.compile(rf"(?:วันที่)?(?P<day>{_DAY})[-/.](?P<month>{_DAY})[-/.](?P<year>{_YEAR})")
_WORDS = re.compile(
    rf"(?:วันที่)?(?:(?P<day>{_DAY})[-/]?)?(?:เดือน)?(?P<month>{_MONTH})"
    rf"(?:[-/]?(?P<era>{_ERA})?(?P<year>{_YEAR}))?"
)
_LONE_DAY = re.compile(rf"(?:วันที่)?({_DAY})")
_TIME = re.compile("(?P<date>.*?)(?:เวลา| |t)(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?:น\\.?)?")
_LONE_YEAR = re.compile(rf"(?:(?:ตลอด)?ปีงบประมาณ)?(?P<era>{_ERA})?(?P<year>{_YEAR})")


def parse_date(text: str, *, today: datetime.date) -> datetime.date:
    """Return the date that a clerk's spelling means; `today` bounds the years that can be meant.

    Reads ๒๕/๑๐/๒๕๖๖, 25-10-2566, 25.10.2566, 25 ต.ค. 2566, วันที่ 25 ตุลาคม พ.ศ. ๒๕๖๖ (Buddhist era, Thai or Arabic
    digits, any spaces) and ISO 2023-10-25 (CE). Everything else raises `ThaiDateError`: a year not of four digits, a
    CE year in a Thai spelling, a year before 2400 or after `latest_year`, a day that the month does not have.
    """
    spelling = _spelling(_compact(text))
    if spelling is None:
        raise ThaiDateError("อ่านวันที่นี้ไม่ได้ โปรดพิมพ์วัน เดือน และปี พ.ศ. เช่น ๒๕/๑๐/๒๕๖๖ หรือ ๒๕ ต.ค. ๒๕๖๖")
    return _date_meant(spelling, today=today)


def parse_datetime(text: str, *, today: datetime.date) -> datetime.datetime:
    """Return the moment in Bangkok, aware, that a date with a time means: "25 ต.ค. 2566 เวลา 14.30 น.", "25/10/2566 14:30".

    The date is judged as in `parse_date`; without a time, or with one that no clock shows, raises `ThaiDateError`.
    """
    match = _TIME.fullmatch(_compact(text))
    if match is None:
        if (day_alone := _spelling(_compact(text))) is not None:
            _date_meant(day_alone, today=today)  # whoever is told to add a time should not add it to a day that is none
            raise ThaiDateError(f"โปรดระบุเวลาด้วย เช่น {text.strip()} เวลา ๐๘.๐๐ น.")
        raise ThaiDateError("อ่านวันและเวลานี้ไม่ได้ โปรดพิมพ์เช่น ๒๕/๑๐/๒๕๖๖ เวลา ๑๔.๓๐ น.")
    day = parse_date(match["date"], today=today)
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise ThaiDateError("เวลาต้องอยู่ระหว่าง ๐๐.๐๐ ถึง ๒๓.๕๙ น.")
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=BANGKOK)


def parse_range(text: str, *, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and last date of a period as officials write it, judged as `parse_date` does.

    "ตุลาคม ๒๕๖๕- ๓๐ กันยายน ๒๕๖๖", "๑ ต.ค. ถึง ๓๑ ธ.ค. ๒๕๖๖", "๑ – ๓๑ ตุลาคม ๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๖": a month
    without a day starts on its first and ends on its last day; what the start leaves out it shares with the end.
    A single date or month is a period too. An end before its start raises `ThaiDateError`.
    """
    compact = re.sub("^(?:ตั้งแต่|ระหว่าง)", "", _compact(text))
    if compact.startswith(("ปีงบประมาณ", "ตลอดปีงบประมาณ")):
        return fiscal_year_range(_lone_year(compact, today=today))
    start, end = _spelled_range(compact)
    first = _date_meant(_completed_start(start, end), today=today)
    last = _date_meant(_completed_end(end, today=today), today=today)
    if last < first:
        raise ThaiDateError(f"วันสิ้นสุด ({format_date(last)}) อยู่ก่อนวันเริ่มต้น ({format_date(first)})")
    return first, last


def parse_year(text: str, *, today: datetime.date) -> int:
    """Return the Buddhist-era year in "๒๕๖๖", "พ.ศ. 2566" or "ปีงบประมาณ 2566", judged as in `parse_date`."""
    return _lone_year(_compact(text), today=today)


def _compact(text: str) -> str:
    """Return `text` folded, with plain hyphens and no white space but between two digits; "" when it is too long."""
    if len(text) > _LONGEST_TEXT:
        return ""
    hyphened = re.sub("[‐-―−]", "-", search_key(text))
    return re.sub("(?<![0-9]) | (?![0-9])", "", hyphened)


def _spelling(compact: str) -> _Spelling | None:
    """Return the parts of one date or month, or None when it is neither."""
    match = _ISO.fullmatch(compact) or _NUMERIC.fullmatch(compact) or _WORDS.fullmatch(compact)
    if match is None:
        return None
    parts = match.groupdict()
    month = parts["month"].replace(".", "")
    return _Spelling(
        day=int(parts["day"]) if parts["day"] else None,
        month=_MONTH_NUMBERS[month] if month in _MONTH_NUMBERS else int(month),
        year=parts["year"],
        era="ISO" if match.re is _ISO else parts.get("era") or "",
    )


def _spelled_range(compact: str) -> tuple[_Spelling, _Spelling]:
    """Return the parts of a period's start and end, which are the same for a single date or month."""
    splits = re.finditer("(?:จน)?ถึง|-", compact)
    for start, end in [(compact, compact), *((compact[: at.start()], compact[at.end() :]) for at in splits)]:
        lone_day = _LONE_DAY.fullmatch(start)
        first = _Spelling(int(lone_day[1]), None, None) if lone_day else _spelling(start)
        last = _spelling(end)
        if first and last:
            return first, last
    raise ThaiDateError("อ่านช่วงเวลานี้ไม่ได้ โปรดพิมพ์เช่น ๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖")


def _completed_start(start: _Spelling, end: _Spelling) -> _Spelling:
    """Return a start with day 1 for none, and with the month and year that it shares with its end."""
    shares_year = start.year is None
    return _Spelling(
        day=1 if start.day is None else start.day,
        month=end.month if start.month is None else start.month,
        year=end.year if shares_year else start.year,
        era=end.era if shares_year else start.era,
    )


def _completed_end(end: _Spelling, *, today: datetime.date) -> _Spelling:
    """Return an end with the last day of its month for none."""
    if end.day is not None or end.month is None or end.year is None:
        return end
    year = _year_meant(end.year, end.era, today=today)
    return end._replace(day=calendar.monthrange(year - BE_OFFSET, end.month)[1])


def _date_meant(spelling: _Spelling, *, today: datetime.date) -> datetime.date:
    """Return the date of a spelling that names day, month and year, all of them possible."""
    day, month, digits, era = spelling
    if day is None or month is None or digits is None:
        raise ThaiDateError("โปรดระบุวัน เดือน และปี พ.ศ. ให้ครบ เช่น ๒๕ ตุลาคม ๒๕๖๖")
    year = _year_meant(digits, era, today=today)
    if not 1 <= month <= 12:
        raise ThaiDateError(f"ไม่มีเดือนที่ {to_thai_digits(month)} โปรดระบุเดือน ๑ ถึง ๑๒")
    if not 1 <= day <= calendar.monthrange(year - BE_OFFSET, month)[1]:
        raise ThaiDateError(to_thai_digits(f"เดือน{MONTHS[month - 1]} {year} ไม่มีวันที่ {day}"))
    return datetime.date(year - BE_OFFSET, month, day)


def _lone_year(compact: str, *, today: datetime.date) -> int:
    match = _LONE_YEAR.fullmatch(compact)
    if match is None:
        raise ThaiDateError("อ่านปีนี้ไม่ได้ โปรดพิมพ์ปี พ.ศ. เช่น ๒๕๖๖")
    return _year_meant(match["year"], match["era"] or "", today=today)


def _year_meant(digits: str, era: str, *, today: datetime.date) -> int:
    """Return the Buddhist-era year of typed digits; `era` is as typed, or "ISO" for a CE year of an ISO date."""
    year, latest = int(digits), latest_year(today=today)
    if era.startswith("ค"):
        raise ThaiDateError("โปรดใช้ปี พ.ศ. แทนปี ค.ศ. (พ.ศ. = ค.ศ. + ๕๔๓)")
    if era == "ISO":
        if EARLIEST_YEAR <= be_year(year) <= latest:
            return be_year(year)
        raise ThaiDateError("รูปแบบ ปี-เดือน-วัน ต้องใช้ปี ค.ศ. หากหมายถึงปี พ.ศ. โปรดพิมพ์เช่น ๒๕/๑๐/๒๕๖๖")
    if len(digits) != 4:
        raise ThaiDateError("โปรดพิมพ์ปี พ.ศ. ให้ครบ ๔ หลัก เช่น ๒๕๖๖")
    if EARLIEST_YEAR <= year <= latest:
        return year
    if EARLIEST_YEAR <= be_year(year) <= latest:
        raise ThaiDateError(
            to_thai_digits(f"ปี {year} เป็นปี ค.ศ. หากหมายถึงปี พ.ศ. {be_year(year)} โปรดพิมพ์ {be_year(year)}")
        )
    raise ThaiDateError(to_thai_digits(f"ปี พ.ศ. {digits} เป็นไปไม่ได้ โปรดระบุปีระหว่าง {EARLIEST_YEAR} ถึง {latest}"))
