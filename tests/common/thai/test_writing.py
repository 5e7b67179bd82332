"""Dates, times and periods as officials write them."""

import datetime

import pytest

from common.thai import (
    be_year,
    fiscal_year,
    format_date,
    format_datetime,
    format_range,
)

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "๕ ตุลาคม ๒๕๖๖"),
        ({"style": "short"}, "๕ ต.ค. ๒๕๖๖"),
        ({"style": "numeric"}, "๐๕/๑๐/๒๕๖๖"),
        ({"digits": "arabic"}, "5 ตุลาคม 2566"),
    ],
)
def test_dates_are_written(options, text):
    assert format_date(datetime.date(2023, 10, 5), **options) == text


def test_times_are_written_in_bangkok():
    moment = datetime.datetime(2023, 12, 31, 17, 5, tzinfo=UTC)
    assert format_datetime(moment) == "๑ มกราคม ๒๕๖๗ เวลา ๐๐.๐๕ น."
    assert format_datetime(moment, style="short", digits="arabic") == "1 ม.ค. 2567 เวลา 00.05 น."
    assert format_date(moment) == "๑ มกราคม ๒๕๖๗"
    assert be_year(moment) == 2567


@pytest.mark.parametrize("write", [format_date, format_datetime, be_year, fiscal_year])
def test_a_naive_time_is_refused(write):
    with pytest.raises(ValueError, match="naive"):
        write(datetime.datetime(2023, 10, 25, 12))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2022, 10, 1), (2023, 9, 30), "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"),
        ((2023, 10, 1), (2023, 12, 31), "๑ ตุลาคม – ๓๑ ธันวาคม ๒๕๖๖"),
        ((2023, 10, 1), (2023, 10, 31), "๑ – ๓๑ ตุลาคม ๒๕๖๖"),
        ((2023, 10, 1), (2023, 10, 1), "๑ ตุลาคม ๒๕๖๖"),
    ],
)
def test_periods_are_written_as_officials_do(start, end, text):
    assert format_range(datetime.date(*start), datetime.date(*end)) == text
