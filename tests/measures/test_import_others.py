"""Tables of other makes, made before the importer was read: what lands is the truth, without a correction."""

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from common import thai
from measures.importing.columns import columns
from measures.importing.files import read_sheets
from measures.importing.mending import mend
from measures.importing.names import means_all, names_in, surely
from measures.importing.periods import read_period
from measures.importing.sheets import sheet_of
from measures.importing.waiting import WaitingTable
from tests.measures.tables import HEADINGS, delimited, row, xlsx
from tests.measures.test_import_2570 import CONTEXT, DIVISIONS, OFFICE, meant, read_again

FOLDER = Path(__file__).parent.parent / "data/import-others"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


def said(measure):
    """Return what a measure of a draft says, as the truth has it."""
    names = [set(OFFICE) if means_all(name) else {str(meant(name))} for name in measure.divisions]
    period = [measure.starts.isoformat(), measure.ends.isoformat()]
    return [measure.number, measure.title, measure.steps, set().union(*names), period, measure.results]


@pytest.mark.parametrize("name", TRUTH)
def test_table_of_another_make_lands_as_it_is(name):
    sheets = read_sheets(SimpleUploadedFile(name, (FOLDER / name).read_bytes()))
    draft = WaitingTable.of(sheets, **CONTEXT).read(**CONTEXT)
    wanted = [[m["n"], m["t"], m["s"], set(m["d"]), m["p"], m["r"]] for m in TRUTH[name]]
    assert [said(measure) for measure in draft.measures] == wanted
    assert not draft.blocks


class TestMonthsAsColumns:
    headings = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]

    def draft(self, quarters, *marks):
        rows = [[*self.headings, *quarters], ["1", "ก", "ข", "กองคลัง", *marks]]
        return read_again(*rows, ["2", "ค", "ง", "กองช่าง", "", "/", "", ""])

    def test_quarters_are_read_and_told(self):
        draft = self.draft(["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"], "", "✓", "-", "✓")
        assert [str(draft.measures[0].starts), str(draft.measures[0].ends)] == ["2027-01-01", "2027-09-30"]
        assert any("คอลัมน์เดือนหรือไตรมาส" in doubt.sentence for doubt in draft.doubts)

    def test_amounts_below_quarters_are_no_marks(self):
        assert not self.draft(["Q1", "Q2", "Q3", "Q4"], "500", "500", "20", "80").columns.times

    def test_an_arrow_over_merged_cells_reaches_over_all_of_them(self):
        rows = [
            [*self.headings, "ระยะเวลา"],
            ["", "", "", "", "พ.ศ. 2569", "", "", "พ.ศ. 2570"],
            ["", "", "", "", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."],
            ["1", "ก", "ข", "กองคลัง", "", "←→", "", ""],
        ]
        sheets = read_sheets(xlsx(rows, merged=["E1:H1", "E2:G2", "F4:H4"]))
        [measure] = WaitingTable.of(sheets, **CONTEXT).read(**CONTEXT).measures
        assert [str(measure.starts), str(measure.ends)] == ["2026-11-01", "2027-01-31"]


def numbered(paragraph, number, level=0):
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_numbers_that_word_sets_by_itself_are_the_measures_numbers():
    document = docx.Document()
    lists = document.part.numbering_part.element
    again = f'<w:num {nsdecls("w")} w:numId="900"><w:abstractNumId w:val="%s"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    decimal = next(each for each in lists.num_lst if each.numId == 1).abstractNumId.val
    rule = lists.xpath(f"./w:abstractNum[@w:abstractNumId='{decimal}']/w:lvl[@w:ilvl='0']/w:numFmt")[0]
    rule.set(f"{{{rule.nsmap['w']}}}val", "decimal")
    lists.append(parse_xml(again % decimal))
    table = document.add_table(rows=0, cols=6)
    for cells, number in ((HEADINGS, 0), (row(""), 1), (row("", "สอง"), 1), (row("", "เจ็ด"), 900)):
        made = table.add_row().cells
        for cell, text in zip(made, cells, strict=True):
            cell.text = text
        if number:
            numbered(made[0].paragraphs[0], number)
    data = BytesIO()
    document.save(data)
    draft = WaitingTable.of(read_sheets(SimpleUploadedFile("ก.docx", data.getvalue())), **CONTEXT).read(**CONTEXT)
    assert [(m.number, m.title) for m in draft.measures] == [(1, "มาตรการ"), (2, "สอง"), (7, "เจ็ด")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("สป. กค. และ ตสน.", ["สป.", "กค.", "ตสน."]),
        ("สป./กองคลัง+กช.", ["สป.", "กองคลัง", "กช."]),
        ("สำนักปลัด ตรวจสอบภายใน", ["สำนักปลัด", "ตรวจสอบภายใน"]),
        ("กองช่างและกศ.และ\nกองคลัง", ["กองช่าง", "กศ.", "กองคลัง"]),
        ("กองคลัง หัวหน้าสำนักปลัด/ผอ.กองช่าง", ["กองคลัง", "หัวหน้าสำนักปลัด", "ผอ.กองช่าง"]),
        ("สำนักปลัด อบต.โคกคอน", ["สำนักปลัด อบต.โคกคอน"]),
        ("สำนักปลัด อบต.", ["สำนักปลัด อบต."]),
    ],
)
def test_abbreviations_of_divisions_are_told_apart(cell, expected):
    assert names_in(cell) == expected


