"""PDF by Typst: one file that people, screen readers (PDF/UA-1) and programs (PDF/A-3a, data attached) can read.

The same report gives the same bytes on every machine: the only fonts are ours, the only date is the report's.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pypdfium2
import qrcode

from common import thai, typesetting

from . import as_json, unbroken
from .chapters import Chapter
from .columns import Column
from .printable import breakable, lacks, named
from .report import Report, clean, words

TEMPLATE = Path(__file__).with_name("paper.typ")
# A row of up to UNBROKEN lines stays on one page. A line of the whole table holds at least LINE characters.
UNBROKEN = 12
LINE = 100
CENTRED = {"number", "date", "period"}
LACKING = "[U+…] แทนอักขระที่แบบอักษรของรายงานนี้ไม่มี ข้อความเดิมอยู่ในไฟล์ข้อมูลที่แนบอยู่ภายในไฟล์ PDF นี้"


def text(value: object) -> str:
    """Return a text as the page can show it."""
    return breakable(named(clean(value)))


def texts(value: Any) -> Any:
    """Return every text inside JSON-ready data as the page can show it."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {key: texts(part) for key, part in value.items()}
    return [texts(part) for part in value] if isinstance(value, list | tuple) else value


def cell(column: Column, value: Any) -> str | list[Any]:
    """Return a value as the page shows it: a list as a list, a period on two lines, everything else as one text."""
    if column.type == "list":
        return list(value or ())
    return words(column, value).replace(" – ", " –\n") if column.type == "period" else words(column, value)


def qr_dots(data: str) -> dict[str, Any]:
    """Return the QR code of `data` as {"side", "dots"}: 0 is black, 255 white, row by row."""
    code = qrcode.QRCode(border=1)
    code.add_data(data)
    rows = code.get_matrix()
    return {"side": len(rows), "dots": [0 if dark else 255 for row in rows for dark in row]}


def lines_needed(columns: Sequence[Column], row: Sequence[str | list[str]]) -> int:
    """Return about how many lines a row takes on the page, never too few: columns share LINE characters."""
    room = [max(1, LINE * column.width // sum(c.width for c in columns)) for column in columns]
    return max(
        sum(
            -(-len(line) // width)
            for item in ([value] if isinstance(value, str) else value)
            for line in item.split("\n")
        )
        for value, width in zip(row, room, strict=True)
    )


def table_data(columns: Sequence[Column], values: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a table as the page shows it: its columns, its rows, and which rows are too long to stay on one page."""
    columns = [column for column in columns if column.paper]
    rows = [[cell(c, row[c.key]) for c in columns] for row in values]
    return {
        "columns": [{"label": c.label, "width": c.width, "centred": c.type in CENTRED} for c in columns],
        "rows": rows,
        "long": [place for place, row in enumerate(rows) if lines_needed(columns, row) > UNBROKEN],
    }


def chapter_data(chapter: Chapter) -> dict[str, Any]:
    """Return a chapter as the page shows it."""
    words = ("heading", "paragraphs", "caption", "sums", "findings")
    return {name: getattr(chapter, name) for name in words} | table_data(chapter.columns, chapter.rows)


def page_data(report: Report) -> dict[str, Any]:
    """Return what the page shows, as JSON-ready data, not yet fitted to the font."""
    paper = report.printed
    # What chapters tell is not set a second time as one table.
    table = table_data(report.columns, () if paper.chapters else report.rows)
    return {
        "title": report.title,
        "author": paper.author,
        "notices": report.notices,
        "preamble": [paragraph for paragraph in paper.preamble if paragraph],
        "cover": paper.cover,
        "chapters": [chapter_data(chapter) for chapter in paper.chapters],
        **table,
        "empty": paper.empty,
        "notes": list(paper.notes),
        "signature": paper.signature and asdict(paper.signature),
        "progress": paper.chart and asdict(paper.chart),
        "about": "ข้อมูลของรายงานฉบับนี้",
        "facts": report.facts,
        "foot": paper.foot,
    }


def inputs(report: Report) -> dict[str, str]:
    """Return Typst's sys.inputs: the page's data and the attached document, both as JSON texts."""
    page, paper = page_data(report), report.printed
    if lacks(clean(json.dumps(page, ensure_ascii=False))):
        page["notes"].append(LACKING)
    moment = cast(datetime, report.made_at).astimezone(thai.BANGKOK)
    fitted = texts(page) | {
        "date": {part: getattr(moment, part) for part in ("year", "month", "day", "hour", "minute", "second")},
        "qr": qr_dots(paper.qr),
        "attached": [[paper.attachment, "application/json", report.title]] if report.document is not None else [],
    }
    fitted["unbroken"] = unbroken.pattern(json.dumps(fitted, ensure_ascii=False))
    return {"report": json.dumps(fitted), paper.attachment: as_json.compact(report.document)}


def write(report: Report) -> Iterator[bytes]:
    """Yield the whole PDF at once. Raises TypesettingError when the page can't be set, which no text brings about."""
    yield typesetting.pdf(TEMPLATE, inputs(report))


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
