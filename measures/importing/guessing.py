"""What a column is by what stands in it, for tables whose headings nobody's pattern knows."""

import re
from collections.abc import Callable
from datetime import date

from common import thai

from .columns import FEWEST, Columns
from .periods import read_period
from .sheets import Copied

SAMPLE = 30
MOSTLY = 0.6
_NUMBER = re.compile(r"(?:ข้อ|ที่|ข้อที่|มาตรการที่)?\s*[0-9]{1,2}\s*[.)]?")
_DIVISIONS = re.compile(r"^\s*[-•]?\s*(?:ทุก)?(?:กอง|สำนัก|หน่วย|ส่วน|ฝ่าย|งาน)")
_SHORT = 200
# Beside a known heading these say something else than what is done or was done.
_OTHER = re.compile(
    "หมายเหตุ|งบ|บาท|ร้อยละ|ตัวชี้วัด|เป้า|วัตถุ|หลักฐาน|เอกสาร|คาด|ประเมินผล|กำกับ|ติดตาม|ปัญหา|อุปสรรค|เหตุผล|เสี่ยง|ลิงก์|ประเด็น|สถานะ"
)
_TEXT = re.compile("[ก-ฮ].{7,}", re.DOTALL)


def guessed(
    rows: list[list[str]], known: Columns | None, *, fiscal_year: int, today: date
) -> tuple[Columns | None, list[int]]:
    """Return (the Columns with those that only their cells tell, the places that were told so), None for no table.

    `rows` are the data below the headings; `known` is what the headings told.
    """
    places = {name: list(found) for name, found in known.places.items()} if known else {}
    times = known.times if known else {}
    free = [n for n in _filled(rows) if n not in times and not any(n in found for found in places.values())]
    told = []
    for name, judge in _judges(fiscal_year, today).items():
        lacking = name not in places and not (name == "period" and (times or {"starts", "ends"} & set(places)))
        place = next((n for n in free if _share(rows, n, judge) >= MOSTLY), None) if lacking else None
        if place is not None:
            places[name] = [place]
            told.append(place)
            free.remove(place)
    for name in ("title", "steps", "results"):
        texts = free if known is None or name == "title" else _texts(rows, free, known)
        if texts and name not in places:
            places[name] = [texts[-1] if known and name == "results" else texts[0]]
            told += places[name]
            free.remove(places[name][0])
    if len(places) < FEWEST or "title" not in places or not ({"number", "divisions", "period", "starts"} & set(places)):
        return None, []
    return Columns(places, known.labels if known else {}, times), told


def _judges(fiscal_year: int, today: date) -> dict[str, Callable[[str], bool]]:
    def is_period(cell: str) -> bool:
        try:
            return bool(read_period(cell, fiscal_year=fiscal_year, today=today))
        except thai.ThaiDateError:
            return False

    return {
        "number": lambda cell: bool(_NUMBER.fullmatch(thai.to_arabic_digits(cell).strip())),
        "period": is_period,
        "divisions": lambda cell: len(cell) <= _SHORT and bool(_DIVISIONS.match(cell)),
    }


def _texts(rows: list[list[str]], free: list[int], known: Columns) -> list[int]:
    """Return the places of columns of sentences whose heading means none of the other things that a table tells."""
    labelled = [n for n in free if n in known.labels and not _OTHER.search(thai.search_key(known.labels[n]))]
    return [
        n
        for n in labelled
        if _share(rows, n, lambda cell: bool(_TEXT.search(cell) and not _DIVISIONS.match(cell))) >= MOSTLY
    ]


def _filled(rows: list[list[str]]) -> list[int]:
    width = max(map(len, rows), default=0)
    return [n for n in range(width) if any(n < len(row) and row[n] for row in rows)]


def _share(rows: list[list[str]], place: int, judge: Callable[[str], bool]) -> float:
    """Return how many of the column's own cells `judge` takes, as a share."""
    cells = [row[place] for row in rows if place < len(row) and row[place] and not isinstance(row[place], Copied)]
    cells = cells[:SAMPLE]
    return sum(map(judge, cells)) / len(cells) if cells else 0
