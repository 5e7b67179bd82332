"""CSV and tab-separated text, also as it is pasted: whatever encoding and separator the office's program wrote."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.core.exceptions import ValidationError

from common import thai

from .limits import MOST_COLUMNS, limited
from .sheets import Sheet, sheet_of

SEPARATORS = "\t,;|"
HEAD = 200
OPEN_QUOTE = 'เครื่องหมาย " เปิดไว้ในแถวที่เริ่มบรรทัดที่ {} แต่ไม่มีเครื่องหมายปิด จึงยังไม่ได้นำเข้าสิ่งใด โปรดแก้ไขในไฟล์แล้วลองอีกครั้ง'
_END = "\x1e"  # a line of its own behind the text, which an open quote takes in
# UTF-8 that a program took for the letters of western Europe, and Thai of Windows that it took for the same.
_TWICE = "à¸"
_WESTERN = "¡¢£¤¥§¨ª«­®°±²³´µ¶·¸¹º»½¾¿ÀÁÂÃÄÅÇÈÉÊËÌÍÎÐÑÒÓÔÕÖ×ØÙÚàáâãäåæçèéêëìíî"


def sheets(data: bytes) -> list[Sheet]:
    """Return the one Sheet of a text table; raises ValidationError when it is no text table."""
    text, note = text_of(data)
    if "\x00" in text:
        raise ValidationError("ไฟล์นี้ไม่ใช่ CSV โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    return [sheet_of(_rows(text), notes=[(1, note)] if note else [])]


def text_of(data: bytes) -> tuple[str, str]:
    """Return (the text of a file, what was done to its letters); raises ValidationError when it can't be read."""
    return _untangled(_decoded(data))


def pasted(text: str) -> list[Sheet]:
    """Return the one Sheet of a table pasted from Word or Excel: a tab between cells, a line a row.

    Word puts each paragraph of a cell on a line of its own, so lines are put together until a row has all its cells.
    """
    if '"' not in text and "\t" in text:
        return [sheet_of(limited(row[:MOST_COLUMNS] for row in _word_rows(text)))]
    return [sheet_of(_rows(text))]


def _rows(text: str) -> list[list[str]]:
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        rows = limited(row[:MOST_COLUMNS] for row in reader)
        opened = _open_quote(text, separator)
    except csv.Error as broken:
        raise ValidationError(
            f"อ่านบรรทัดที่ {thai.format_number(reader.line_num)} ไม่ได้ โปรดบันทึกไฟล์ใหม่แล้วลองอีกครั้ง"
        ) from broken
    if opened:
        raise ValidationError(OPEN_QUOTE.format(thai.format_number(opened)))
    return rows


def _open_quote(text: str, separator: str) -> int:
    """Return the line of the row with a quote that is never closed and so takes in all that follows, 0 for none."""
    reader = csv.reader(StringIO(f"{text}\n{_END}", newline=""), delimiter=separator)
    ends = [(0, [""]), *((reader.line_num, row[-1:]) for row in reader)]
    return 0 if ends[-1][1] == [_END] else ends[-2][0] + 1


def _word_rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of pasted text whose cells may hold several lines without quotes."""
    lines = text.replace("\r\n", "\n").split("\n")
    wanted = max(line.count("\t") for line in lines)
    row: list[str] = []
    for line in lines:
        cells = line.split("\t")
        # A first line without a tab is a title; a full row's last cell may go on.
        goes_on = 1 < len(row) <= wanted or (len(row) > wanted and len(cells) == 1)
        if goes_on:
            row[-1] = f"{row[-1]}\n{cells[0]}".strip("\n")
            row += cells[1:]
        else:
            if row:
                yield row
            row = cells
    if row:
        yield row


def _decoded(data: bytes) -> str:
    """Return the text. Excel writes UTF-16 for "Unicode text" and, on Thai Windows, cp874 for plain CSV."""
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError("อ่านตัวอักษรในไฟล์ไม่ได้ โปรดบันทึกเป็น CSV UTF-8 แล้วลองอีกครั้ง")


def _encodings(data: bytes) -> list[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    # Thai in UTF-16 has the byte 0x0E beside each letter, on the side that tells the order.
    head = data[:2000]
    if head.count(b"\x0e") * 4 > len(head):
        return ["utf-16-le" if head[1::2].count(0x0E) >= head[::2].count(0x0E) else "utf-16-be"]
    return ["utf-8-sig", "cp874"]


def _untangled(text: str) -> tuple[str, str]:
    """Return (the text, what was done to it): a file may have been read in one encoding and saved in another."""
    sample = [char for char in text if not char.isascii()]
    tangled = sum(char in _WESTERN for char in sample)
    if not sample or tangled * 2 < len(sample):
        return text, ""
    inner = "utf-8" if _TWICE in text else "cp874"
    for outer in ("cp1252", "latin-1"):
        try:
            whole = text.encode(outer).decode(inner)
        except UnicodeError:
            continue
        return whole, "ตัวอักษรไทยในไฟล์ถูกบันทึกผิดรหัสมาก่อน ระบบแปลงกลับให้แล้ว โปรดตรวจถ้อยคำ"
    return text, ""


def _separator(text: str) -> str:
    """Return the separator of the line that names the columns, of the first line, or of the one that has most."""
    lines = text.splitlines()[:HEAD] or [""]
    heading = next((line for line in lines if "มาตรการ" in line and "ผู้รับผิดชอบ" in line), lines[0])
    if not any(separator in heading for separator in SEPARATORS):
        heading = max(lines, key=lambda line: max(map(line.count, SEPARATORS)))
    return max(SEPARATORS, key=heading.count)
