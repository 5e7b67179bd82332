"""The report's font inside a DOCX: Word and LibreOffice show it on a machine that lacks it.

The format wants the first 32 bytes of a font mixed with a key that stands beside it (ECMA-376, part 4, 17.8.1).
"""

import uuid
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FONTS = Path(__file__).resolve().parent.parent / "fonts"
FONT = "Sarabun"
FACES = {"embedRegular": "Sarabun-Regular.ttf", "embedBold": "Sarabun-Bold.ttf"}
TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def embed(document: Document) -> None:
    """Put both faces of the font into a document and let it say that they are there."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    faces = "".join(_face(document, table, tag, name) for tag, name in FACES.items())
    told = f'<w:font w:name="{FONT}"><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font>'
    table._blob = table.blob.replace(b"</w:fonts>", told.encode() + b"</w:fonts>")
    zoom = document.settings.element.find(qn("w:zoom"))
    zoom.addnext(parse_xml(f"<w:embedTrueTypeFonts {nsdecls('w')}/>"))


def _face(document: Document, table: Part, tag: str, name: str) -> str:
    key = uuid.uuid5(uuid.NAMESPACE_DNS, name)
    place = PackURI(f"/word/fonts/{Path(name).stem}.odttf")
    part = Part(place, TYPE, mixed((FONTS / name).read_bytes(), key), document.part.package)
    related = table.relate_to(part, f"{RELATIONSHIP_TYPE.FONT_TABLE.rpartition('/')[0]}/font")
    namespace = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return f'<w:{tag} {namespace} r:id="{related}" w:fontKey="{{{str(key).upper()}}}"/>'


def mixed(font: bytes, key: uuid.UUID) -> bytes:
    """Return a font mixed with its key, or a mixed one as it was."""
    turned = key.bytes[::-1] * 2
    return bytes(byte ^ turned[place] for place, byte in enumerate(font[:32])) + font[32:]
