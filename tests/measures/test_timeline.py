"""The timeline's geometry: every month, every bar, nothing outside the drawing."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from measures.presentation import YearView
from measures.timeline import LEFT, RIGHT, timeline
from tests.measures.test_presentation import plan


def drawn(starts, ends, today=date(2023, 1, 15)):
    return timeline(YearView(plan(starts=starts, ends=ends), today))


def test_a_whole_year_spans_the_drawing():
    line = drawn(date(2022, 10, 1), date(2023, 9, 30))
    assert [name for _, name in line.months] == [
        "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
    ]  # fmt: skip
    [(_, _, x, width, passed)] = line.bars
    assert x == LEFT
    assert RIGHT - 1 < x + width <= RIGHT
    assert x + passed == line.now


def test_what_has_passed_of_a_bar_ends_with_the_bar_and_begins_with_it():
    for today, share in ((date(2022, 9, 1), 0), (date(2022, 11, 1), 0), (date(2024, 1, 1), 1)):
        [(*_, width, passed)] = drawn(date(2022, 11, 1), date(2023, 8, 31), today).bars
        assert passed == width * share


def test_the_caption_names_the_rounds_that_are_drawn():
    assert [months for _, months in drawn(date(2022, 10, 1), date(2023, 9, 30)).rounds] == [6]
    assert [months for _, months in drawn(date(2022, 10, 1), date(2023, 12, 31)).rounds] == [6, 12]


def test_today_outside_the_year_is_not_drawn():
    assert drawn(date(2022, 10, 1), date(2023, 9, 30), today=date(2026, 1, 1)).now is None


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 900))
def test_no_bar_leaves_the_drawing(starts, days):
    ends = date.fromordinal(starts.toordinal() + days)
    [(_, _, x, width, passed)] = drawn(starts, ends).bars
    assert x >= LEFT
    assert 0 <= passed <= width
    assert x + width <= RIGHT
