"""Signing in: guessing is throttled, passwords rest as Argon2, and every page of it is Thai."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.utils.html import strip_tags

from common import limits, sign_in_limit
from common.models import StaffUser
from kokkhon_ita.settings import PASSWORD_HASHERS
from tests import factories

pytestmark = pytest.mark.django_db
LOGIN, CHANGE = "/admin/login/", "/admin/password_change/"


@pytest.fixture
def member():
    return factories.user(username="somchai")


def sign_in(client, username="somchai", password=factories.PASSWORD, **headers):
    return client.post(LOGIN, {"username": username, "password": password, "next": "/admin/"}, **headers)


def guess(client, times=settings.AXES_FAILURE_LIMIT, **facts):
    for _ in range(times):
        response = sign_in(client, password="guess", **facts)
    return response


def words(response):
    """Return what a person reads on the page, without addresses and names."""
    body = re.sub(r"<(script|style|svg|title).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return strip_tags(body)


def test_right_password_signs_in_and_signing_out_ends_it(page_client, member):
    assert sign_in(page_client).headers["Location"] == "/admin/"
    assert page_client.get("/admin/").status_code == 200
    signed_out = page_client.post("/admin/logout/")
    assert "ออกจากระบบ" in words(signed_out)
    assert page_client.get("/admin/").status_code == 302


def test_wrong_password_says_so_without_saying_which(page_client, member):
    known, unknown = sign_in(page_client, password="guess"), sign_in(page_client, username="nobody")
    assert "errornote" in known.content.decode()
    assert words(known).split() == words(unknown).replace("nobody", "somchai").split()


def test_guessing_is_stopped_even_with_the_right_password_then(page_client, member):
    locked = guess(page_client)
    assert locked.status_code == 429
    assert "เข้าสู่ระบบไม่ได้ชั่วคราว" in words(locked)
    assert sign_in(page_client).status_code == 429


@pytest.mark.promise("guessing-is-stopped")
def test_locked_page_tells_the_figures(page_client, member):
    page = words(guess(page_client, times=8))
    assert "ผิดครบ ๘ ครั้ง" in page
    assert "๑๕ นาที" in page


@pytest.mark.promise("guessing-is-stopped")
def test_eighth_wrong_guess_locks_for_a_quarter_of_an_hour(page_client, member):
    with time_machine.travel("2026-11-02T02:00Z", tick=False) as clock:
        assert guess(page_client, times=7).status_code == 200
        assert guess(page_client, times=1).status_code == 429
        clock.shift(14 * 60)
        assert sign_in(page_client).status_code == 429
        clock.shift(16 * 60)
        assert sign_in(page_client).status_code == 302


def test_one_guesser_locks_out_neither_others_nor_the_owner_elsewhere(page_client, client, member):
    factories.user(username="malee")
    guess(page_client)
    assert sign_in(page_client, username="malee").status_code == 302
    assert sign_in(client, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_forged_forwarding_header_gives_no_new_tries(page_client, member):
    for number in range(settings.AXES_FAILURE_LIMIT):
        locked = guess(page_client, times=1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert locked.status_code == 429


def test_an_ipv6_household_is_one_guesser(page_client, member):
    for number in range(settings.AXES_FAILURE_LIMIT):
        locked = guess(page_client, times=1, REMOTE_ADDR=f"2001:db8:1:2:{number}::1")
    assert locked.status_code == 429
    assert sign_in(page_client, REMOTE_ADDR="2001:db8:1:102::1").status_code == 302


@pytest.mark.promise("guessing-is-stopped")
def test_one_password_on_many_names_is_stopped_at_one_address(page_client, client, member):
    assert "รวมทุกชื่อเกิน ๖๐ ครั้ง" in words(guess(client, times=8, REMOTE_ADDR="203.0.113.9"))
    for number in range(sign_in_limit.MOST_OF_ADDRESS):
        assert sign_in(page_client, username=f"name{number}", password="Spring2026!").status_code == 200
    assert sign_in(page_client).status_code == 429
    assert sign_in(client, REMOTE_ADDR="203.0.113.8").status_code == 302
    assert limits.tries("signing in from 203.0.113.8") == 0


def test_no_number_of_wrong_names_unlocks_a_locked_account(page_client, client, member):
    guess(client)
    for number in range(400):
        limits.count(f"wrong-name-{number}", most=8, lasting=timedelta(minutes=15))
    assert sign_in(page_client).status_code == 429


def test_a_right_password_takes_the_wrong_ones_before_it_away(page_client, member):
    guess(page_client, times=7)
    assert sign_in(page_client).status_code == 302
    page_client.logout()
    assert guess(page_client, times=7).status_code == 200


def test_passwords_rest_as_argon2(settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    assert make_password(factories.PASSWORD).startswith(Argon2PasswordHasher.algorithm)


def test_password_is_changed_in_thai(page_client, member):
    page_client.force_login(member)
    new = "รหัสใหม่ที่ยาวพอ๒๕๖๙"
    typed = {"old_password": factories.PASSWORD, "new_password1": new, "new_password2": new}
    refused = page_client.post(CHANGE, typed | {"new_password1": "1234", "new_password2": "1234"})
    assert "errorlist" in refused.content.decode()
    assert page_client.post(CHANGE, typed).status_code == 302
    assert StaffUser.objects.get(pk=member.pk).check_password(new)


def test_no_english_sentence_on_the_way_in(page_client, client, member):
    pages = [
        page_client.get(LOGIN),
        sign_in(page_client, password="guess"),
        sign_in(page_client, username="", password=""),
    ]
    page_client.force_login(member)
    pages += [page_client.get(CHANGE), page_client.post(CHANGE, {}), page_client.get("/admin/password_change/done/")]
    pages += [page_client.post("/admin/logout/"), guess(client)]
    for page in pages:
        english = re.findall(r"[A-Za-z]+(?:\s+[A-Za-z]+)+", words(page))
        assert not english, english


@pytest.mark.parametrize(("wanted", "led"), [
    ("/admin/complaints/room/", "/admin/complaints/room/"), ("https://elsewhere.example/", "/admin/"), ("", "/admin/"),
])  # fmt: skip
def test_signing_in_leads_back_to_where_one_was_going(client, wanted, led):
    user = factories.user()
    user.set_password("right-password-of-a-test")
    user.save()
    address = f"{LOGIN}?next={wanted}"
    [hidden] = re.findall(r'name="next" value="([^"]*)"', client.get(address).text)
    answer = client.post(address, {"username": user.username, "password": "right-password-of-a-test", "next": hidden})
    assert answer.headers["Location"] == led
