"""The lines above a table: the subject is the title, not the office or what kind of paper it is."""

import pytest

from measures.importing.heads import title_and_preamble
from tests.measures.tables import HEADINGS, row, table_of

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
OFFICE = "องค์การบริหารส่วนตำบลโคกคอน"
FULL = f"{TITLE} ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE],
        [f"ประกาศ{OFFICE}", f"เรื่อง {TITLE}"],
        [f"ประกาศ{OFFICE} เรื่อง {TITLE}"],
        [f"ประกาศ{OFFICE}", f"เรื่อง : {TITLE}", "-----------"],
        [f"คำสั่ง{OFFICE}", "ที่ ๑๒๓/๒๕๖๙", f"เรื่อง {TITLE}"],
        ["(ร่าง)", TITLE],
        [f"(ร่าง) {TITLE}"],
        [OFFICE, TITLE],
        [f"{OFFICE} อำเภอท่าบ่อ จังหวัดหนองคาย", TITLE],
        ["อบต.โคกคอน", TITLE],
        [f"เอกสารแนบท้ายประกาศ{OFFICE}", "ลงวันที่ ๑ ตุลาคม ๒๕๖๙", TITLE],
        [f"เอกสารแนบท้ายประกาศ{OFFICE} เรื่อง {TITLE}"],
        ["บันทึกข้อความ", "ส่วนราชการ สำนักปลัด", "ที่ ๑", "วันที่ ๑", f"เรื่อง ขออนุมัติ{TITLE}", "เรียน นายก"],
    ],
)
def test_the_title_is_the_subject(lines):
    assert title_and_preamble(lines) == (TITLE, "")
    assert title_and_preamble([*lines, "คำนำ"])[1] == "คำนำ"


def test_a_subject_goes_on_and_what_follows_is_the_preamble():
    lines = [
        f"ประกาศ{OFFICE}",
        f"เรื่อง {TITLE}",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๗๐",
        "----",
        "เพื่อให้การปฏิบัติงานโปร่งใส จึงกำหนดมาตรการ ดังนี้",
    ]
    assert title_and_preamble(lines) == (FULL, lines[-1])


@pytest.mark.parametrize(
    ("lines", "title", "preamble"),
    [
        ([], "", ""),
        (["ประกาศ", "ประจำปี ๒๕๗๐", "คำนำ"], "ประกาศ ประจำปี ๒๕๗๐", "คำนำ"),
        ([f"{OFFICE} ได้กำหนดมาตรการ ดังนี้"], f"{OFFICE} ได้กำหนดมาตรการ ดังนี้", ""),
        ([TITLE, "เรื่องร้องเรียนให้แจ้งสำนักปลัด"], TITLE, "เรื่องร้องเรียนให้แจ้งสำนักปลัด"),
        ([f"ประกาศ{TITLE}", "คำนำ"], f"ประกาศ{TITLE}", "คำนำ"),
        (["บันทึกข้อความ", "ที่ ๑", "เรียน นายก"], "", ""),
    ],
)
def test_lines_without_a_subject_stay(lines, title, preamble):
    assert title_and_preamble(lines) == (title, preamble)


def test_a_head_and_a_title_may_share_one_cell():
    found = table_of([[f"ประกาศ{OFFICE}\nเรื่อง {TITLE}\nประจำปีงบประมาณ พ.ศ. ๒๕๗๐"], HEADINGS, row()])
    assert (found.title, found.preamble) == (FULL, "")
    assert table_of([[f"{OFFICE}\n{TITLE}"], HEADINGS, row()]).title == TITLE
