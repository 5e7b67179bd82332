"""PDF: opened by pdfium, without active content, counted and read."""

import codecs
import threading
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from common import thai

from . import active_pdf
from .findings import LONGEST_TEXT, MISMATCH, Findings, refuse
from .names import dangerous_ending

MOST_PAGES = 5_000
LONGEST_LEAD = 1024
LEADING = "ตัดอักขระว่างที่อยู่หน้าเนื้อไฟล์ PDF ออกแล้ว"
# Fewer characters than this on a page are a stamp or a page number on a scan, no text to read.
TEXT_OF_A_PAGE = 20
# pdfium keeps global state and must not be entered by two threads.
_pdfium = threading.Lock()


def check(data: bytes) -> Findings:
    """Return the Findings of a PDF; refuses what is damaged, locked, too long, or would run or unpack something."""
    data, leading = _from_header(data)
    if not data.startswith(b"%PDF-"):
        refuse(MISMATCH)
    _check_opens(data)
    data, acted = active_pdf.without_actions(data)
    said = " ".join(sentence for sentence, is_so in ((LEADING, leading), (active_pdf.CHANGED, acted)) if is_so)
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as problem:
            refuse(_why(problem))
        try:
            _check_active(document)
            return replace(_read(data, document), changed=said)
        except pypdfium2.PdfiumError:
            refuse("อ่านไฟล์ PDF นี้ไม่ได้ครบทุกหน้า ไฟล์อาจเสีย โปรดบันทึกใหม่แล้วลองอีกครั้ง")
        finally:
            document.close()


def _from_header(data: bytes) -> tuple[bytes, bool]:
    """Return the bytes from "%PDF-" on, and whether a byte order mark or empty lines before it were left out."""
    start = data[:LONGEST_LEAD].find(b"%PDF-")
    is_empty = start > 0 and not data[:start].removeprefix(codecs.BOM_UTF8).strip()
    return (data[start:], True) if is_empty else (data, False)


def _check_opens(data: bytes) -> None:
    """Refuse what pdfium can't open, with its reason: it tells a password from damage."""
    with _pdfium:
        try:
            pypdfium2.PdfDocument(data).close()
        except pypdfium2.PdfiumError as problem:
            refuse(_why(problem))


def _why(problem: pypdfium2.PdfiumError) -> str:
    if problem.err_code == raw.FPDF_ERR_PASSWORD:
        return "ไฟล์ PDF นี้มีรหัสผ่าน ประชาชนจะเปิดไม่ได้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน"
    return "เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจเสีย โปรดบันทึกใหม่แล้วลองอีกครั้ง"


def _check_active(document: pypdfium2.PdfDocument) -> None:
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        refuse("ไฟล์ PDF นี้มีสคริปต์ฝังอยู่ โปรดพิมพ์เป็น PDF ใหม่แล้วลองอีกครั้ง")
    for number in range(document.count_attachments()):
        name = document.get_attachment(number).get_name()
        if dangerous_ending(name):
            refuse(f"ไฟล์ PDF นี้แนบโปรแกรมไว้ข้างใน ({name[:80]}) โปรดพิมพ์เป็น PDF ใหม่แล้วลองอีกครั้ง")


def _read(data: bytes, document: pypdfium2.PdfDocument) -> Findings:
    pages = len(document)
    if not 0 < pages <= MOST_PAGES:
        refuse(f"ไฟล์ PDF ต้องมี ๑ ถึง {thai.format_number(MOST_PAGES)} หน้า")
    texts, length = [], 0
    for page in document:
        texts.append(_text(page) if length < LONGEST_TEXT else "")
        length += len(texts[-1])
    readable = sum(len("".join(text.split())) >= TEXT_OF_A_PAGE for text in texts)
    text = thai.repaired_layer(thai.clean_text("\n\n".join(filter(None, texts)))[:LONGEST_TEXT])
    # A cover and a blank back are no reason to call a document a scan.
    return Findings(data, pages, readable * 2 >= pages, thai.readability(text), text)


def _text(page: pypdfium2.PdfPage) -> str:
    reader = page.get_textpage()
    try:
        return reader.get_text_bounded()
    finally:
        reader.close()
        page.close()
