"""A sheet of a file as text: what stood in it, what was mended while it was read, and what a person typed over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from common import thai

from .marks import is_mark


class Copied(str):
    """The text of a merged cell, as it stands in the rows below the first."""

    __slots__ = ()


class Typed(str):
    """The text that a person put into a cell in place of what the file has: a line an item."""

    __slots__ = ()


@dataclass
class Sheet:
    """Rows of text cells; `notes` are (row, sentence) about single cells, `repairs` (row, what was mended in it)."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    repairs: list[tuple[int, str]] = field(default_factory=list)

    def as_json(self) -> dict:
        """Return the sheet as JSON-ready data; `from_json` turns it back."""
        marked: dict = {"copied": [], "typed": []}
        for y, row in enumerate(self.rows):
            for x, cell in enumerate(row):
                for name, kind in (("copied", Copied), ("typed", Typed)):
                    if isinstance(cell, kind):
                        marked[name].append([y, x])
        rows = [[str(cell) for cell in row] for row in self.rows]
        facts = {"name": self.name, "rows": rows, "notes": self.notes, "repairs": self.repairs}
        return {**facts, **marked}

    @classmethod
    def from_json(cls, data: dict) -> "Sheet":
        """Return the Sheet of what `as_json` gave."""
        sheet = cls(data["name"], [list(row) for row in data["rows"]])
        sheet.notes = [(row, sentence) for row, sentence in data["notes"]]
        sheet.repairs = [(row, sentence) for row, sentence in data["repairs"]]
        for name, kind in (("copied", Copied), ("typed", Typed)):
            for y, x in data[name]:
                sheet.rows[y][x] = kind(sheet.rows[y][x])
        return sheet


def sheet_of(
    rows: Iterable[Sequence[str]], *, name: str = "", merged: Iterable[Any] = (), notes: Iterable[tuple[int, str]] = ()
) -> Sheet:
    """Return the Sheet of rows as a file has them: Thai mended and told, merged cells repeated below as Copied.

    A mere sign in a merged cell, as the arrow of a chart, stands in all that it reaches over.

    `merged` are ((first row, first column), (last row, last column)), counted from 0.
    """
    sheet = Sheet(name, notes=list(notes))
    for number, row in enumerate(rows, start=1):
        sheet.rows.append([thai.clean_text(cell) for cell in row])
        if told := _told(row):
            sheet.repairs.append((number, told))
    for (top, column), (bottom, last) in merged:
        if top < len(sheet.rows) and column < len(sheet.rows[top]):
            row = sheet.rows[top]
            if is_mark(row[column]):
                row[column : last + 1] = [row[column]] * (min(last + 1, len(row)) - column)
            for below in sheet.rows[top + 1 : bottom + 1]:
                below += [""] * (column + 1 - len(below))
                below[column] = Copied(sheet.rows[top][column])
    return sheet


def _told(row: Sequence[str]) -> str:
    """Return what is mended in a row as one sentence, "" for nothing."""
    counts: dict[str, int] = {}
    for cell in row:
        for kind, count in thai.damage(cell).items():
            counts[kind] = counts.get(kind, 0) + count
    return ", ".join(f"{kind} {thai.format_number(count)} แห่ง" for kind, count in counts.items())
