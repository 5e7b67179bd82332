"""What an Office file says beside its cells and paragraphs: text boxes, headers and footers, footnotes."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from .outside import is_page_number

# The parts of DOCX and XLSX that hold such text, and within the document itself the boxes.
_PARTS = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml|xl/drawings/drawing\d+\.xml")
_BODY = "word/document.xml"
_PARAGRAPHS = etree.XPath("//*[local-name()='p' and not(.//*[local-name()='p'])]")
_BOXED = etree.XPath(
    "//*[local-name()='txbxContent' or local-name()='sdtContent'][not(ancestor::*[local-name()='tc'])]//*[local-name()='p']"
)
_WORDS = etree.XPath(".//*[local-name()='t']/text()")
_MOST, _LONGEST = 20, 160
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def told(data: bytes) -> list[tuple[int, str]]:
    """Return one note for row 1 that quotes what stands beside the text of a sound archive; none for nothing."""
    lines = list(dict.fromkeys(line for line in _lines(data) if not is_page_number([line])))
    if not lines:
        return []
    quoted = " ".join(f"“{line[:_LONGEST]}”" for line in lines[:_MOST])
    return [(1, f"ข้อความในกล่อง หัวกระดาษ ท้ายกระดาษ หรือเชิงอรรถ ไม่นำเข้า: {quoted}")]


def _lines(data: bytes) -> Iterator[str]:
    """Yield the paragraphs that stand beside the text."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name == _BODY or _PARTS.fullmatch(name):
                paragraphs = (_BOXED if name == _BODY else _PARAGRAPHS)(etree.fromstring(archive.read(name), _SAFE))
                said = (" ".join("".join(_WORDS(paragraph)).split()) for paragraph in paragraphs)
                yield from filter(None, said)
