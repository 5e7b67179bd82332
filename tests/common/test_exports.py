"""Files of every data format: whole, typed, safe to open, and honest when they are not whole."""

import csv
import datetime
import io
import json
import tracemalloc

import openpyxl
import pytest
from django.http import Http404

from common import exports
from common.exports import Column, Report, heights, zips
from common.thai import format_number

COLUMNS = (
    Column("number", "ลำดับ", "number", 8, "ลำดับของรายการ"),
    Column("text", "เรื่อง", width=40),
    Column("day", "วันที่", "date"),
    Column("period", "ระยะเวลา", "period"),
    Column("items", "รายการย่อย", "list"),
)
DAY = datetime.date(2023, 10, 25)
YEAR = (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))


def row(**values):
    return {"number": 1, "text": "ขั้นที่ ๑ น้ำ", "day": DAY, "period": YEAR, "items": ["ก", "ข"]} | values


def report(*rows, **facts):
    return Report("รายงานทดสอบ", COLUMNS, rows or (row(),), "รายงาน ทดสอบ", **facts)


def made(name, *rows, **facts):
    return b"".join(exports.FORMATS[name].write(report(*rows, **facts)))


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def sheet(data, name="ข้อมูล"):
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def breaking():
    yield row()
    raise OSError("the disk went away")


@pytest.mark.promise("csv-opens-in-excel")
def test_csv_begins_with_a_byte_order_mark_and_shows_both_calendars():
    data = made("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert csv_rows(data) == [
        ["ลำดับ", "เรื่อง", "วันที่", "วันที่ (ISO)", "ระยะเวลา", "ระยะเวลา เริ่ม (ISO)", "ระยะเวลา สิ้นสุด (ISO)", "รายการย่อย"],
        [
            "1",
            "ขั้นที่ ๑ น้ำ",
            "๒๕ ตุลาคม ๒๕๖๖",
            "2023-10-25",
            "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖",
            "2022-10-01",
            "2023-09-30",
            "ก\nข",
        ],
        ["รวมทั้งหมด ๑ รายการ"],
    ]


@pytest.mark.promise("no-formula-runs")
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1"])
def test_no_text_runs_as_a_formula(text):
    assert csv_rows(made("csv", row(text=text)))[1][1].startswith("'")
    cell = sheet(made("xlsx", row(text=text))).cell(2, 2)
    assert cell.data_type == "s"
    assert cell.value == text


def test_negative_numbers_stay_numbers():
    assert csv_rows(made("csv", row(number=-5)))[1][0] == "-5"
    assert sheet(made("xlsx", row(number=-5))).cell(2, 1).value == -5


@pytest.mark.promise("xlsx-dates-are-dates")
def test_xlsx_dates_are_dates_shown_in_the_buddhist_era():
    cells = sheet(made("xlsx"))[2]
    assert [cell.value for cell in cells[2:5]] == [datetime.datetime.combine(d, datetime.time()) for d in (DAY, *YEAR)]
    assert {cell.number_format for cell in cells[2:5]} == {"[$-D07041E]d mmmm yyyy"}


def test_xlsx_is_ready_to_read_and_print():
    data = sheet(made("xlsx"))
    assert data.freeze_panes == "A2"
    assert data.column_dimensions["B"].width == 40
    assert all(cell.alignment.wrap_text for cell in data[2])
    assert (data.page_setup.orientation, int(data.page_setup.paperSize)) == ("landscape", 9)
    assert data.sheet_properties.pageSetUpPr.fitToPage
    assert data.print_title_rows == "$1:$1"


def test_xlsx_has_a_sheet_about_the_edition():
    data = made("xlsx", facts=(("ฉบับที่", "๓"),), notices=("ฉบับนี้ถูกเพิกถอน",))
    told = [[cell.value for cell in line] for line in sheet(data, "เกี่ยวกับไฟล์นี้").rows]
    assert ["ฉบับที่", "๓"] in told
    assert ["โปรดทราบ", "ฉบับนี้ถูกเพิกถอน"] in told
    assert ["ลำดับ", "ลำดับของรายการ"] in told


