"""DOCX: the official table to go on working with, in a font that comes along in the file."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from .as_xlsx import NO_DATE
from .chapters import Chapter
from .columns import Column
from .embedded import FONT, embed
from .paper import Signature
from .report import Report, clean, words
from .zips import repacked

CENTRED = {"number", "date", "period"}
TABLE_WIDTH = Cm(26.4)


def _thai(style: ParagraphStyle, size: float, bold: bool = False) -> None:
    """Set font, size and language of a style for Latin and for Thai, which Word keeps apart as complex script."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    properties = style.element.get_or_add_rPr()
    properties.getparent().replace(
        properties,
        parse_xml(
            f'<w:rPr {nsdecls("w")}><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{weight}'
            f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/><w:lang w:val="th-TH" w:eastAsia="th-TH" w:bidi="th-TH"/></w:rPr>'
        ),
    )
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(2), 1.0


def _opened(report: Report) -> Document:
    """Return an empty A4 landscape document in Thai that carries no date but the report's."""
    document = docx.Document()
    properties = document.core_properties
    made_at = report.made_at.replace(tzinfo=None) if report.made_at else NO_DATE
    properties.title, properties.author, properties.language = (
        clean(report.title),
        clean(report.printed.author),
        "th-TH",
    )
    properties.created = properties.modified = made_at
    properties.comments = properties.last_modified_by = ""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.5)
    for name, size, bold in (
        ("Normal", 10.5, False),
        ("Footer", 9, False),
        ("Title", 14, True),
        ("Heading 1", 12, True),
    ):
        _thai(document.styles[name], size, bold)
    embed(document)
    return document


def _write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add a run; Thai is complex script, whose bold Word keeps apart."""
    font = paragraph.add_run(text).font
    font.bold = font.cs_bold = bold or None


def _fill(cell: _Cell, lines: Sequence[str], *, bold: bool = False, centred: bool = False) -> None:
    """Write one paragraph a line into a table's cell."""
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _write(paragraph, line, bold=bold)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None


def _lines(column: Column, value: Any) -> list[str]:
    shown = words(column, value).split("\n")
    return [f"- {line}" for line in shown] if column.type == "list" and len(shown) > 1 else shown


def _table(
    document: Document, columns: Iterable[Column], rows: Iterable[Mapping[str, Any]], *, sums: bool = False
) -> Table:
    """Add a table and return it; with `sums` on its last row stands out."""
    columns = [column for column in columns if column.paper]
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for drawn, column in zip(table.columns, columns, strict=True):
        drawn.width = Length(_share(columns) * column.width)
    for rule in ("cantSplit", "tblHeader"):
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:{rule} {nsdecls('w')}/>"))
    _fill_row(table.rows[0], [[column.label] for column in columns], columns, head=True)
    for values in rows:
        _fill_row(table.add_row(), [_lines(column, values[column.key]) for column in columns], columns)
    for run in (run for cell in table.rows[-1].cells for line in cell.paragraphs for run in line.runs) if sums else ():
        run.font.bold = run.font.cs_bold = True
    return table


def _cover(document: Document, lines: Iterable[str]) -> None:
    """Write a page of its own with these lines in its middle."""
    for place, line in enumerate(lines):
        paragraph = document.add_paragraph(clean(line), style="Title")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(24 if place else 150)
    document.add_page_break()


def _chapter(document: Document, part: Chapter) -> None:
    if part.heading:
        document.add_heading(clean(part.heading), level=1)
    for paragraph in part.paragraphs:
        document.add_paragraph(clean(paragraph)).paragraph_format.first_line_indent = Cm(1.25)
    if part.columns:
        caption = document.add_paragraph()
        _write(caption, clean(part.caption), bold=True)
        caption.paragraph_format.keep_with_next = True
        _table(document, part.columns, part.rows, sums=part.sums)
    for finding in part.findings:
        document.add_paragraph(clean(finding)).paragraph_format.first_line_indent = Cm(1.25)


def _share(columns: Sequence[Column]) -> int:
    return TABLE_WIDTH // sum(column.width for column in columns)


def _fill_row(row: _Row, texts: Iterable[Sequence[str]], columns: Sequence[Column], *, head: bool = False) -> None:
    for cell, lines, column in zip(row.cells, texts, columns, strict=True):
        cell.width = Length(_share(columns) * column.width)
        _fill(cell, lines, bold=head, centred=head or column.type in CENTRED)


def _foot(document: Document, lines: Sequence[str]) -> None:
    """Number the pages, in Word in Thai digits; asked for them by the field itself, LibreOffice writes Thai letters."""
    section = document.sections[0]
    section._sectPr.find(qn("w:cols")).addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="thaiNumbers"/>'))
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(clean(" · ".join(lines)) + " · หน้า ")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>๑</w:t></w:r></w:fldSimple>'))


def _sign(document: Document, signature: Signature) -> None:
    """Write the signature block at the right; what is not known is a dotted line."""
    dots = "." * 50
    for line in (f"ลงชื่อ {dots}", f"({signature.name or dots})", signature.title or f"ตำแหน่ง {dots}"):
        paragraph = document.add_paragraph(clean(line))
        paragraph.alignment, paragraph.paragraph_format.left_indent = WD_ALIGN_PARAGRAPH.CENTER, Cm(15)


def write(report: Report) -> Iterator[bytes]:
    """Yield the whole document at once."""
    document, paper = _opened(report), report.printed
    if paper.cover:
        _cover(document, paper.cover)
    for notice in report.notices:
        _write(document.add_paragraph(), clean(notice), bold=True)
    document.add_paragraph(clean(report.title), style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in filter(None, paper.preamble):
        document.add_paragraph(clean(paragraph)).paragraph_format.first_line_indent = Cm(1.25)
    for part in paper.chapters:
        _chapter(document, part)
    if not paper.chapters and len(_table(document, report.columns, report.rows).rows) == 1:
        document.add_paragraph(paper.empty)
    for note in paper.notes:
        document.add_paragraph(clean(note))
    if paper.signature:
        _sign(document, paper.signature)
    for label, text in report.facts:
        document.add_paragraph(clean(f"{label}: {text}"))
    _foot(document, paper.foot)
    yield _bytes(document)


def _bytes(document: Document) -> bytes:
    dated, steady = io.BytesIO(), io.BytesIO()
    document.save(dated)
    repacked(dated, steady)
    return steady.getvalue()
