"""Fiscal years and their rounds."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import (
    be_year,
    fiscal_year,
    fiscal_year_range,
    half_of,
    half_range,
    leading_year,
    round_ends,
)

TODAY = datetime.date(2023, 4, 24)
UTC = datetime.UTC
dates = st.dates(datetime.date(1857, 1, 1), datetime.date(TODAY.year + 21, 12, 31))


@given(dates)
def test_a_date_lies_in_its_fiscal_year_and_no_other(day):
    year = fiscal_year(day)
    first, last = fiscal_year_range(year)
    assert first <= day <= last
    assert fiscal_year_range(year - 1)[1] < day < fiscal_year_range(year + 1)[0]


def test_the_fiscal_year_and_its_rounds():
    assert fiscal_year(datetime.date(2022, 9, 30)) == 2565
    assert fiscal_year(datetime.date(2022, 10, 1)) == 2566
    assert fiscal_year(datetime.datetime(2022, 9, 30, 17, tzinfo=UTC)) == 2566
    assert fiscal_year_range(2566) == (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    assert round_ends(2566) == {6: datetime.date(2023, 3, 31), 12: datetime.date(2023, 9, 30)}
    assert be_year(2023) == 2566


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_every_day_lies_in_the_half_that_is_told_of_it(day):
    first, last = half_range(fiscal_year(day), half_of(day))
    assert first <= day <= last


def test_halves_end_in_march_and_september():
    assert half_range(2567, 1) == (datetime.date(2023, 10, 1), datetime.date(2024, 3, 31))
    assert half_range(2567, 2) == (datetime.date(2024, 4, 1), datetime.date(2024, 9, 30))


@pytest.mark.parametrize(
    ("years", "leads"),
    [([2569, 2570, 2571], 2570), ([2568, 2569, 2571], 2569), ([2571, 2573], 2571), ([2570], 2570), ([], None)],
)
def test_the_running_year_leads_else_the_newest_before_it_else_the_first_to_come(years, leads):
    assert leading_year(years, today=datetime.date(2026, 11, 30)) == leads
