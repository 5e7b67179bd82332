"""CSV that Excel opens right: byte-order mark, no cell that runs as a formula, ISO dates beside พ.ศ. ones."""

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .columns import Column
from .report import Report, clean, iso, words
from .rows import INCOMPLETE, in_chunks, total, written

BOM = codecs.BOM_UTF8
# A spreadsheet takes a cell for a formula by its first character; so do the full-width forms with some keyboards.
FORMULA_STARTS = tuple("=+-@\t＝＋－＠")


class _Line:
    """A file for csv.writer that hands each line back."""

    def write(self, text: str) -> str:
        return text


def safe(text: str) -> str:
    """Return `text` with an apostrophe before it when a spreadsheet could run it as a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA_STARTS) else text


def header(columns: Sequence[Column]) -> list[str]:
    """Return the labels: a date has a second column and a period two more, for ISO dates."""
    added = {"date": ["{} (ISO)"], "period": ["{} เริ่ม (ISO)", "{} สิ้นสุด (ISO)"]}
    return [label.format(c.label) for c in columns for label in ["{}", *added.get(c.type, [])]]


def cells(column: Column, value: Any) -> list[str]:
    """Return the cells of one value, as many as `header` has labels for its column."""
    if column.type == "number":
        return ["" if value is None else str(value)]
    shown = safe(words(column, value))
    if column.type == "date":
        return [shown, iso(value)]
    return [shown, *map(iso, value or (None, None))] if column.type == "period" else [shown]


def write(report: Report) -> Iterator[bytes]:
    """Yield the file in chunks. The last row says how many rows there were, and repeats facts and notices."""
    line = csv.writer(_Line()).writerow

    def row(values: Mapping[str, Any]) -> str:
        return line([cell for c in report.columns for cell in cells(c, values[c.key])])

    def end(count: int, whole: bool) -> str:
        facts = [f"{label} {text}" for label, text in report.facts]
        said = [total(count), *report.notices, *facts] if whole else [INCOMPLETE]
        return line([clean(" · ".join(said))])

    yield BOM + line(header(report.columns)).encode()
    yield from in_chunks(written(report.rows, row, end))
