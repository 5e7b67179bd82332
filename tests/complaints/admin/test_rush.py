"""Many reports within an hour are told to each officer by what their own key opens, and false ones are ended together."""

from datetime import timedelta

import pytest

from complaints.cases import rush
from complaints.models import Case, Outcome
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

TOLD = "มากผิดปกติ"


@pytest.fixture
def many(desk, clock, monkeypatch):
    """So many reports of the general channel, minutes apart, and how many make a rush in this test."""
    monkeypatch.setattr(rush, "MANY", 3)

    def file(number, *, minutes=5, **more):
        at = [demo.MONDAY - timedelta(minutes=minutes * n) for n in range(number)]
        return [desk.file(channel="general", at=one, text="โฆษณา", **more)[0] for one in at]

    return file


def test_twenty_within_an_hour_are_many():
    assert rush.MANY == 20
    assert timedelta(hours=1) == rush.WITHIN


@pytest.mark.parametrize(("number", "minutes", "told"), [(2, 5, False), (3, 5, True), (3, 29, True), (3, 31, False)])
def test_a_rush_is_told_on_the_list(desk, many, number, minutes, told):
    many(number, minutes=minutes)
    assert (TOLD in enter(desk.officers[0]).get(DESK).text) == told


def test_yesterday_s_rush_is_told_and_that_of_the_day_before_is_not(desk, many, clock):
    many(3)
    clock.shift(timedelta(days=1))
    assert TOLD in enter(desk.officers[0]).get(DESK).text
    clock.shift(timedelta(days=1))
    assert TOLD not in enter(desk.officers[0]).get(DESK).text


def test_who_was_kept_out_of_the_cases_is_told_of_no_rush(desk, many):
    many(3, involved={desk.officers[0].reader.staff_member_id})
    assert TOLD not in enter(desk.officers[0]).get(DESK).text
    assert TOLD in enter(desk.officers[1]).get(DESK).text


def test_cases_of_a_rush_are_shown_alone_chosen_and_ended_together_but_for_a_true_one(desk, many):
    before, _ = desk.file(channel="general", at=demo.MONDAY - timedelta(hours=7), text="น้ำไม่ไหล")
    true, *false = many(4)
    client = enter(desk.officers[0])
    page = client.get(f"{DESK}?rush=1&tick=1").text
    assert before.number not in page
    assert page.count('name="case"') == page.count(" checked") == 4
    assert " checked" not in client.get(f"{DESK}?rush=1").text
    chosen = {"case": [case.pk for case in false], "reason": "ส่งซ้ำจำนวนมากและไม่เป็นเรื่องจริง"}
    client.post(f"{DESK}turn-away/", chosen | {"sure": "1"})
    assert set(Case.objects.filter(outcome=Outcome.REJECTED)) == set(false)
    assert TOLD not in client.get(DESK).text
    assert true.number in client.get(DESK).text
