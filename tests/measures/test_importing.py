"""The six-column table: files into rows, cells into texts, rows into a draft with its doubts."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from common.models import Division
from measures.frameworks import first
from measures.importing.cells import items, single
from measures.importing.files import read_rows, read_sheets
from measures.importing.names import matched, names_in, nearest
from measures.importing.saving import import_plan, likely_indicator
from measures.importing.sheets import sheet_of
from measures.importing.spaces import mended
from measures.importing.table import read_table
from measures.models import Measure, Plan
from tests import factories
from tests.measures.tables import HEADINGS, PERIOD, delimited, row, source_rows, xlsx
from tests.measures.test_source import REVIEWED, lines_of

TODAY = date(2023, 4, 24)


def table_of(rows):
    return read_table(sheet_of(rows), fiscal_year=2566, today=TODAY)


def draft(*rows):
    return table_of([HEADINGS, *rows])


def doubts(found):
    return [(doubt.row, doubt.blocks) for doubt in found.doubts]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- ก - ข", ["ก", "ข"]),
        ("-กา -ขา", ["กา", "ขา"]),
        ("- หนึ่ง – สอง", ["หนึ่ง", "สอง"]),
        ("<ul> <li>- กา</li> <li>ขา&amp;คา</li> </ul>", ["กา", "ขา&คา"]),
        ("<li>- กา – ขา</li>", ["กา", "ขา"]),
        ("กา<br>ขา<br/>", ["กา", "ขา"]),
        ("๑. กา\n๒. ขา\nต่อ", ["กา", "ขา ต่อ"]),
        ("1) กา\n(2) ขา", ["กา", "ขา"]),
        ("• กา\n• ขา", ["กา", "ขา"]),
        ("- แผน พ.ศ. ๒๕๖๖ – ๒๕๗๐ - ข้อสอง", ["แผน พ.ศ. ๒๕๖๖ – ๒๕๗๐", "ข้อสอง"]),
        ("- ตั้งแต่ตุลาคม – ธันวาคม", ["ตั้งแต่ตุลาคม – ธันวาคม"]),
        ("๒.๕ ล้านบาท", ["๒.๕ ล้านบาท"]),
        ("นโยบาย No-Gift-Policy - ใช้จริง", ["นโยบาย No-Gift-Policy - ใช้จริง"]),
        ("ประโยคเดียว", ["ประโยคเดียว"]),
        ("<b>หนา</b>", ["หนา"]),
        ("อายุ < ๖๐ ปี", ["อายุ < ๖๐ ปี"]),
        ("<script>alert(1)</script>", ["alert(1)"]),
        ("-", []),
        ("", []),
    ],
)
def test_cell_into_its_texts(cell, expected):
    assert items(cell).texts == expected


def test_lines_without_bullets_are_a_guess_that_is_named():
    assert (items("กา\nขา").texts, items("กา\nขา").guessed) == (["กา", "ขา"], True)
    assert not items("- กา\n- ขา").guessed


def test_title_loses_its_doubled_number_and_its_line_ends():
    assert single("๒. มาตรการ\nในการใช้จ่าย").texts == ["มาตรการในการใช้จ่าย"]


@pytest.mark.parametrize(
    "text", ["ของขวัญ ของกำนัล", "การให้บริการ เพื่อ", "สิ่งของ เครื่องใช้", "ของ No Gift", "และ ๒๕๖๖", "กำกับ ติดตาม", "ของ อบต.อื่น"]
)
def test_space_that_a_writer_may_have_meant_stays(text):
    assert mended(text) == (text, [])


def test_reviewed_texts_have_no_torn_phrase_left():
    for line in filter(None, REVIEWED.splitlines()):
        text = line.split(" ", 1)[1]
        assert mended(text) == (text, [])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- สำนักปลัด - กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("สำนักปลัด กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("สำนักปลัด/กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("กองคลัง, กองช่าง และกองการศึกษา", ["กองคลัง", "กองช่าง", "กองการศึกษา"]),
        ("กองการศึกษา ศาสนาและวัฒนธรรม", ["กองการศึกษา ศาสนาและวัฒนธรรม"]),
        ("กองสาธารณสุขและสิ่งแวดล้อม", ["กองสาธารณสุขและสิ่งแวดล้อม"]),
        ("กองคลัง\nกองคลัง", ["กองคลัง"]),
        ("", []),
    ],
)
def test_names_of_divisions(cell, expected):
    assert names_in(cell) == expected


def test_division_is_known_by_its_words_and_a_slip_finds_the_nearest():
    clerk, finance = Division(name="สำนักปลัด", code="a"), Division(name="กองคลัง", code="b")
    assert matched(["สำนัก ปลัด", "กองคลงั"], [clerk, finance]) == {"สำนัก ปลัด": clerk, "กองคลงั": None}
    assert nearest("กองคลงั", [clerk, finance]) == finance
    assert nearest("xyz", [clerk, finance]) is None


class TestTable:
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
        assert found.measures[0].title == "มาตรการ ที่เหลือของชื่อ"
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
        assert rows == [["1", "2", "2.5", "=1+1", "True", "", "30 กันยายน 2566".translate(THAI)]]

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


THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def saved(found, fiscal_year=2566, **facts):
    known = {
        name: division and [division]
        for name, division in matched(found.division_names, Division.objects.all()).items()
    }
    facts = {
        "title": found.title,
        "preamble": found.preamble,
        "divisions": known,
        "indicators": {measure.number: likely_indicator(measure, first.framework(2566)) for measure in found.measures},
        "reasons": {},
    } | facts
    return import_plan(found, fiscal_year=fiscal_year, **facts)


@pytest.mark.django_db
class TestTheOfficesOwnDocument:
    @pytest.fixture(autouse=True)
    def _office(self):
        call_command("loaddata", settings.BASE_DIR / "fixtures/organisation.json", verbosity=0)

    @pytest.mark.parametrize(
        "upload",
        [
            lambda: xlsx(source_rows()),
            lambda: delimited(source_rows(), separator="\t", name="ตาราง.tsv"),
            lambda: delimited(source_rows(), encoding="cp874"),
        ],
        ids=["xlsx", "tsv", "csv in cp874"],
    )
    def test_gives_exactly_the_fixture(self, upload):
        found = table_of(read_rows(upload()))
        assert found.counts == {"measures": 10, "steps": 23, "responsibilities": 43, "results": 29}
        assert [doubt.sentence for doubt in found.doubts] == ["ข้อความอยู่นอกตาราง นับเป็นผลการดำเนินงานของมาตรการที่ ๑๐"]
        plan = saved(found)
        assert list(lines_of(plan)) == [line for line in REVIEWED.splitlines() if line]
        assert list(plan.measures.order_by("number").values_list("number", "indicator", "starts", "ends")) == [
            (number, number, date(2022, 10, 1), date(2023, 9, 30)) for number in range(1, 11)
        ]


@pytest.mark.django_db
class TestSaving:
    def test_new_divisions_are_made_after_the_others(self):
        factories.divisions()
        plan = saved(draft(row(divisions="- สำนักงานเลขานุการ - กองคลัง")), title="ประกาศ")
        made = Division.objects.get(name="สำนักงานเลขานุการ")
        assert (made.code, made.order) == ("division-7", 7)
        assert [row.division.name for row in plan.measures.get().responsibilities.all()] == [
            "สำนักงานเลขานุการ",
            "กองคลัง",
        ]

    def test_a_year_that_has_a_plan_is_refused(self):
        factories.plan()
        with pytest.raises(ValidationError, match="อยู่แล้ว"):
            saved(draft(row()), title="ประกาศ")

    def test_a_draft_that_blocks_is_refused(self):
        with pytest.raises(ValidationError, match="ต้องแก้"):
            saved(draft(row(title="")), title="ประกาศ")

    @pytest.mark.parametrize(
        ("bad", "sentence"),
        [
            (row("2", "ก" * 501), "แถวที่ ๓"),
            (row("2", period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"), "แถวที่ ๓.*นอกปีงบประมาณ"),
            (row("2", divisions="- " + "ก" * 201), "แถวที่"),
        ],
    )
    def test_one_bad_row_leaves_nothing_behind(self, bad, sentence):
        with pytest.raises(ValidationError, match=sentence):
            saved(draft(row(), bad), title="ประกาศ")
        assert not Plan.objects.exists()
        assert not Measure.objects.exists()
        assert not Division.objects.exists()

    def test_reason_lets_a_period_lie_outside_the_year(self):
        found = draft(row(period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"))
        plan = saved(found, title="ประกาศ", reasons={1: "โครงการต่อเนื่อง"})
        assert plan.measures.get().outside_reason == "โครงการต่อเนื่อง"

    def test_formula_is_kept_as_text(self):
        plan = saved(draft(row(results="=HYPERLINK(A1)")), title="ประกาศ")
        assert plan.measures.get().results.get().text == "=HYPERLINK(A1)"

    @pytest.mark.parametrize(
        ("title", "number", "expected"),
        [("ด้านคุณภาพการดำเนินงาน", 1, 6), ("มาตรการอื่น", 3, 3), ("มาตรการอื่น", 12, None), (PERIOD, 11, None)],
    )
    def test_likely_indicator(self, title, number, expected):
        measure = draft(row(title=title)).measures[0]
        measure.number = number
        assert likely_indicator(measure, first.framework(2566)) == expected
