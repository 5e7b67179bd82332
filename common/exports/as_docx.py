"""DOCX: the official table to go on working with, in a font that comes along in the file."""

import io

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .as_xlsx import NO_DATE
from .embedded import FONT, embed
from .report import clean, words
from .zips import repacked

CENTRED = {"number", "date", "period"}
TABLE_WIDTH = Cm(26.4)


def _thai(style, size, bold=False):
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


def _opened(report):
    """Return an empty A4 landscape document in Thai that carries no date but the report's."""
    document = docx.Document()
    properties = document.core_properties
    made_at = report.made_at.replace(tzinfo=None) if report.made_at else NO_DATE
    properties.title, properties.author, properties.language = clean(report.title), clean(report.paper.author), "th-TH"
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


def _write(paragraph, text, *, bold=False):
    """Add a run; Thai is complex script, whose bold Word keeps apart."""
    font = paragraph.add_run(text).font
    font.bold = font.cs_bold = bold or None


def _fill(cell, lines, *, bold=False, centred=False):
    """Write one paragraph a line into a table's cell."""
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _write(paragraph, line, bold=bold)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None


def _lines(column, value):
    shown = words(column, value).split("\n")
    return [f"- {line}" for line in shown] if column.kind == "list" and len(shown) > 1 else shown


def _table(document, report):
    columns = [column for column in report.columns if column.paper]
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for drawn, column in zip(table.columns, columns, strict=True):
        drawn.width = _share(columns) * column.width
    for rule in ("cantSplit", "tblHeader"):
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:{rule} {nsdecls('w')}/>"))
    _fill_row(table.rows[0], [[column.label] for column in columns], columns, head=True)
    for values in report.rows:
        _fill_row(table.add_row(), [_lines(column, values[column.key]) for column in columns], columns)
    return table


def _share(columns):
    return TABLE_WIDTH // sum(column.width for column in columns)


def _fill_row(row, texts, columns, *, head=False):
    for cell, lines, column in zip(row.cells, texts, columns, strict=True):
        cell.width = _share(columns) * column.width
        _fill(cell, lines, bold=head, centred=head or column.kind in CENTRED)


def _foot(document, lines):
    """Number the pages, in Word in Thai digits; asked for them by the field itself, LibreOffice writes Thai letters."""
    section = document.sections[0]
    section._sectPr.find(qn("w:cols")).addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="thaiNumbers"/>'))
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(clean(" · ".join(lines)) + " · หน้า ")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>๑</w:t></w:r></w:fldSimple>'))


def _sign(document, signature):
    """Write the signature block at the right; what is not known is a dotted line."""
    dots = "." * 50
    for line in (f"ลงชื่อ {dots}", f"({signature.name or dots})", signature.title or f"ตำแหน่ง {dots}"):
        paragraph = document.add_paragraph(clean(line))
        paragraph.alignment, paragraph.paragraph_format.left_indent = WD_ALIGN_PARAGRAPH.CENTER, Cm(15)


def write(report):
    """Yield the whole document at once."""
    document, paper = _opened(report), report.paper
    for notice in report.notices:
        _write(document.add_paragraph(), clean(notice), bold=True)
    document.add_paragraph(clean(report.title), style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in filter(None, paper.preamble):
        document.add_paragraph(clean(paragraph)).paragraph_format.first_line_indent = Cm(1.25)
    if len(_table(document, report).rows) == 1:
        document.add_paragraph(paper.empty)
    for note in paper.notes:
        document.add_paragraph(clean(note))
    if paper.signature:
        _sign(document, paper.signature)
    for label, text in report.facts:
        document.add_paragraph(clean(f"{label}: {text}"))
    _foot(document, paper.foot)
    yield _bytes(document)


def _bytes(document):
    dated, steady = io.BytesIO(), io.BytesIO()
    document.save(dated)
    repacked(dated, steady)
    return steady.getvalue()