def test_a_name_that_holds_two_divisions_is_no_single_one():
    assert surely("สำนักปลัดร่วมกองคลัง", DIVISIONS) is None


@pytest.mark.parametrize(
    ("written", "division"),
    [
        ("ผู้อำนวยการกองคลัง", "กองคลัง"),
        ("ผอ.กองช่าง", "กองช่าง"),
        ("งานนิติการ สำนักปลัด", "สำนักปลัด"),
        ("สำนักปลัดร่วมกองพัสดุ", None),
        ("สำนักปลัดพร้อมตรวจสอบภายใน", None),
    ],
)
def test_who_heads_a_division_or_works_in_it_means_it(written, division):
    assert [getattr(surely(name, DIVISIONS), "name", None) for name in names_in(written)] == [division]


@pytest.mark.parametrize(
    ("text", "starts", "ends", "is_assumed"),
    [
        ("ไตรมาสที่ ๒ (ม.ค. – มี.ค. ๗๐)", "2027-01-01", "2027-03-31", False),
        ("ต.ค. ๖๙ – ก.ย. ๗๐ (๑๒ เดือน)", "2026-10-01", "2027-09-30", True),
        ("๑ ม.ค. ๗๐ – ๓๑ ธ.ค. ๗๐ (๑๒ เดือน)", "2027-01-01", "2027-12-31", True),
        ("ไตรมาสแรก", "2026-10-01", "2026-12-31", False),
        ("ภายในไตรมาสที่ ๒", "2026-10-01", "2027-03-31", True),
        ("ตั้งแต่เดือนมกราคม ๒๕๗๐ เป็นต้นไป", "2027-01-01", "2027-09-30", True),
    ],
)
def test_a_period_said_twice_or_from_its_first_day(text, starts, ends, is_assumed):
    period = read_period(text, **CONTEXT)
    assert (str(period.starts), str(period.ends), bool(period.assumed)) == (starts, ends, is_assumed)


@pytest.mark.parametrize("text", ["ต.ค. 69, ม.ค. 70, มิ.ย. 70", "ต.ค. - พ.ย. 69 และ พ.ค. - มิ.ย. 70"])
def test_several_periods_are_covered_and_told(text):
    period = read_period(text, **CONTEXT)
    assert (str(period.starts), str(period.ends)) == ("2026-10-01", "2027-06-30")
    assert "หลายช่วง" in period.assumed


def test_months_that_a_spreadsheet_keeps_as_first_days_end_with_their_month():
    headings = [*HEADINGS[:4], "เริ่ม", "สิ้นสุด"]
    dates = [["1 ต.ค. 69", "1 มี.ค. 70"], ["1 ม.ค. 70", "1 ก.พ. 70"]]
    draft = read_again(headings, *([*row(str(n))[:4], *edges] for n, edges in enumerate(dates, 1)))
    assert [str(m.ends) for m in draft.measures] == ["2027-03-31", "2027-02-28"]
    assert any("นับถึงสิ้นเดือน" in doubt.sentence for doubt in draft.doubts)
    assert str(read_again(headings, [*row()[:4], *dates[0]]).measures[0].ends) == "2027-03-01"


def test_who_answers_beside_the_first_is_no_result():
    headings = [*HEADINGS[:3], "ผู้รับผิดชอบหลัก", "ผู้รับผิดชอบร่วม", "ระยะเวลา"]
    draft = read_again(headings, [*row()[:3], "กองคลัง", "กองช่าง", "ตลอดปี"])
    assert (draft.measures[0].divisions, draft.measures[0].results) == (["กองคลัง", "กองช่าง"], [])


def test_signatures_side_by_side_are_no_steps():
    signed = [["", "ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ"], ["", "(นายชัย มั่นใจ)", "(นางดี งาม)", "(นายมี ศรี)"]]
    assert read_again(HEADINGS, row(), [""], *signed).measures[0].steps == ["ขั้น"]


