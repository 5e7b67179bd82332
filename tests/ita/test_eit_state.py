"""Open or closed is computed from the dates and the day that is passed in; either date may be unknown."""

from datetime import date

import pytest

from ita.eit.state import RoundView
from tests import stored

OPENS, CLOSES = date(2023, 1, 5), date(2023, 6, 30)
BEFORE, FIRST, DURING, LAST, AFTER = (
    date(2023, 1, 4),
    date(2023, 1, 5),
    date(2023, 3, 1),
    date(2023, 6, 30),
    date(2023, 7, 1),
)
YEAR_ENDS, NEXT_YEAR = date(2023, 9, 30), date(2023, 10, 1)


def view(today, opens=None, closes=None, **more):
    dates = {"opens": opens, "closes": closes, "next_opens": None, "next_closes": None} | more
    return RoundView(stored.said("eit-1", link="https://itas.nacc.go.th", **dates), today)


@pytest.mark.parametrize(
    ("opens", "closes", "today", "code"),
    [
        (OPENS, CLOSES, BEFORE, "upcoming"),
        (OPENS, CLOSES, FIRST, "open"),
        (OPENS, CLOSES, LAST, "open"),
        (OPENS, CLOSES, AFTER, "closed"),
        (OPENS, None, BEFORE, "upcoming"),
        (OPENS, None, YEAR_ENDS, "open"),
        (OPENS, None, NEXT_YEAR, "closed"),
        (None, CLOSES, DURING, "unknown"),
        (None, CLOSES, AFTER, "closed"),
        (None, None, DURING, "unknown"),
        (None, None, NEXT_YEAR, "closed"),
        (OPENS, date(2023, 12, 31), NEXT_YEAR, "open"),
    ],
)
def test_state_of_the_day(opens, closes, today, code):
    assert view(today, opens, closes).state.code == code


@pytest.mark.parametrize(
    ("opens", "closes", "today", "sentence"),
    [
        (OPENS, CLOSES, BEFORE, "แบบวัดนี้จะเปิดรับคำตอบวันที่ ๕ มกราคม ๒๕๖๖ ถึงวันที่ ๓๐ มิถุนายน ๒๕๖๖"),
        (OPENS, CLOSES, date(2023, 6, 28), "แบบวัดนี้เปิดรับคำตอบถึงวันที่ ๓๐ มิถุนายน ๒๕๖๖ เหลืออีก ๒ วัน"),
        (OPENS, CLOSES, LAST, "แบบวัดนี้เปิดรับคำตอบถึงวันที่ ๓๐ มิถุนายน ๒๕๖๖ วันนี้เป็นวันสุดท้าย"),
        (OPENS, CLOSES, AFTER, "การเก็บข้อมูลแบบวัดนี้สิ้นสุดเมื่อวันที่ ๓๐ มิถุนายน ๒๕๖๖"),
        (OPENS, None, DURING, "แบบวัดนี้เปิดรับคำตอบแล้ว ยังไม่ได้กำหนดวันปิด"),
        (None, CLOSES, DURING, "แบบวัดนี้รับคำตอบไม่เกินวันที่ ๓๐ มิถุนายน ๒๕๖๖ หน่วยงานยังไม่ได้ระบุวันเปิด"),
        (None, None, DURING, "หน่วยงานยังไม่ได้ระบุวันเปิดและวันปิดรับคำตอบของแบบวัดนี้"),
    ],
)
def test_sentence_names_the_dates(opens, closes, today, sentence):
    assert view(today, opens, closes).state.sentence == sentence


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (date(2024, 1, 5), date(2024, 6, 30), "๕ มกราคม – ๓๐ มิถุนายน ๒๕๖๗"),
        (date(2024, 1, 5), None, "ตั้งแต่วันที่ ๕ มกราคม ๒๕๖๗"),
        (None, date(2024, 6, 30), "ถึงวันที่ ๓๐ มิถุนายน ๒๕๖๗"),
        (None, None, None),
    ],
)
def test_next_period_as_far_as_it_is_known(opens, closes, words):
    assert view(AFTER, OPENS, CLOSES, next_opens=opens, next_closes=closes).next_period == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2024, 1, 4), "รอบถัดไป ๕ มกราคม – ๓๐ มิถุนายน ๒๕๖๗"),
        (date(2024, 1, 5), "รอบถัดมากำหนดไว้ ๕ มกราคม – ๓๐ มิถุนายน ๒๕๖๗ ซึ่งเริ่มแล้ว"),
        (date(2024, 6, 30), "รอบถัดมากำหนดไว้ ๕ มกราคม – ๓๐ มิถุนายน ๒๕๖๗ ซึ่งเริ่มแล้ว"),
        (date(2033, 7, 1), "รอบถัดมากำหนดไว้ ๕ มกราคม – ๓๐ มิถุนายน ๒๕๖๗ ซึ่งสิ้นสุดแล้ว"),
    ],
)
def test_a_round_that_has_begun_or_passed_is_no_next_one(today, words):
    found = view(today, OPENS, CLOSES, next_opens=date(2024, 1, 5), next_closes=date(2024, 6, 30))
    assert found.next_sentence == words