@pytest.mark.promise("long-text-goes-on")
def test_a_text_too_long_for_a_cell_goes_on_below_it():
    text = "ก" * 70_000
    data = sheet(made("xlsx", row(text=text)))
    assert "".join(data.cell(line, 2).value for line in (2, 3, 4)) == text
    assert data.cell(5, 1).value == "รวมทั้งหมด ๑ รายการ"


def test_rows_beyond_the_limit_of_a_sheet_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr("common.exports.as_xlsx.SHEET_LIMIT", 2)
    data = made("xlsx", row(), row(), row(number=3))
    assert sheet(data, "ข้อมูล").max_row == 3
    assert sheet(data, "ข้อมูล (2)").cell(2, 1).value == 3


def test_xlsx_of_the_same_report_has_the_same_bytes():
    assert made("xlsx") == made("xlsx")


def test_dates_before_excel_are_text():
    assert sheet(made("xlsx", row(day=datetime.date(1890, 1, 2)))).cell(2, 3).value == "๒ มกราคม ๒๔๓๓"


def test_an_aware_time_is_its_day_in_bangkok():
    late = datetime.datetime(2023, 10, 24, 18, tzinfo=datetime.UTC)
    assert csv_rows(made("csv", row(day=late)))[1][3] == "2023-10-25"
    assert sheet(made("xlsx", row(day=late))).cell(2, 3).value == datetime.datetime(2023, 10, 25)


def test_json_holds_rows_columns_and_the_count():
    data = json.loads(made("json", row(), row(number=2, day=None, period=None), facts=(("ฉบับที่", "๓"),)))
    assert (data["complete"], data["count"], data["facts"]) == (True, 2, {"ฉบับที่": "๓"})
    assert data["rows"][0]["period"] == {"starts": "2022-10-01", "ends": "2023-09-30"}
    assert data["rows"][1]["day"] is None
    assert data["columns"][0] == {"key": "number", "label": "ลำดับ", "kind": "number"}


def test_json_gives_the_reports_own_document():
    assert made("json", document={"ข": 1, "ก": [2]}) == '{"ก":[2],"ข":1}'.encode()


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_an_empty_table_is_a_whole_file(name):
    data = b"".join(exports.FORMATS[name].write(Report("ว่าง", COLUMNS, iter(()), "ว่าง")))
    assert {
        "csv": lambda: csv_rows(data)[-1] == ["รวมทั้งหมด ๐ รายการ"],
        "xlsx": lambda: sheet(data).cell(2, 1).value == "รวมทั้งหมด ๐ รายการ",
        "json": lambda: json.loads(data)["count"] == 0,
    }[name]()


@pytest.mark.promise("last-row-tells-the-count")
@pytest.mark.parametrize("name", ["csv", "json", "xlsx"])
def test_a_stream_that_breaks_says_so_and_breaks(name):
    chunks = exports.FORMATS[name].write(Report("ขาด", COLUMNS, breaking(), "ขาด"))
    got = []
    with pytest.raises(OSError, match="the disk went away"):
        got.extend(chunks)
    data = b"".join(got)
    last = sheet(data).cell(3, 1).value if name == "xlsx" else data.decode().splitlines()[-1]
    assert "ไฟล์ไม่สมบูรณ์" in last
    if name == "json":
        assert json.loads(data)["complete"] is False


def test_a_reader_who_leaves_early_is_no_error():
    chunks = exports.FORMATS["csv"].write(Report("ยาว", COLUMNS, (row() for _ in range(10_000)), "ยาว"))
    next(chunks)
    next(chunks)
    chunks.close()


