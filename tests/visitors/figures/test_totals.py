"""The seven figures never contradict each other, whatever the days hold and however the clock went."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from visitors.figures import periods, totals
from visitors.models import Day, OpeningBalance

MONDAY = date(2023, 4, 24)


def opening(visitors=40_850):
    return OpeningBalance.objects.create(pk=1, visitors=visitors, as_of=date(2023, 4, 24), label="ยอดยกมาจากเว็บไซต์เดิม")


def counted(numbers):
    Day.objects.bulk_create(Day(date=day, visitors=visitors) for day, visitors in numbers.items())


@pytest.mark.django_db
def test_old_site_s_day_gives_its_figures_again():
    opening()
    counted({MONDAY: 211, MONDAY - timedelta(days=1): 159, date(2023, 4, 22): 77, date(2023, 3, 31): 5})
    shown = totals.figures_on(MONDAY)
    assert [number for _, number in shown.rows] == [211, 159, 370, 77, 447, 5, 40_850 + 452]
    assert [label for label, _ in shown.rows] == [
        "วันนี้", "เมื่อวานนี้", "สัปดาห์นี้", "สัปดาห์ที่แล้ว", "เดือนนี้", "เดือนที่แล้ว", "ทั้งหมด",
    ]  # fmt: skip


@pytest.mark.django_db
def test_without_a_day_the_total_is_the_opening_balance():
    opening()
    assert totals.figures_on(MONDAY).total == 40_850


@pytest.mark.django_db
def test_without_anything_all_figures_are_zero(django_assert_num_queries):
    with django_assert_num_queries(1):
        shown = totals.figures_on(MONDAY)
    assert {number for _, number in shown.rows} == {0}


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 2000])
def test_one_query_whatever_the_number_of_days(django_assert_num_queries, rows):
    counted({MONDAY - timedelta(days=back): 3 for back in range(rows)})
    with django_assert_num_queries(1):
        assert totals.figures_on(MONDAY).total == 3 * rows


@pytest.mark.django_db
def test_week_starts_where_the_setting_says(settings):
    counted({date(2023, 4, 23): 1})
    assert (totals.figures_on(MONDAY).week, totals.figures_on(MONDAY).last_week) == (1, 0)
    settings.VISITORS_WEEK_STARTS = "monday"
    assert (totals.figures_on(MONDAY).week, totals.figures_on(MONDAY).last_week) == (0, 1)


@pytest.mark.parametrize("word", ["Sunday", "อาทิตย์", ""])
def test_week_that_starts_on_no_day_stops_the_start(settings, word):
    settings.VISITORS_WEEK_STARTS = word
    with pytest.raises(ImproperlyConfigured, match=r"VISITORS_WEEK_STARTS.*sunday"):
        apps.get_app_config("visitors").ready()


# Days in order of counting: mostly the next day, sometimes a leap over weeks, sometimes a clock set back.
steps = st.lists(
    st.tuples(st.one_of(st.just(1), st.integers(-400, 400)), st.integers(0, 3000)), min_size=1, max_size=60
)


@pytest.mark.slow
@pytest.mark.promise("figures-agree")
@pytest.mark.django_db
@effort(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.dates(date(2019, 1, 1), date(2040, 12, 31)),
    steps=steps,
    balance=st.integers(0, 10**7),
    week=st.integers(0, 6),
)
def test_years_of_counting_never_contradict(settings, start, steps, balance, week):
    settings.VISITORS_WEEK_STARTS = totals.WEEKDAYS[week]
    Day.objects.all().delete()
    OpeningBalance.objects.all().delete()
    opening(balance)
    numbers, today = {}, start
    for step, visitors in steps:
        today += timedelta(days=step)
        numbers[today] = numbers.get(today, 0) + visitors
    counted(numbers)
    for day in {today, min(numbers), today.replace(day=1), periods.month_of(today)[1], today + timedelta(days=31)}:
        shown = totals.figures_on(day)
        for name, (first, last) in periods.around(day, first_weekday=week).items():
            assert getattr(shown, name) == sum(n for at, n in numbers.items() if first <= at <= last), name
        assert shown.total == balance + sum(numbers.values())
        assert shown.today <= shown.week <= shown.total - balance
        assert shown.today <= shown.month <= shown.total - balance
        assert shown.week + shown.last_week <= shown.total - balance
        assert shown.month + shown.last_month <= shown.total - balance
