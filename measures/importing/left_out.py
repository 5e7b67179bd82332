"""What a paper says that ends up nowhere: every line of it is named to whoever imports it."""

import re
from collections.abc import Iterable, Iterator

from common import thai

from .blanks import says_none, without_blanks
from .cells import plain
from .columns import Columns
from .drafts import TableDraft
from .heads import parts_of_head
from .sheets import Copied

_BULLET = re.compile(r"^\s*[o➢✓]\s")
_NO_LETTER = re.compile("[^ก-ฮะาำเ-ไa-zA-Z]")
_QUOTED = re.compile("“([^“”]*)”")
_FEWEST_LETTERS = 2
_LONGEST = 120
_READ = ("title", "steps", "results")


def judge_left_out(draft: TableDraft, above: list[str], rows: list[list[str]], columns: Columns | None) -> None:
    """Doubt what stands above the table or in its rows, and neither in the draft nor in one of its doubts."""
    kept, said = _letters(draft.title + draft.preamble), _letters(" ".join(_said(draft)))
    if lost := _lost([part for line in above for part in parts_of_head(line)], kept):
        first = next(row for row, kind in draft.kinds.items() if kind == "title")
        draft.doubt(first, f"หัวกระดาษที่ไม่นำเข้า: {_quoted(lost)}")
    if columns is None:
        return
    data = [number for number, kind in draft.kinds.items() if kind == "data"]
    for number in data:
        cells = columns.cells(rows[number - 1])
        if lost := _lost([line for name in _READ for line in _lines(cells[name])], said):
            draft.doubt(number, f"ข้อความในแถวนี้ที่ไม่นำเข้า โปรดตรวจ: {_quoted(lost)}")
    _judge_columns(draft, {number: rows[number - 1] for number in data}, columns)


def _judge_columns(draft: TableDraft, rows: dict[int, list[str]], columns: Columns) -> None:
    """Name once each column that is not read, by its heading or its place, and how many of its cells say something."""
    filled: dict[int, list[int]] = {}
    for number, row in rows.items():
        for place in columns.unread(row):
            filled.setdefault(place, []).append(number)
    for place, numbers in filled.items():
        label = columns.labels.get(place) or f"คอลัมน์ที่ {thai.to_thai_digits(place + 1)}"
        count = thai.format_number(len(numbers))
        draft.doubt(numbers[0], f"ไม่นำเข้าคอลัมน์ “{' '.join(label.split())}” ซึ่งมีข้อความ {count} แถว")


def _lines(cell: str) -> list[str]:
    """Return the lines of a cell of its own that say something."""
    lines = [] if isinstance(cell, Copied) else plain(without_blanks(cell)).split("\n")
    return [line for line in lines if not says_none(line.strip())]


def _said(draft: TableDraft) -> Iterator[str]:
    """Yield everything that the draft has, and what its doubts quote."""
    yield from (draft.title, draft.preamble)
    for measure in draft.measures:
        yield from (measure.title, *measure.steps, *measure.results)
    for doubt in draft.doubts:
        yield from _QUOTED.findall(doubt.sentence)


def _lost(lines: Iterable[str], said: str) -> list[str]:
    """Return the lines whose letters stand nowhere in `said`; a mere number or sign says nothing."""
    bare = {line: _letters(_BULLET.sub("", line)) for line in lines}
    return [line for line, letters in bare.items() if len(letters) >= _FEWEST_LETTERS and letters not in said]


def _letters(text: str) -> str:
    """Return the letters alone: spaces, digits and marks are mended on the way."""
    return _NO_LETTER.sub("", text)


def _quoted(lines: list[str]) -> str:
    return " ".join(f"“{' '.join(line.split())[:_LONGEST]}”" for line in lines)
