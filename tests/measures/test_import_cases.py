"""The goal of the importer, measured: of twenty tables every one is read, sixteen without a correction."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from common import thai
from measures.importing.columns import columns, heading_goes_on
from measures.importing.files import read_sheets
from measures.importing.mending import mend
from measures.importing.periods import read_period
from measures.importing.sheets import sheet_of
from measures.importing.waiting import WaitingTable
from tests.measures.import_cases import ALL, TRUTH
from tests.measures.tables import HEADINGS, row

TODAY = date(2026, 11, 28)
CONTEXT = {"fiscal_year": 2567, "today": TODAY}
YEAR = (date(2023, 10, 1), date(2024, 9, 30))


def is_exact(draft):
    """Return whether a draft is the truth to the letter (one file has five measures more)."""
    read = [(m.title, m.steps, m.divisions, m.results) for m in draft.measures[: len(TRUTH)]]
    wanted = [(m["t"], m["s"], m["d"], m["r"]) for m in TRUTH]
    return read == wanted and {(m.starts, m.ends) for m in draft.measures} == {YEAR} and not draft.blocks


@pytest.mark.slow
def test_sixteen_of_twenty_need_no_correction_and_every_one_is_read():
    drafts = {name: WaitingTable.of(read(), **CONTEXT).read(**CONTEXT) for name, read in ALL.items()}
    assert len(drafts) >= 20
    assert [name for name, draft in drafts.items() if len(draft.measures) < len(TRUTH)] == []
    mistaken = [name for name, draft in drafts.items() if not is_exact(draft)]
    assert len(mistaken) <= len(drafts) // 5, mistaken


def test_signatures_are_no_divisions_and_counted_as_doubtful():
    draft = WaitingTable.of(ALL["01-title-sign.xlsx"](), **CONTEXT).read(**CONTEXT)
    assert len(draft.division_names) == 6
    assert [doubt.row for doubt in draft.doubts] == [17, 18, 19]


def test_what_word_broke_is_mended_and_told_by_row():
    [sheet] = ALL["16-word-paste.xlsx"]()
    assert [number for number, _ in sheet.repairs] == list(range(2, 12))
    assert "สระอำที่แยกเป็นสองตัว ๗ แห่ง" in sheet.repairs[0][1]


def test_dates_of_excel_in_the_buddhist_era_are_marked():
    draft = WaitingTable.of(ALL["dates of the year 2567"](), **CONTEXT).read(**CONTEXT)
    assert sum("อ่านเป็น พ.ศ." in doubt.sentence for doubt in draft.doubts) == 20


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("ต.ค. 66 – ก.ย. 67", "2023-10-01", "2024-09-30"),
        ("ต.ค.66-ก.ย.67", "2023-10-01", "2024-09-30"),
        ("1 ต.ค. 66 ถึง 30 ก.ย. 67", "2023-10-01", "2024-09-30"),
        ("1/10/66 - 30/9/67", "2023-10-01", "2024-09-30"),
        ("1/10/2023 - 30/9/2024", "2023-10-01", "2024-09-30"),
        ("ตลอดปีงบประมาณ", "2023-10-01", "2024-09-30"),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", "2023-10-01", "2024-09-30"),
        ("ปีงบประมาณ 68", "2024-10-01", "2025-09-30"),
        ("ตลอดทั้งปี", "2023-10-01", "2024-09-30"),
        ("ทุกไตรมาส", "2023-10-01", "2024-09-30"),
        ("ไตรมาส ๑", "2023-10-01", "2023-12-31"),
        ("ไตรมาสที่ 2", "2024-01-01", "2024-03-31"),
        ("ไตรมาส 3/2567", "2024-04-01", "2024-06-30"),
        ("ไตรมาสที่ ๒ – ๔", "2024-01-01", "2024-09-30"),
        ("6 เดือนแรก", "2023-10-01", "2024-03-31"),
        ("ภายในเดือนมีนาคม", "2023-10-01", "2024-03-31"),
        ("ภายใน 31 มี.ค. 67", "2023-10-01", "2024-03-31"),
        ("ต.ค. – ก.ย.", "2023-10-01", "2024-09-30"),
        ("มกราคม - มีนาคม", "2024-01-01", "2024-03-31"),
        ("ม.ค. 67", "2024-01-01", "2024-01-31"),
        ("1 ตุลาคม 2566 - 30 กันยายน 2567", "2023-10-01", "2024-09-30"),
    ],
)
def test_period_is_read_with_the_year_of_the_table(text, starts, ends):
    found = read_period(text, **CONTEXT)
    assert (found.starts.isoformat(), found.ends.isoformat()) == (starts, ends)


@pytest.mark.parametrize("text", ["", "เร็ว ๆ นี้", "ไตรมาส ๕", "ไตรมาส ๓ - ๑", "ก.ย. 67 - ต.ค. 66", "ภายใน ๓๐ วัน"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(thai.ThaiDateError):
        read_period(text, **CONTEXT)


def test_a_web_page_keeps_merged_cells_lists_and_what_is_written_as_signs():
    page = """<table><tr><th>ลำดับ<th>มาตรการ<th>ขั้นตอน<th>ผู้รับผิดชอบ<th>ระยะเวลา<th>ผลการดำเนินงาน
    <tr><td rowspan="2">๑<td rowspan="2">แผน &amp;\n ผล<td>ก<td rowspan=2>กองคลัง<td rowspan=2>ไตรมาส ๑<td>-
    <tr><td><ul><li>ข<li>ค</ul><td>เสร็จ</table>"""
    [sheet] = read_sheets(SimpleUploadedFile("ก.htm", page.encode()))
    [measure] = WaitingTable.of([sheet], **CONTEXT).read(**CONTEXT).measures
    assert (measure.title, measure.steps, measure.divisions) == ("แผน & ผล", ["ก", "ข", "ค"], ["กองคลัง"])
    assert measure.results == ["เสร็จ"]


def test_of_two_columns_of_titles_the_measure_is_one_where_steps_have_theirs():
    assert columns(["ประเด็น", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]).places["title"] == [1]
    both = columns(["ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ผล"]).places
    assert (both["title"], both["steps"]) == ([0], [1])


def test_heading_over_two_rows():
    upper = ["ที่", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "", "ผลการดำเนินการ"]
    lower = ["", "", "", "", "เริ่มต้น", "สิ้นสุด", ""]
    assert heading_goes_on(upper, lower)
    assert columns(upper, lower).places == {
        "number": [0], "title": [1], "steps": [2], "divisions": [3], "results": [6], "starts": [4], "ends": [5]
    }  # fmt: skip
    assert not heading_goes_on(HEADINGS, row())


class TestMending:
    def table(self, *rows):
        return WaitingTable.of([sheet_of(rows)], **CONTEXT)

    def mended(self, table, **posted):
        assert mend(table, table.read(**CONTEXT), posted)
        again = WaitingTable.from_json(table.as_json())
        assert again == table
        return again.read(**CONTEXT)

    def test_a_typed_cell_is_taken_line_by_line(self):
        table = self.table(HEADINGS, row(steps="กา ขา - คา"))
        draft = self.mended(table, cell_2_steps="- กา\n- ขา - คา")
        assert draft.measures[0].steps == ["กา", "ขา - คา"]
        assert self.mended(table, cell_2_steps="- กา\nขา - คา").measures[0].steps == ["กา ขา - คา"]

    def test_what_is_sent_back_unchanged_changes_nothing(self):
        table = self.table(HEADINGS, row(steps="<ul><li>กา</li><li>ขา</li></ul>", period="ตลอดไป"))
        posted = {"cell_2_steps": "- กา\r\n- ขา", "cell_2_period": "ตลอดไป", "cell_2_number": "1", "cell_99_title": "x"}
        assert not mend(table, table.read(**CONTEXT), posted)

    def test_a_period_that_can_t_be_read_is_typed_anew(self):
        table = self.table(HEADINGS, row(period="ตลอดไป"))
        assert table.read(**CONTEXT).blocks
        assert not self.mended(table, cell_2_period="ต.ค. 66 - ก.ย. 67").blocks

    def test_a_row_is_taken_out_and_in_again(self):
        table = self.table(HEADINGS, row(), row("2", "มาตรการสอง"))
        assert len(self.mended(table, out="3").measures) == 1
        assert len(self.mended(table, **{"in": "3"}).measures) == 2

    def test_columns_are_named_by_hand_and_two_may_hold_the_same(self):
        table = self.table(["ก", "ข", "ค", "ง"], ["แผนหนึ่ง", "- ทำ", "- ทำต่อ", "- กองคลัง"])
        names = {"column_0": "title", "column_1": "steps", "column_2": "steps", "column_3": "divisions"}
        draft = self.mended(table, **names)
        assert (draft.measures[0].steps, draft.measures[0].divisions) == (["ทำ", "ทำต่อ"], ["กองคลัง"])

    def test_a_column_that_the_file_lacks_can_be_filled(self):
        table = self.table(HEADINGS[:5], row()[:5])
        assert self.mended(table, cell_2_results="- เสร็จแล้ว").measures[0].results == ["เสร็จแล้ว"]

    def test_doubled_numbers_are_made_anew_when_asked(self):
        table = self.table(HEADINGS, row(), row("1", "มาตรการสอง"))
        draft = self.mended(table, may_renumber="1", renumber="1")
        assert [measure.number for measure in draft.measures] == [1, 2]
        assert not draft.blocks

    def test_another_sheet_is_chosen(self):
        table = WaitingTable.of([sheet_of([HEADINGS, row()]), sheet_of([HEADINGS, row(title="อีกแผ่น")])], **CONTEXT)
        assert self.mended(table, sheet="1").measures[0].title == "อีกแผ่น"


def test_a_pdf_without_lines_or_letters_is_refused_with_the_way_out():
    lines = b"BT /F1 12 Tf 72 700 Td (word word word) Tj ET"
    for content, sentence in ((lines, "ไม่พบเส้นตาราง"), (b"", "ไม่มีตัวอักษร")):
        with pytest.raises(ValidationError, match=sentence):
            read_sheets(SimpleUploadedFile("ก.pdf", small_pdf(content)))


def small_pdf(content):
    """Return a PDF of one page with this content."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        start,
    )
