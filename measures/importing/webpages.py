"""A table as a web page, which older systems of the state call .xls: its cells, one table below the other."""

from html.parser import HTMLParser
from typing import Any

from common.numbers import short_number

from .delimited import text_of
from .limits import MOST_COLUMNS, MOST_ROWS, limited
from .sheets import Sheet, sheet_of

BREAKS = {"br", "p", "div", "li"}
UNSEEN = {"style", "script", "title"}


def is_page(data: bytes) -> bool:
    """Return whether a file is text of a web page, whatever its name says."""
    return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<table" in data.lower()


def sheets(data: bytes) -> list[Sheet]:
    """Return the one Sheet of a page's tables; raises ValidationError when it is too much or no text."""
    page = _Tables()
    page.feed(text_of(data)[0])
    page.close()
    return [sheet_of(limited(row[:MOST_COLUMNS] for row in page.rows), merged=page.merged)]


class _Tables(HTMLParser):
    """Collects rows of cells; a cell over several rows is empty below its first, and named in `merged`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.merged: list[Any] = []
        self._held: dict[int, int] = {}
        self._cell: tuple[list[str], int] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._open(dict(attrs))
        elif tag in BREAKS:
            self.handle_data("\n" if tag != "li" else "\n• ")
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN and self._unseen > 0
        if tag in ("td", "th", "tr", "table"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            row, place = self._cell
            row[place] += data if data.startswith("\n") else " ".join(data.split()) and data.replace("\n", " ")

    def _open(self, facts: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        row, number = self.rows[-1], len(self.rows) - 1
        while self._held.get(len(row), -1) >= number and len(row) < MOST_COLUMNS:
            row.append("")
        wide, deep = _count(facts.get("colspan"), MOST_COLUMNS), _count(facts.get("rowspan"), MOST_ROWS)
        self._cell = (row, len(row))
        if deep > 1:
            self._held |= dict.fromkeys(range(len(row), len(row) + wide), number + deep - 1)
        if deep > 1 or wide > 1:
            self.merged.append(((number, len(row)), (number + deep - 1, len(row) + wide - 1)))
        row += [""] * wide


def _count(text: str | None, most: int) -> int:
    return min(short_number(text) or 1, most)