@pytest.mark.parametrize("name", ["csv", "json", "xlsx"])
def test_control_characters_and_broken_unicode_are_dropped(name):
    data = made(name, row(text="ก\x00\x08ข\ud800ค\ufffe", items=["ง\x1b"]))
    text = data.decode() if name != "xlsx" else str([cell.value for cell in sheet(data)[2]])
    assert "กขค" in text
    assert "ง" in text


def test_text_is_nfc_never_nfkc():
    assert csv_rows(made("csv", row(text="น้ำ ﬁ")))[1][1] == "น้ำ ﬁ"


def test_the_answer_is_a_file_to_save_that_cannot_run():
    response = exports.respond(report(), "csv")
    assert response.streaming
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%20"
        "%E0%B8%97%E0%B8%94%E0%B8%AA%E0%B8%AD%E0%B8%9A.csv"
    )


@pytest.mark.parametrize("name", ["", "exe", "CSV", "../csv", "csv/"])
def test_an_unknown_format_is_a_sentence(name):
    with pytest.raises(Http404, match="ไม่มีไฟล์รูปแบบนี้ มีเฉพาะ"):
        exports.respond(report(), name)


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("รายงาน/ปี: ๒๕๖๖", "รายงาน ปี ๒๕๖๖.csv"),
        ("../../etc", "etc.csv"),
        ('a\r\nb"c', "a b c.csv"),
        ("ก" * 300, "ก" * 120 + ".csv"),
    ],
)
def test_file_names_hold_no_path_and_no_second_header(stem, name):
    assert exports.file_name(stem, "csv") == name


def test_a_column_of_an_unknown_type_is_refused():
    with pytest.raises(ValueError, match="unknown type"):
        Column("x", "x", "colour")


def test_buttons_loop_over_the_table():
    found = exports.downloads(lambda name: f"/x.{name}")
    assert [download.url for download in found] == [
        f"/x.{name}" for name, f in exports.FORMATS.items() if not f.printed
    ]


def peak(name, count):
    """Return the most memory that writing so many rows held at once, in bytes."""
    chunks = exports.FORMATS[name].write(Report("มาก", COLUMNS, (row(number=n) for n in range(count)), "มาก"))
    tracemalloc.start()
    try:
        assert sum(map(len, chunks))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "json", "xlsx"])
def test_memory_does_not_grow_with_the_rows(name):
    peak(name, 10)
    assert peak(name, 6_000) < peak(name, 600) + 300_000


@pytest.mark.slow
@pytest.mark.promise("last-row-tells-the-count")
@pytest.mark.parametrize("name", ["csv", "json", "xlsx"])
def test_the_last_row_counts_all_rows(name):
    data = made(name, *(row(number=n) for n in range(2_500)))
    told = {
        "csv": lambda: csv_rows(data)[-1][0],
        "xlsx": lambda: sheet(data).cell(2_502, 1).value,
        "json": lambda: f"รวมทั้งหมด {format_number(json.loads(data)['count'])} รายการ",
    }[name]()
    assert told == "รวมทั้งหมด ๒,๕๐๐ รายการ"


def test_rows_of_a_spreadsheet_are_as_high_as_their_texts():
    data = sheet(made("xlsx", row(items=["ขั้นตอนหนึ่ง", "ขั้นตอนสอง", "ขั้นตอนสาม"]), row()))
    heights = [data.row_dimensions[line].height for line in (1, 2, 3)]
    assert heights == [21, 63, 42]


def test_a_text_higher_than_any_row_is_cut_at_its_lines():
    text = "\n".join(f"ข้อ {n}" for n in range(50))
    cut = heights.pieces(text, 20)
    assert "\n".join(cut) == text
    assert max(heights.lines_of(piece, 20) for piece in cut) <= heights.MOST_LINES


@pytest.mark.parametrize(("letters", "kept"), [(120, 83), (20, 20)])
def test_names_in_a_zip_are_short_enough_for_every_file_system(letters, kept):
    name = zips.fitting("ก" * letters + ".pdf")
    assert name == "ก" * kept + ".pdf"
    assert len(name.encode()) <= 255
