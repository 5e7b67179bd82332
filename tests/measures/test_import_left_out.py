"""Whatever a paper says that ends up nowhere is named to whoever imports it."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from measures.importing.files import read_sheets
from tests.measures.tables import HEADINGS, row, xlsx
from tests.measures.test_import_2570 import read_again
from tests.measures.test_import_others import FOLDER

OFFICE = "องค์การบริหารส่วนตำบลโคกคอน"
TITLE = "มาตรการส่งเสริมความโปร่งใส"
LEFT_OUT = "ไม่นำเข้า"


def told(*rows):
    return [doubt.sentence for doubt in read_again(*rows).doubts if LEFT_OUT in doubt.sentence]


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ([TITLE], []),
        ([TITLE, "คำนำ"], []),
        ([f"ประกาศ{OFFICE}", f"เรื่อง {TITLE}", "คำนำ"], [f"ประกาศ{OFFICE}"]),
        ([f"ประกาศ{OFFICE} เรื่อง {TITLE}"], [f"ประกาศ{OFFICE}"]),
        (["บันทึกข้อความ", "ที่ นค ๑", f"เรื่อง ขออนุมัติ{TITLE}", "เรียน นายก"], ["บันทึกข้อความ", "ที่ นค ๑", "เรียน นายก"]),
        (["(ร่าง)", TITLE, "------"], ["(ร่าง)"]),
    ],
)
def test_lines_of_a_head_that_are_neither_title_nor_preamble_are_named(lines, lost):
    sentences = told(*([line] for line in lines), HEADINGS, row("1"))
    assert sentences == ([f"หัวกระดาษที่ไม่นำเข้า: {' '.join(f'“{line}”' for line in lost)}"] if lost else [])


def test_a_column_that_is_not_read_is_named_once():
    rows = [[*HEADINGS, "งบประมาณ"], [*row("1"), "๕๐๐ บาท"], [*row("2"), ""], [*row("3"), "๒๐ บาท"]]
    assert told(*rows) == ["ไม่นำเข้าคอลัมน์ “งบประมาณ” ซึ่งมีข้อความ ๒ แถว"]


def notes_of(name, data):
    return [
        note for sheet in read_sheets(SimpleUploadedFile(name, data)) for _, note in sheet.notes if LEFT_OUT in note
    ]


def test_text_boxes_and_the_edges_of_a_document_are_named():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "งานแผน"
    document.sections[0].footer.paragraphs[0].text = "- ๒ -"
    box = "<w:r {}><w:pict><w:txbxContent><w:p><w:r><w:t>ด่วนที่สุด</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph(TITLE)._p.append(parse_xml(box.format(nsdecls("w"))))
    document.add_table(1, 6)
    document.save(saved := BytesIO())
    [note] = notes_of("plan.docx", saved.getvalue())
    assert sorted(note.split(": ")[1].split()) == ["“งานแผน”", "“ด่วนที่สุด”"]


def test_the_text_box_of_a_workbook_is_named():
    kept = BytesIO(xlsx([HEADINGS, row("1")]).read())
    with ZipFile(kept, "a") as archive:
        words = (
            '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>แผนปี ๒๕๗๐</a:t></a:r></a:p>'
        )
        archive.writestr("xl/drawings/drawing1.xml", words)
    [note] = notes_of("plan.xlsx", kept.getvalue())
    assert note.endswith("“แผนปี ๒๕๗๐”")


def test_what_stands_below_the_table_of_a_page_is_named():
    name = "t07-three-pages.pdf"
    [note] = notes_of(name, (FOLDER / name).read_bytes())
    assert "(นายสมชาย รักชาติ)" in note
