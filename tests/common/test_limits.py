"""Limits: nothing but time ends them, and tries at once count like tries in a row."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from common import limits
from common.models import Limit
from complaints.filing import throttle
from complaints.sealing.errors import BadReceipt
from tests.processes import run_together

HOUR = timedelta(hours=1)
FULL = [True, True, True, False, False]

TRY = """
from unittest import mock
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from complaints.filing import throttle
from complaints.sealing.errors import BadReceipt

settings.COMPLAINTS_PEPPER = "5a" * 32
looked_at = 0
with mock.patch.object(ModelBackend, "authenticate", autospec=True, return_value=None) as passwords:
    for _ in range(6):
        request = RequestFactory().post("/admin/login/")
        request.user = AnonymousUser()
        authenticate(request, username="malee", password="guess")
        try:
            with throttle.attempt(request) as seconds:
                looked_at += not seconds
                raise BadReceipt
        except BadReceipt:
            pass
print(passwords.call_count, looked_at)
"""


def taken(times, name="somebody"):
    return [limits.take(name, most=3, lasting=HOUR) for _ in range(times)]


@pytest.mark.django_db
def test_only_time_ends_a_full_limit_and_leaves_no_row_behind():
    with time_machine.travel("2026-11-02T02:00Z", tick=False) as clock:
        assert taken(5) == FULL
        clock.shift(59 * 60)
        assert taken(1) == [False]
        clock.shift(60)
        assert taken(5) == FULL
        assert limits.tries("somebody") == 5
        clock.shift(2 * HOUR)
        assert limits.tries("somebody") == 0
        taken(1, "another")
        assert Limit.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_that_was_put_back_keeps_nobody_out(request_of_a_stranger):
    def wrong():
        with suppress(BadReceipt), throttle.attempt(request_of_a_stranger) as seconds:
            if not seconds:
                raise BadReceipt
        return seconds

    day = timedelta(days=365)
    with time_machine.travel("2030-11-02T02:00Z", tick=False) as clock:
        assert taken(5) == FULL
        clock.shift(-4 * day)
        assert taken(5) == FULL
        clock.shift(-timedelta(minutes=50))  # less than STRAY: nobody gets tries by another machine's clock
        assert taken(1) == [False]
        [wrong() for _ in range(8)]
        clock.shift(-4 * day)
        assert wrong() == 0


@pytest.mark.django_db
def test_who_tried_stands_nowhere():
    taken(1, "203.0.113.9")
    assert "203" not in str(Limit.objects.values_list()[0][0])
    assert len(Limit.objects.get().name) == 64


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_48_tries_at_once_get_no_further_than_tries_in_a_row():
    printed = [line.split() for line in run_together(TRY, 8)]
    passwords, codes = (sum(int(number) for number in column) for column in zip(*printed, strict=True))
    assert (passwords, codes) == (8, 6)


@pytest.fixture
def request_of_a_stranger(settings):
    settings.COMPLAINTS_PEPPER = "5a" * 32
    request = RequestFactory().post("/")
    request.user = AnonymousUser()
    return request


def wrong(request):
    with suppress(BadReceipt), throttle.attempt(request) as seconds:
        assert not seconds
        raise BadReceipt


def waits(request):
    with throttle.attempt(request) as seconds:
        return seconds


@pytest.mark.django_db
def test_each_wrong_code_after_the_fifth_doubles_the_wait_and_a_right_one_counts_for_nothing(request_of_a_stranger):
    with time_machine.travel("2026-11-02T02:00Z", tick=False) as clock:
        for _ in range(5):
            wrong(request_of_a_stranger)
        assert [waits(request_of_a_stranger) for _ in range(3)] == [0, 0, 0]
        wrong(request_of_a_stranger)
        assert waits(request_of_a_stranger) == 60
        clock.shift(60)
        wrong(request_of_a_stranger)
        assert waits(request_of_a_stranger) == 120
        clock.shift(2 * HOUR)
        assert waits(request_of_a_stranger) == 0
        wrong(request_of_a_stranger)
        assert waits(request_of_a_stranger) == 0
