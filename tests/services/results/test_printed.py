"""The report on paper, chapter by chapter."""

import pytest

from services.models import Comment, Round
from services.results import content, printed
from tests import factories, filled
from tests.services import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    return filled.publish("survey").said


def test_chapters_and_tables_come_in_the_order_of_offices_and_are_numbered(said):
    chapters = printed.chapters(said)
    assert [one.heading for one in chapters if one.heading] == [
        "๑. วิธีการสำรวจ", "๒. ข้อมูลทั่วไปของผู้ตอบแบบสำรวจ", "๓. ความพึงพอใจในภาพรวม", "๔. ความพึงพอใจรายด้านและรายข้อ",
        "๕. ความพึงพอใจรายบริการและรายส่วนราชการ", "๖. ผลจากผู้ประเมินภายนอก", "๗. ความเห็นและข้อเสนอแนะของผู้รับบริการ", "๘. การนำผลไปปรับปรุงการให้บริการ",
    ]  # fmt: skip
    numbers = [one.caption.split()[1] for one in chapters if one.columns]
    assert numbers == ["๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"]


def test_method_says_how_many_were_asked_and_how_a_mean_is_read(said):
    method = " ".join(printed.chapters(said)[0].paragraphs)
    for words in (
        "ผู้รับบริการ ๑,๑๕๔ คน",
        "Taro Yamane",
        "ได้ ๒๙๘ คน",
        "เก็บคำตอบได้ ๓๒ คน",
        "๔.๕๑–๕.๐๐ มากที่สุด",
        "๔ ด้าน ๕ ข้อ",
    ):
        assert words in method


def test_small_group_has_a_row_without_figures(said):
    services = next(one for one in printed.chapters(said) if "รายบริการ" in one.caption)
    hidden = [row for row in services.rows if row["mean"] is None]
    assert [row["name"].split()[0] for row in hidden] == ["จดทะเบียน", "ขออนุญาต"]
    assert all(value is None for row in hidden for key, value in row.items() if key not in ("name", "level"))
    (shown,) = (row for row in services.rows if row not in hidden)
    assert [str(shown[f"a{place}"]) for place in (1, 2, 3, 4)] == ["90.00", "60.00", "40.00", "20.00"]


def test_what_nobody_said_is_said_so_and_chapters_without_anything_are_left_out():
    factories.organisation()
    records.answer(records.round_of(opens="2023-04-01", closes="2023-09-30"), records.service(), "55500", times=6)
    asked = Round.objects.get()
    said = content.results(asked.key)
    text = "\n".join(line for one in printed.chapters(said) for line in (one.heading, *one.paragraphs, *one.findings))
    assert not Comment.objects.exists()
    for words in ("ไม่ได้คำนวณขนาดกลุ่มตัวอย่าง", "ไม่มีความเห็นหรือข้อเสนอแนะ", "ยังไม่มีคำตอบด้านที่ 3"):
        assert words in text
    for words in ("รอบก่อน", "ผู้ประเมินภายนอก", "การนำผลไปปรับปรุง"):
        assert words not in text


def test_earlier_round_stands_beside(said):
    first = records.round_of(
        Round.objects.get().form, opens="2023-10-01", closes="2024-03-31", fiscal_year=2567, part="1"
    )
    records.answer(first, first.asked()[0], "44444", times=9)
    rounds = next(one for one in printed.chapters(content.results("2567-1")) if "รอบก่อน" in one.caption)
    assert [(row["n"], str(row["mean"])) for row in rounds.rows] == [(9, "4.00"), (32, "3.38")]
