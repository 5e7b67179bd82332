"""The figures of complaints, each against the literal that people are told."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory

from complaints.cases import retention
from complaints.filing import origins
from complaints.models import Case, Reader
from complaints.readers import keyholders
from complaints.readers.choosing import ChannelClosed
from tests.complaints import demo

ENDED = ["done", "not-done", "forwarded"]
CLOSED = ["rejected", "withdrawn"]


@pytest.mark.parametrize(
    ("channel", "outcomes", "years"),
    [("general", ENDED, 5), ("general", CLOSED, 1), ("corruption", ENDED, 10), ("corruption", CLOSED, 2)],
)
@pytest.mark.parametrize("end", [date(2027, 3, 2), date(2028, 2, 29), date(2024, 3, 1)])
def test_a_case_is_destroyed_the_day_after_its_years(desk, channel, outcomes, years, end):
    for outcome in outcomes:
        demo.rewrite(desk.file(channel=channel)[0], outcome=outcome, closed_on=end)
    last = date(end.year + years, 2, 28) if end == date(2028, 2, 29) else end.replace(year=end.year + years)
    assert not retention.due(last)
    assert len(retention.due(last + timedelta(days=1))) == len(outcomes)


def test_a_leap_day_takes_no_day_from_what_was_closed_on_the_first_of_march(desk):
    demo.rewrite(desk.file(channel="corruption")[0], outcome="rejected", closed_on=date(2026, 3, 1))
    assert not retention.due(date(2028, 2, 29))


def test_a_case_is_listed_for_its_readers_from_the_first_of_the_month_after(desk):
    demo.rewrite(desk.file(channel="general")[0], outcome="withdrawn", closed_on=date(2026, 5, 14))
    days = (date(2027, 5, 16), date(2027, 5, 31), date(2027, 6, 1))
    assert [retention.due(day).count() for day in days] == [1, 1, 1]
    assert [retention.listed(day).count() for day in days] == [0, 0, 1]


@pytest.mark.promise("foreign-form-records-nothing")
@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "http://other.testserver"}, False),
        ({"origin": "http://testserver.example"}, False),
        ({"origin": "null"}, False),
        ({}, True),
    ],
)
def test_only_our_own_pages_may_post(headers, own):
    assert origins.is_own(RequestFactory(headers=headers).post("/complaints/track/")) is own


@pytest.mark.parametrize(("name", "value"), [("public", bytes(32)), ("since", demo.MONDAY.date()), ("ended_on", None)])
def test_an_outside_reader_whose_row_was_changed_behind_the_site_gets_no_case(desk, name, value):
    reader = desk.outside.reader
    if name == "ended_on":
        keyholders.dismiss(reader)
    Reader.objects.filter(pk=reader.pk).update(**{name: value})
    with pytest.raises(ChannelClosed, match="หน่วยงานภายนอก"):
        desk.file(involved=[desk.chief.pk])
    assert not Case.objects.exists()
