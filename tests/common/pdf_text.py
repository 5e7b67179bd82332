"""What two independent programs read in a PDF: pdfium, and poppler."""

import subprocess
import unicodedata

import pypdfium2


def with_pdfium(data):
    """Return the text of all pages as pdfium extracts it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def with_poppler(data):
    """Return the text of all pages as poppler extracts it, in the order of the content."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


EXTRACTORS = {"pdfium": with_pdfium, "poppler": with_poppler}


def squeezed(text):
    """Return `text` in NFC without what setting lines adds: white space, line breaks, zero-width spaces."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def pages(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def attachments(data):
    """Return {name: bytes} of the files inside a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = [document.get_attachment(place) for place in range(document.count_attachments())]
        return {file.get_name(): bytes(file.get_data()) for file in found}
    finally:
        document.close()


def right_edges(data):
    """Return the right edge of every character's box, in points, as fractions of its page's width."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            text.get_charbox(place)[2] / page.get_width()
            for page in document
            for text in [page.get_textpage()]
            for place in range(text.count_chars())
        ]
    finally:
        document.close()


def first_page(data, scale=3):
    """Return the first page as a picture."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=scale).to_pil()
    finally:
        document.close()
