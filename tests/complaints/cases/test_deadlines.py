from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.cases import deadlines
from complaints.cases.deadlines import Rule
from complaints.models import Desk, Holiday
from complaints.readers import keyholders
from tests import factories
from tests.complaints import demo

# Songkran 2566 and Labour Day, as a calendar of the tests.
HOLIDAYS = {date(2023, 4, 13): "สงกรานต์", date(2023, 4, 14): "สงกรานต์", date(2023, 5, 1): "วันแรงงาน"}


WORKING = Rule(HOLIDAYS, working=True)


@pytest.mark.promise("calendar-days")
def test_calendar_days_count_every_day_after_receipt():
    rule = Rule(HOLIDAYS)
    assert rule.limit(date(2023, 4, 12)) == date(2023, 4, 27)
    assert [day.number for day in rule.days_of(date(2023, 4, 12))] == list(range(1, 16))
    assert rule.standing(date(2023, 4, 17), date(2023, 4, 12)) == "เหลือ ๕ วัน"


@pytest.mark.django_db
def test_a_new_desk_counts_calendar_days():
    keyholders.ensure_desk()
    assert not deadlines.rule().working


@pytest.mark.promise("working-days")
@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (date(2023, 4, 24), 1, date(2023, 4, 25)),
        (date(2023, 4, 21), 1, date(2023, 4, 24)),  # Friday → Monday
        (date(2023, 4, 22), 1, date(2023, 4, 24)),  # Saturday → Monday
        (date(2023, 4, 12), 1, date(2023, 4, 17)),  # Songkran and the weekend
        (date(2023, 4, 24), 15, date(2023, 5, 16)),  # three weeks and Labour Day
    ],
)
def test_working_days_are_counted_from_the_day_after(received, days, due):
    assert WORKING.calendar(received, days)[-1].date == due


def test_holidays_without_end_bury_no_case():
    """Whoever may enter holidays, or writes them into the database, moves a limit by weeks and not for ever."""
    received = date(2023, 4, 24)
    always = {date.fromordinal(received.toordinal() + n): "หยุด" for n in range(1, 4000)}
    assert Rule(always, working=True).limit(received) == received + timedelta(days=60)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60), st.sets(st.integers(1, 90), max_size=20))
def test_the_calendar_lists_every_day_once_and_counts_to_the_limit(received, days, off):
    holidays = {date.fromordinal(received.toordinal() + n): "หยุด" for n in off}
    listed = Rule(holidays, working=True).calendar(received, days)
    assert [day.date.toordinal() - received.toordinal() for day in listed] == list(range(1, len(listed) + 1))
    assert [day.number for day in listed if day.number] == list(range(1, days + 1))
    assert listed[-1].number == days
    assert all((day.number is None) == (day.is_weekend or day.date in holidays) for day in listed)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 4, 12), "เหลือ ๑ วันทำการ"),  # Songkran and the weekend lie between
        (date(2023, 4, 16), "เหลือ ๑ วันทำการ"),
        (date(2023, 4, 17), "ครบกำหนดวันนี้"),
        (date(2023, 4, 18), "เกินกำหนด ๑ วันทำการ"),
        (date(2023, 5, 2), "เกินกำหนด ๑๐ วันทำการ"),  # Labour Day does not count
    ],
)
def test_how_the_limit_stands_is_said_in_working_days(today, words):
    assert WORKING.standing(date(2023, 4, 17), today) == words


@pytest.mark.promise("holidays-move-limits")
def test_a_holiday_added_later_moves_open_limits_and_only_those(desk):
    Desk.objects.update(working_days=True)
    factories.publish("complaint-guideline", "")
    moved, _ = desk.file()
    closed, _ = desk.file()
    demo.rewrite(closed, closed_on=date(2023, 4, 25), outcome="done")
    before = closed.due_on
    Holiday.objects.create(date=date(2023, 5, 4), name="วันฉัตรมงคล")
    assert deadlines.move_open_limits()
    assert not deadlines.move_open_limits()
    moved.refresh_from_db()
    closed.refresh_from_db()
    assert (moved.due_on, closed.due_on) == (date(2023, 5, 16), before)
