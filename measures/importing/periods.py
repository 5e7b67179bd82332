"""The column of periods, read with the fiscal year that the table is for."""

import contextlib
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from common import thai

QUARTERS = {1: (-1, 10), 2: (0, 1), 3: (0, 4), 4: (0, 7)}
_MONTHS = [re.escape(name).replace(r"\.", r"\.?\s?") for name in (*thai.MONTHS, *thai.SHORT_MONTHS)]
_MONTH = "|".join(_MONTHS)
# Behind a whole date or a month two digits are a year, whatever a hyphen joins to them: "๑ ต.ค.๖๙-๓๐ ก.ย.๗๐".
_SHORT_YEAR = re.compile(
    rf"((?:{_MONTH})\s*(?:พ\.?\s?ศ\.?\s*)?|(?<![0-9])[0-9]{{1,2}}\s*([/.-])\s*[0-9]{{1,2}}\s*\2\s*)([0-9]{{2}})(?![0-9])"
    r"|(ปีงบประมาณ\s*|ปี\s*|/)([0-9]{2})(?![0-9]|[/.-][0-9])"
)
_CHRISTIAN = re.compile(r"(?<![0-9])(?:ค\.?\s?ศ\.?\s*)?(20[0-9]{2}|19[0-9]{2})(?![0-9])")
_WHOLE = re.compile(
    r"(?:ตลอด|ทั้ง|ตลอดทั้ง|ภายใน|ทุก)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(25[0-9]{2})?"
    r"|(?:ตลอด|ทั้ง|ตลอดทั้ง)ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?(25[0-9]{2})?"
)
_TWELVE_MONTHS = re.compile(
    r"(?:(?:ตลอด|รวม|รอบ)?(?:ระยะเวลา)?(?:12|๑๒)เดือน|(?:ระยะเวลา)?[1๑]ปี)(?:(?:ของ)?ปีงบประมาณ(?:พ\.?ศ\.?)?(25[0-9]{2})?)?"
)
_ALWAYS = re.compile(
    "(?:ตลอดเวลา|ตลอดระยะเวลา|ต่อเนื่อง(?:ทั้งปี|ตลอดปี.*)?|(?:เป็นประจำ)?ทุก(?:เดือน|ไตรมาส|สัปดาห์|วัน|ปี)|ราย(?:เดือน|ไตรมาส|ปี)|ดำเนินการตลอดปี.*)"
)
_QUARTER = re.compile(
    r"ไตรมาส(?:ที่)?([1-4])(?:(?:-|–|ถึง|และ|,)(?:ไตรมาส)?(?:ที่)?([1-4]))?(?:/?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(25[0-9]{2}))?"
)
_HALF = re.compile("(?:รอบ)?(?:6เดือน|ครึ่งปี)(แรก|หลัง)(?:ของปีงบประมาณ)?(25[0-9]{2})?")
_UNTIL = re.compile(r"\s*(?:ภายใน|ไม่เกิน|ก่อน|แล้วเสร็จภายใน|ให้แล้วเสร็จภายใน)\s*(?:สิ้น)?(?:วันที่|เดือน)?\s*(.+)")
_SINCE = re.compile(r"\s*(?:ตั้งแต่|เริ่ม(?:ตั้งแต่)?)?\s*(?:วันที่|เดือน)?\s*(.+?)\s*เป็นต้นไป")
_TWICE = re.compile(r"([^()]+?)\s*[(]([^()]*[^()\s][^()]*)[)]")
_SEVERAL = re.compile(r"\s*(?:,|;|และ|กับ)\s*")
_LONE_MONTH = re.compile(rf"({_MONTH})(?![.\s]*(?:พ\.?\s?ศ\.?\s*)?[0-9]{{2,4}})")
_DASH = re.compile("[‐-―−]")


@dataclass(frozen=True)
class Period:
    """First and last date, and what was assumed to read them ("" for nothing)."""

    starts: datetime.date
    ends: datetime.date
    assumed: str = ""


def read_period(text: str, *, fiscal_year: int, today: datetime.date) -> Period:
    """Return the Period that a cell means in the table of `fiscal_year`; raises thai.ThaiDateError when it means none.

    Reads what `thai.parse_range` does, and besides: years of two digits, no year at all, quarters and halves, the whole
    year, a last day alone ("ภายในเดือนมีนาคม") or a first one, and one period said twice ("ไตรมาส ๒ (ม.ค. – มี.ค. ๗๐)").
    """
    if twice := _TWICE.fullmatch(text.strip()):
        return _of_both(twice.groups(), fiscal_year=fiscal_year, today=today)
    plain = _DASH.sub("-", thai.to_arabic_digits(" ".join(text.split()))).strip(" .")
    compact = plain.replace(" ", "")
    if compact and (found := _of_the_year(compact, fiscal_year)):
        return found
    plain, assumed = _with_full_years(plain)
    if until := _UNTIL.fullmatch(plain):
        part = _of_the_year(until[1].replace(" ", ""), fiscal_year)
        last = part.ends if part else _dates(until[1], fiscal_year, today)[1]
        first = thai.fiscal_year_range(thai.fiscal_year(last))[0]
        return Period(first, last, assumed or "ระบุเฉพาะวันสุดท้าย นับตั้งแต่ต้นปีงบประมาณ")
    if since := _SINCE.fullmatch(plain):
        first, last = _dates(since[1], fiscal_year, today)
        return Period(first, thai.fiscal_year_range(thai.fiscal_year(first))[1], "ระบุเฉพาะวันเริ่มต้น นับถึงสิ้นปีงบประมาณ")
    if len(parts := [part for part in _SEVERAL.split(plain) if part]) > 1:
        return _over(parts, fiscal_year=fiscal_year, today=today)
    first, last = _dates(plain, fiscal_year, today)
    return Period(first, last, assumed)


