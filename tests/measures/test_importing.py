"""Files into rows, and rows into a draft with its doubts."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from measures.importing.files import read_rows, read_sheets
from measures.importing.table import read_table
from tests.measures.tables import HEADINGS, TODAY, delimited, doubts, draft, row, table_of, xlsx


class TestTable:
    @pytest.mark.parametrize("place", range(6))
    def test_closing_words_of_an_announcement_go_into_no_measure_whatever_their_column(self, place):
        closing, signed = ([""] * 6 for _ in range(2))
        closing[place], signed[place] = "จึงประกาศให้ทราบโดยทั่วกัน", "ประกาศ ณ วันที่ ๑ ตุลาคม ๒๕๖๕"
        found = draft(row(), closing, signed)
        [measure] = found.measures
        assert (measure.title, measure.steps, measure.results) == ("มาตรการ", ["ขั้น"], ["ผล"])
        assert [(doubt.row, closing[place] in doubt.sentence) for doubt in found.doubts] == [(3, True), (4, False)]

    def test_closing_words_within_a_cell_are_doubted_by_name(self):
        found = draft(row(results="- ผล\n- จึงประกาศให้ทราบโดยทั่วกัน\n- (นายสมชาย ใจดี)"))
        assert found.measures[0].results == ["ผล", "จึงประกาศให้ทราบโดยทั่วกัน", "(นายสมชาย ใจดี)"]
        told = [doubt.sentence for doubt in found.doubts if "คล้ายข้อความท้ายประกาศ" in doubt.sentence]
        assert [("จึงประกาศ" in one, "นายสมชาย" in one) for one in told] == [(True, False), (False, True)]

    def test_row_without_a_number_goes_on_with_the_measure_above(self):
        found = draft(row(), ["", "", "- ขั้นสอง", "- กองช่าง", "", ""], HEADINGS, ["", "", "", "", "", "- ผลสอง"])
        [measure] = found.measures
        assert (measure.steps, measure.divisions, measure.results) == (
            ["ขั้น", "ขั้นสอง"],
            ["กองคลัง", "กองช่าง"],
            ["ผล", "ผลสอง"],
        )
        assert found.doubts == []

    def test_columns_are_found_by_their_headings_in_any_order(self):
        turned = table_of([["", *reversed(HEADINGS)], ["", *reversed(row("๑."))]])
        assert (turned.measures[0].number, turned.measures[0].steps) == (1, ["ขั้น"])

    def test_title_and_preamble_stand_before_the_table(self):
        found = table_of([["มาตรการ ๒๕๖๖"], [], ["จากผล ของ การประเมิน", ""], HEADINGS, row()])
        assert (found.title, found.preamble) == ("มาตรการ ๒๕๖๖", "จากผลของการประเมิน")

    def test_number_missing_but_leading_the_title(self):
        found = draft(row(), row("", "๒. มาตรการสอง"))
        assert [measure.number for measure in found.measures] == [1, 2]
        assert doubts(found) == [(3, False)]

    def test_title_torn_in_two(self):
        found = draft(row(), row("", "ที่เหลือของชื่อ", "", "", "", ""))
        assert found.measures[0].title == "มาตรการที่เหลือของชื่อ"
        assert doubts(found) == [(3, False)]

    def test_lone_line_with_a_bullet_is_a_result_and_any_other_is_not_imported(self):
        found = draft(row(), ["- ผลท้ายตาราง"], ["ลงชื่อ นายก"])
        assert found.measures[0].results == ["ผล", "ผลท้ายตาราง"]
        assert doubts(found) == [(3, False), (4, False)]
        assert "ไม่นำเข้า: “ลงชื่อ นายก”" in found.doubts[1].sentence

    @pytest.mark.parametrize(
        ("rows", "sentence"),
        [
            ([row("หนึ่ง")], "ไม่ใช่ตัวเลข"),
            ([row("๐")], "ไม่ใช่ตัวเลข"),
            ([row(), row("1", "อีกชื่อ")], "ซ้ำกับแถวที่ ๒"),
            ([row(period="ตลอดไป")], "อ่านช่วงเวลานี้ไม่ได้"),
            ([row(period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๖")], "อยู่ก่อนวันเริ่มต้น"),
            ([row(period="31 กันยายน ๒๕๖๖")], "ไม่มีวันที่ ๓๑"),
            ([row(title="")], "ไม่มีชื่อมาตรการ"),
            ([row(""), row()], "ไม่มีมาตรการก่อนหน้า"),
            ([], "ไม่พบมาตรการ"),
        ],
    )
    def test_what_can_t_be_imported_blocks_and_is_named(self, rows, sentence):
        found = draft(*rows)
        assert found.blocks
        assert any(sentence in doubt.sentence and doubt.blocks for doubt in found.doubts)

    def test_no_headings_at_all(self):
        assert "ไม่พบแถวหัวตาราง" in table_of([row()]).doubts[0].sentence

    def test_a_column_that_is_missing_is_named(self):
        found = table_of([HEADINGS[:5], row()[:5]])
        assert "ผลการดำเนินงาน" in found.doubts[0].sentence
        assert not found.blocks

    def test_gap_in_numbers_formula_and_guess_are_named_without_blocking(self):
        found = draft(row(), row("3", steps="กา\nขา", results="=SUM(A1:A2)"))
        assert doubts(found) == [(3, False)] * 3
        assert found.measures[1].results == ["=SUM(A1:A2)"]


class TestFiles:
    def test_xlsx_with_cells_merged_downwards(self):
        rows = [HEADINGS, row("1"), row("", "", "- ขั้นสอง", "", "", ""), row("2", "มาตรการสอง", divisions="", period="")]
        found = read_table(
            read_sheets(xlsx(rows, merged=("A2:A3", "B2:B3", "F2:F3", "D2:D4", "E2:E4")))[0],
            fiscal_year=2566,
            today=TODAY,
        )
        first, second = found.measures
        assert (first.steps, first.results) == (["ขั้น", "ขั้นสอง"], ["ผล"])
        assert (second.divisions, second.starts, second.results) == (["กองคลัง"], date(2022, 10, 1), ["ผล"])
        assert found.doubts == []

    def test_numbers_and_formulas_of_xlsx_are_text(self):
        rows = read_rows(xlsx([[1, 2.0, 2.5, "=1+1", True, None, date(2023, 9, 30)]]))
        assert rows == [["1", "2", "2.5", "=1+1", "True", "", "๓๐ กันยายน ๒๕๖๖"]]

    @pytest.mark.parametrize(
        ("separator", "encoding"),
        [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16"), (",", "cp874"), ("\t", "utf-8")],
    )
    def test_text_in_whatever_encoding_and_separator(self, separator, encoding):
        rows = [["ชื่อ, ประกาศ"], HEADINGS, row(results='- "ผล", ที่หนึ่ง')]
        assert read_rows(delimited(rows, separator=separator, encoding=encoding)) == rows

    @pytest.mark.parametrize(
        ("upload", "sentence"),
        [
            (SimpleUploadedFile("ก.xls", b"\xd0\xcf\x11\xe0"), "ไฟล์เสีย"),
            (SimpleUploadedFile("ก.pdf", b"%PDF"), "เปิด PDF นี้ไม่ได้"),
            (SimpleUploadedFile("ก.doc", b"\xd0\xcf\x11\xe0"), "Word รุ่นเก่า"),
            (SimpleUploadedFile("ก.docx", b"PK"), "ไฟล์อาจเสีย"),
            (SimpleUploadedFile("ก.csv", b""), "ว่างเปล่า"),
            (SimpleUploadedFile("ก.csv", b"a" * (10 * 1024 * 1024 + 1)), "ใหญ่เกินไป"),
            (SimpleUploadedFile("ก.csv", b"a\x00b"), "ไม่ใช่ CSV"),
            (SimpleUploadedFile("ก.csv", b"\xff\xff\xff"), "อ่านตัวอักษร"),
            (SimpleUploadedFile("ก.csv", b'"' + b"a" * 200_000 + b'"'), "อ่านบรรทัดที่"),
            (SimpleUploadedFile("ก.csv", b"a,b\n" * 10_001), "มากกว่า ๑๐,๐๐๐ แถว"),
            (SimpleUploadedFile("ก.xlsx", b"a,b"), "ไฟล์เสีย"),
            (SimpleUploadedFile("../../ก.exe", b"MZ"), "รับไฟล์"),
        ],
    )
    def test_refuses_with_a_sentence(self, upload, sentence):
        with pytest.raises(ValidationError, match=sentence):
            read_rows(upload)

    def test_zip_bomb(self):
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "[Content_Types].xml", b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"'
            )
            archive.writestr("xl/worksheets/sheet1.xml", b" " * 4 * 1024 * 1024)
        with pytest.raises(ValidationError, match="ผิดปกติ"):
            read_rows(SimpleUploadedFile("ก.xlsx", data.getvalue()))

    def test_too_many_rows_and_a_sheet_that_claims_a_million(self):
        with pytest.raises(ValidationError, match="มากกว่า ๑๐,๐๐๐ แถว"):
            read_rows(xlsx([["ก"]] * 10_001))
        sparse = BytesIO(xlsx([["ก"]]).read())
        swollen = BytesIO()
        with zipfile.ZipFile(sparse) as old, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.namelist():
                text = old.read(part)
                if part == "xl/worksheets/sheet1.xml":
                    text = text.replace(b'r="1"', b'r="1048576"').replace(b'r="A1"', b'r="XFD1048576"')
                new.writestr(part, text)
        with pytest.raises(ValidationError, match="เซลล์มากเกินไป"):
            read_rows(SimpleUploadedFile("ก.xlsx", swollen.getvalue()))