def test_tracked_changes_are_taken_and_told():
    document = docx.Document()
    table = document.add_table(rows=0, cols=6)
    for cells in (HEADINGS, row(title="เดิม"), row("2", "แถวที่ลบ")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    word = nsdecls("w")
    title = table.cell(1, 1).paragraphs[0]._p
    title.append(parse_xml(f"<w:ins {word}><w:r><w:t>เพิ่ม</w:t></w:r></w:ins>"))
    title.append(parse_xml(f"<w:del {word}><w:r><w:delText>ลบ</w:delText></w:r></w:del>"))
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {word}/>"))
    data = BytesIO()
    document.save(data)
    draft = WaitingTable.of(read_sheets(SimpleUploadedFile("ก.docx", data.getvalue())), **CONTEXT).read(**CONTEXT)
    assert [m.title for m in draft.measures] == ["เดิมเพิ่ม"]
    assert any("ติดตามการแก้ไข" in doubt.sentence for doubt in draft.doubts)


def test_two_periods_that_differ_are_refused():
    with pytest.raises(thai.ThaiDateError, match="ไม่ตรงกัน"):
        read_period("ไตรมาส ๑ (ม.ค. – มี.ค. ๗๐)", **CONTEXT)


class TestFormPerMeasure:
    form = (["มาตรการที่", "๑"], ["ชื่อมาตรการ", "ก"], ["ขั้นตอนที่ 1", "ข"], ["ขั้นตอนที่ 2", "ค"], ["ผู้รับผิดชอบ", "กองคลัง"])

    def test_forms_are_a_table_with_their_other_fields_beside(self):
        draft = read_again(
            ["แบบ ก"], *self.form, ["งบประมาณ", "500"], [""], ["มาตรการที่", "๒"], *self.form[1:], ["ลงชื่อ"]
        )
        assert [(m.number, m.title, m.steps, m.divisions) for m in draft.measures] == [
            (1, "ก", ["ข", "ค"], ["กองคลัง"]),
            (2, "ก", ["ข", "ค"], ["กองคลัง"]),
        ]
        assert "งบประมาณ" in draft.columns.labels.values()
        assert any("แบบฟอร์ม" in doubt.sentence for doubt in draft.doubts)

    def test_a_list_with_names_on_the_left_is_no_form(self):
        assert read_again(*self.form[:3]).measures == []


def test_a_line_over_numbered_steps_is_their_measure_and_told():
    heading = ["ลำดับ", "กิจกรรมตามมาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    draft = read_again(
        heading, ["มาตรการที่ 1 ก"], ["1.1", "ข", "กองคลัง", "ตลอดปี"], ["๒. ค"], ["๒.๑", "ง", "กองช่าง", "ตลอดปี"]
    )
    assert [(m.number, m.title, m.steps) for m in draft.measures] == [(1, "ก", ["ข"]), (2, "ค", ["ง"])]
    assert [doubt.row for doubt in draft.doubts if "แถวที่มีเลขย่อย" in doubt.sentence] == [2, 4]


def test_the_title_of_such_a_line_is_mended_like_any_other():
    table = WaitingTable.of([sheet_of([HEADINGS[:4], ["1. ก"], ["1.1", "ข", "", "กองคลัง"]])], **CONTEXT)
    assert mend(table, table.read(**CONTEXT), {"cell_2_title": "ค"})
    assert [(m.number, m.title, m.steps) for m in table.read(**CONTEXT).measures] == [(1, "ค", ["ข"])]


@pytest.mark.parametrize(
    "heading", ["การกำกับติดตาม", "การติดตามและรายงานผล", "ผลที่คาดว่าจะได้รับ", "ผลผลิต/ผลลัพธ์ที่คาดหวัง", "ตัวชี้วัดผลสำเร็จ"]
)
def test_what_is_hoped_for_or_followed_up_is_no_result(heading):
    assert "results" not in columns([*HEADINGS[:5], heading]).places
    draft = read_again([*HEADINGS[:5], heading], [*row()[:5], "รายงานผลทุก ๖ เดือน"])
    assert draft.measures[0].results == []


@pytest.mark.parametrize("heading", ["ผลการติดตาม", "ผลการดำเนินงาน", "การติดตามผลการดำเนินงาน", "ผลลัพธ์"])
def test_what_was_done_is_a_result(heading):
    assert columns([*HEADINGS[:5], heading]).places["results"] == [5]


def test_a_note_is_no_result_and_no_line_is_one_without_their_column():
    assert read_again(HEADINGS, row(), ["*หมายเหตุ ร่าง"]).measures[0].results == ["ผล"]
    assert read_again(HEADINGS[:5], row()[:5], ["- จัดแล้ว"]).measures[0].results == []


def test_the_measures_number_before_an_item_is_a_mark_and_another_number_is_not():
    draft = read_again(
        HEADINGS, row("4", steps="4.1 ประชุม"), row("4", steps="4.2 ประกาศ"), row("5", "ห้า", "2.5 ล้านบาท")
    )
    assert [m.steps for m in draft.measures] == [["ประชุม", "ประกาศ"], ["2.5 ล้านบาท"]]


def test_a_title_of_another_year_is_doubtful():
    draft = read_again(["มาตรการ ประจำปีงบประมาณ ๒๕๖๙"], HEADINGS, row())
    assert [d.row for d in draft.doubts if "ชื่อประกาศเขียนปี ๒๕๖๙" in d.sentence] == [1]
    assert not [d for d in read_again(["ปี ๒๕๗๐"], HEADINGS, row()).doubts if "ชื่อประกาศ" in d.sentence]


def test_a_title_above_does_not_hide_the_separator():
    headings = ["ข้อ", "มาตรการ", "วิธีการ", "หน่วยงานรับผิดชอบ", "ระยะเวลา"]
    sheets = read_sheets(delimited([["มาตรการของเรา"], headings, row()[:5]]))
    assert [m.title for m in WaitingTable.of(sheets, **CONTEXT).read(**CONTEXT).measures] == ["มาตรการ"]
