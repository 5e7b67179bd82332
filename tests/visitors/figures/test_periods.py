from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitors.figures import periods

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "first_weekday", "week"),
    [
        (date(2023, 4, 24), 6, (date(2023, 4, 23), date(2023, 4, 29))),
        (date(2023, 4, 23), 6, (date(2023, 4, 23), date(2023, 4, 29))),
        (date(2023, 4, 22), 6, (date(2023, 4, 16), date(2023, 4, 22))),
        (date(2023, 4, 23), 0, (date(2023, 4, 17), date(2023, 4, 23))),
        (date(2024, 2, 29), 6, (date(2024, 2, 25), date(2024, 3, 2))),
    ],
)
def test_week(day, first_weekday, week):
    assert periods.week_of(day, first_weekday=first_weekday) == week


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2024, 2, 10), (date(2024, 2, 1), date(2024, 2, 29))),
        (date(2023, 2, 28), (date(2023, 2, 1), date(2023, 2, 28))),
        (date(2023, 12, 31), (date(2023, 12, 1), date(2023, 12, 31))),
    ],
)
def test_month(day, month):
    assert periods.month_of(day) == month


@given(days, st.integers(0, 6))
def test_periods_of_any_day_touch_without_a_gap_or_an_overlap(day, first_weekday):
    around = periods.around(day, first_weekday=first_weekday)
    one = timedelta(days=1)
    assert around["today"] == (day, day)
    for before, after in (("yesterday", "today"), ("last_week", "week"), ("last_month", "month")):
        assert around[before][1] + one == around[after][0]
    for name in ("week", "month"):
        assert around[name][0] <= day <= around[name][1]
    for name in ("week", "last_week"):
        first, last = around[name]
        assert (first.weekday(), last - first) == (first_weekday, timedelta(days=6))
    for name in ("month", "last_month"):
        first, last = around[name]
        assert (first.day, (last + one).day) == (1, 1)


@given(days, st.integers(1, 40))
def test_months_back_are_consecutive_and_end_with_the_day_s_own(day, count):
    months = periods.months_back(day, count)
    assert (len(months), months[-1]) == (count, day.replace(day=1))
    assert all(periods.month_of(first)[1] + timedelta(days=1) == later for first, later in pairwise(months))