def _over(parts: Iterable[str], *, fiscal_year: int, today: datetime.date) -> Period:
    """Return the Period that reaches over several."""
    found = [read_period(part, fiscal_year=fiscal_year, today=today) for part in parts]
    starts, ends = min(period.starts for period in found), max(period.ends for period in found)
    return Period(starts, ends, "มีหลายช่วง ใช้ช่วงที่คลุมทุกช่วง")


def _of_both(said: Iterable[str], *, fiscal_year: int, today: datetime.date) -> Period:
    """Return the Period that two texts say alike, or the only one that is a period; "๑๒ เดือน" beside it is its length."""
    found: dict[str, Period] = {}
    for text in [text for text in said if not _TWELVE_MONTHS.fullmatch(text.replace(" ", ""))]:
        with contextlib.suppress(thai.ThaiDateError):
            found[text] = read_period(text, fiscal_year=fiscal_year, today=today)
    if len({(period.starts, period.ends) for period in found.values()}) != 1:
        raise thai.ThaiDateError("อ่านช่วงเวลานี้ไม่ได้ หรือสองช่วงที่เขียนไว้ไม่ตรงกัน โปรดพิมพ์ช่วงเดียว")
    [(text, period), *others] = found.items()
    return period if others else Period(period.starts, period.ends, f"อ่านเฉพาะ “{text}”")


def _of_the_year(compact: str, fiscal_year: int) -> Period | None:
    """Return the Period of a text that names parts of the fiscal year, or None."""
    compact = compact.replace("ไตรมาสแรก", "ไตรมาส1").replace("ไตรมาสสุดท้าย", "ไตรมาส4")
    compact = re.sub(r"(ปีงบประมาณ|ปี|พ\.?ศ\.?|/)([4-9][0-9])(?![0-9])", r"\g<1>25\2", compact)
    if whole := _WHOLE.fullmatch(compact):
        return Period(*thai.fiscal_year_range(int(whole[1] or whole[2] or fiscal_year)))
    if months := _TWELVE_MONTHS.fullmatch(compact):
        return Period(*thai.fiscal_year_range(int(months[1] or fiscal_year)))
    if _ALWAYS.fullmatch(compact):
        return Period(*thai.fiscal_year_range(fiscal_year), "นับเป็นตลอดปีงบประมาณ")
    if half := _HALF.fullmatch(compact):
        return Period(*thai.half_range(int(half[2] or fiscal_year), 1 if half[1] == "แรก" else 2))
    if quarter := _QUARTER.fullmatch(compact):
        year = int(quarter[3] or fiscal_year)
        first, last = int(quarter[1]), int(quarter[2] or quarter[1])
        if first <= last:
            return Period(_quarter_starts(year, first), _quarter_ends(year, last))
    return None


def _quarter_starts(year: int, quarter: int) -> datetime.date:
    shift, month = QUARTERS[quarter]
    return datetime.date(year - thai.BE_OFFSET + shift, month, 1)


def _quarter_ends(year: int, quarter: int) -> datetime.date:
    following = _quarter_starts(year, quarter + 1) if quarter < 4 else _quarter_starts(year + 1, 1)
    return following - datetime.timedelta(days=1)


def _with_full_years(plain: str) -> tuple[str, str]:
    """Return (the text with every year of four digits and พ.ศ., what was assumed for it)."""
    text = _SHORT_YEAR.sub(lambda match: f"{match[1] or match[4]}25{match[3] or match[5]}", plain)
    christian = [year for year in _CHRISTIAN.findall(text) if not re.search(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text)]
    if not christian:
        return text, ""
    text = _CHRISTIAN.sub(lambda match: str(int(match[1]) + thai.BE_OFFSET), text)
    return text, "ปี ค.ศ. อ่านเป็นปี พ.ศ."


def _dates(plain: str, fiscal_year: int, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last date; months without a year lie in the fiscal year."""
    try:
        return thai.parse_range(plain, today=today)
    except thai.ThaiDateError:
        filled = _LONE_MONTH.sub(lambda match: f"{match[1]} {_year_of(match[1], fiscal_year)}", plain)
        if filled == plain:
            raise
        return thai.parse_range(filled, today=today)


def _year_of(month: str, fiscal_year: int) -> int:
    number = next(n for n, pattern in enumerate(_MONTHS) if re.fullmatch(pattern, month)) % 12 + 1
    return fiscal_year - 1 if number >= 10 else fiscal_year
