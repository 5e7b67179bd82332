"""PDF with ruled tables and a text layer: pdfplumber finds the cells, PDFium reads their letters.

A page that is a picture, or a layer whose words are no words, is refused: nobody could tell what was misread.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
from django.core.exceptions import ValidationError

from common import thai

from .cells import joined
from .columns import FEWEST
from .limits import MOST_COLUMNS, limited
from .outside import is_page_number
from .sheets import Sheet, sheet_of

_MARK = re.compile(r"\s*(?:[-–—•*●▪◦➢✓o]\s|[-•](?=\S)|[(]?[0-9๐-๙]{1,2}[.)])")
_NAME = re.compile("(?:กอง|สำนัก|หน่วย(?!งาน)|ฝ่าย|ส่วน(?!ราชการ))[ก-ฮเ-ไ]")
_LONGEST_NAME = 40
# Marks without a letter, and letters that reach below their line: they stick out of the cell above into this one.
_STRAY = re.compile(r"[\sฎฏญฐฤฦัิ-ฺ็-๎]*")
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line, which it takes for no part of the word
_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}[.)]")
MOST_PAGES = 60
PICTURE = "PDF นี้ไม่มีตัวอักษรให้อ่าน (อาจเป็นภาพสแกน) โปรดใช้ไฟล์ต้นฉบับ Word หรือ Excel หรือคัดลอกตารางมาวาง"
UNRULED = "ไม่พบเส้นตารางใน PDF นี้ จึงบอกไม่ได้ว่าข้อความใดอยู่ช่องใด โปรดใช้ไฟล์ต้นฉบับ Word หรือ Excel หรือคัดลอกตารางมาวาง"
DAMAGED = "ตัวอักษรใน PDF นี้เสียหายจนอ่านได้ไม่ตรง โปรดใช้ไฟล์ต้นฉบับ Word หรือ Excel หรือคัดลอกตารางมาวาง"
NOTE = "อ่านจาก PDF ซึ่งไม่บอกว่าบรรทัดใดต่อกัน โปรดเทียบถ้อยคำกับเอกสาร"


def sheets(data: bytes) -> list[Sheet]:
    """Return the one Sheet of a PDF's tables; raises ValidationError when it can't be read honestly."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document, pdfplumber.open(BytesIO(data)) as plumbed:
            if len(document) > MOST_PAGES:
                raise ValidationError(f"PDF มีมากกว่า {thai.format_number(MOST_PAGES)} หน้า โปรดแยกไว้เฉพาะหน้าซึ่งมีตาราง")
            if not any(plan.find_tables() for plan in plumbed.pages):
                raise ValidationError(PICTURE if not _words(document) else UNRULED)
            rows: list[list[str]] = []
            notes = [(1, NOTE)]
            for page, plan in zip(document, plumbed.pages, strict=True):
                _add(rows, list(_page_rows(page, plan)))
                notes += _told_below(page, plan, max(len(rows), 1))
    except (pypdfium2.PdfiumError, *_BROKEN) as broken:
        raise ValidationError("เปิด PDF นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน โปรดบันทึกใหม่แล้วลองอีกครั้ง") from broken
    _judge("\n".join(cell for row in rows for cell in row))
    return [sheet_of(limited(rows), notes=notes)]


_BROKEN = (pdfplumber.utils.exceptions.PdfminerException, KeyError, TypeError, IndexError, AttributeError)


def _words(document: Any) -> bool:
    return any(page.get_textpage().get_text_bounded().strip() for page in document)


def _judge(text: str) -> None:
    if not text.strip():
        raise ValidationError(PICTURE)
    if thai.readability(text) < thai.READABLE:
        raise ValidationError(DAMAGED)


def _add(rows: list[list[str]], page: list[list[str]]) -> None:
    """Add a page's rows without the lines and headings that every page repeats, a row torn by the page's end whole."""
    while rows and page and _is_repeated(page[0], rows):
        page.pop(0)
    if rows and page and _is_torn(page[0], rows):
        torn = page.pop(0)
        rows[-1] = [
            _joined([*upper.split("\n"), *lower.split("\n")]) for upper, lower in zip(rows[-1], torn, strict=True)
        ]
    rows += page


def _is_repeated(row: list[str], rows: list[list[str]]) -> bool:
    """Return whether a page's first row stood above, as a running line and headings do, or counts the page."""
    return is_page_number(row) or (row in rows and (len(row) == 1 or sum(map(bool, row)) >= FEWEST))


def _is_torn(row: list[str], rows: list[list[str]]) -> bool:
    """Return whether a page's first row is the rest of the last: as wide, without a number, and no step of its own."""
    if len(row) != len(rows[-1]) or len(row) < 2:
        return False
    if row[0]:
        return bool(_NUMBERED.match(rows[-1][0])) and not _NUMBERED.match(row[0])
    is_a_row_a_step = any(len(other) == len(row) and not other[0] for other in rows)
    return not is_a_row_a_step


def _told_below(page: Any, plan: Any, row: int) -> list[tuple[int, str]]:
    """Return the note, for a row, that quotes what stands between a page's tables and below them; none for nothing."""
    boxes = sorted((table.bbox[1], table.bbox[3]) for table in plan.find_tables())
    height, ends = float(plan.height), [bottom for _, bottom in boxes]
    starts = [*(top for top, _ in boxes[1:]), height]
    layer = page.get_textpage()
    gaps = (
        layer.get_text_bounded(0, height - top, float(plan.width), height - end)
        for end, top in zip(ends, starts, strict=True)
    )
    lines = [
        thai.repaired_layer(line).strip() for gap in gaps for line in gap.splitlines() if not _STRAY.fullmatch(line)
    ]
    quoted = " ".join(f"“{line[:120]}”" for line in lines if not is_page_number([line]))
    return [(row, f"ข้อความนอกตารางของหน้านี้ ไม่นำเข้า: {quoted}")] if quoted else []


def _page_rows(page: Any, plan: Any) -> Iterator[list[str]]:
    """Yield the rows of a page: of each ruled table, and the lines above the first one."""
    layer = page.get_textpage()
    tables = plan.find_tables()
    height = float(plan.height)
    top = min((table.bbox[1] for table in tables), default=height)
    above = layer.get_text_bounded(0, height - top, float(plan.width), height)
    yield from ([thai.repaired_layer(line)] for line in above.splitlines() if not _STRAY.fullmatch(line))
    for table in tables:
        for row in table.rows:
            yield [_text(layer, box, height) if box else "" for box in row.cells][:MOST_COLUMNS]


def _text(layer: Any, box: Any, height: float) -> str:
    left, top, right, bottom = map(float, box)
    layer_text = layer.get_text_bounded(left, height - bottom, right, height - top).replace("\r\n", "\n")
    text = thai.repaired_layer(layer_text.replace(_HYPHEN, "-"))
    return _joined([line for line in text.split("\n") if not _STRAY.fullmatch(line)])


def _joined(lines: Iterable[str]) -> str:
    """Return the lines as a cell: those that a narrow column broke put together, Thai without a space."""
    text = ""
    lines = list(filter(None, lines))
    is_list_of_names = bool(lines and _NAME.match(lines[0]))
    for line in lines:
        is_name = is_list_of_names and len(line) <= _LONGEST_NAME and _NAME.match(line)
        begins = not text or _MARK.match(line) or is_name
        text = f"{text}\n{line}".strip() if begins else joined(text, line)
    return text
