"""One cell of the six-column table into its texts, names of divisions into divisions."""

import pytest

from common.models import Division
from measures.importing.cells import items, single
from measures.importing.names import matched, names_in, nearest
from measures.importing.spaces import mended
from tests.measures.test_source import REVIEWED


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
        ("จัดประชุม /\nจัดอบรม/\n/ รายงานผล", ["จัดประชุม", "จัดอบรม", "รายงานผล"]),
        ("- จัดประชุม /\n- ประกาศ/คำสั่ง", ["จัดประชุม", "ประกาศ/คำสั่ง"]),
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
        ("สำนักปลัด-กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("สำนักปลัด – กองคลัง—กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("งานพัสดุ-กองคลัง", ["งานพัสดุ-กองคลัง"]),
        ("ปลัด อบต.", ["ปลัด อบต."]),
        ("ปลัดอบต., กองคลัง.", ["ปลัดอบต.", "กองคลัง"]),
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
