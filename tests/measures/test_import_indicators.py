"""A measure's indicator: told by its title, else a guess by its place that the page names as one."""

import pytest

from measures.frameworks import first
from measures.importing.indicators import guessed_indicator, told_indicator
from tests.measures.tables import source_rows, table_of

YEAR = first.framework(2566)
WORDED = [
    ("มาตรการพัฒนาการปฏิบัติหน้าที่ของเจ้าหน้าที่", 1),
    ("มาตรการเปิดเผยข้อมูลการใช้จ่ายงบประมาณ", 2),
    ("มาตรการพัฒนาการใช้อำนาจในการบริหารงานบุคคล", 3),
    ("มาตรการควบคุมการใช้ทรัพย์สินของราชการ", 4),
    ("มาตรการแก้ไขปัญหาการทุจริต", 5),
    ("มาตรการยกระดับคุณภาพการดำเนินงาน", 6),
    ("มาตรการพัฒนาประสิทธิภาพการสื่อสาร", 7),
    ("มาตรการปรับปรุงระบบการทำงาน", 8),
    ("มาตรการเปิดเผยข้อมูลสาธารณะ ประจำปีงบประมาณ ๒๕๗๐", 9),
    ("มาตรการป้องกันการทุจริต", 10),
]


@pytest.mark.parametrize(("title", "number"), WORDED)
def test_a_title_tells_its_indicator(title, number):
    assert told_indicator(title, YEAR) == number


@pytest.mark.parametrize("title", ["มาตรการอื่น", "การดูแลอาหารกลางวันของศูนย์พัฒนาเด็กเล็ก", "การใช้งบประมาณและการใช้อำนาจ", ""])
def test_a_title_that_tells_none_or_several_is_no_indicator(title):
    assert told_indicator(title, YEAR) is None


def test_every_official_name_tells_itself():
    assert [told_indicator(f"มาตรการด้าน{row.name}", YEAR) for row in YEAR.indicators] == list(range(1, 11))


def test_every_title_of_the_source_tells_its_own():
    assert [told_indicator(m.title, YEAR) for m in table_of(source_rows()).measures] == list(range(1, 11))


def test_a_place_is_a_guess_only_where_an_indicator_stands_there():
    assert [guessed_indicator(number, YEAR) for number in (3, 12)] == [3, None]
