"""The second factor: due for those who hold power, set up at the first login, never in the way of others."""

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from common import thai
from complaints.models import Reader
from kokkhon_ita import roles
from tests import factories
from tests.common.accounts.door import LOGIN, OWN, STEP, code, is_in, offered, printed, set_up, sign_in

pytestmark = pytest.mark.django_db
NOON = "2026-11-28T05:00Z"


@pytest.fixture(autouse=True)
def _real_site(settings):
    settings.DEMONSTRATION = False


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def publisher():
    return factories.user(roles.PUBLISHER, username="ปลัด")


@pytest.mark.parametrize(
    ("groups", "facts", "due"),
    [
        ((roles.DIVISION_CLERK,), {}, False),
        ((roles.AUDITOR,), {}, False),
        ((roles.PUBLISHER,), {}, True),
        ((roles.ADMINISTRATOR,), {}, True),
        ((), {"is_superuser": True}, True),
    ],
)
def test_who_holds_power_is_led_through_and_others_are_let_in(page_client, groups, facts, due):
    user = factories.user(*groups, **facts)
    answer = sign_in(page_client, user)
    assert answer.headers["Location"] == (STEP if due else "/admin/manual/")
    assert is_in(page_client) is not due
    assert page_client.get(OWN).status_code == (302 if due else 404)


def test_first_login_sets_up_a_telephone_and_later_ones_ask_it(page_client, publisher, clock):
    seed, codes = set_up(page_client, publisher)
    assert len(set(codes)) == 10
    assert is_in(page_client)
    clock.shift(60)
    page_client.logout()
    sign_in(page_client, publisher)
    page = page_client.get(STEP)
    assert "เลข ๖ หลักที่เห็น" in page.content.decode()
    assert "set-up__secret" not in page.content.decode()
    answer = page_client.post(STEP, {"code": code(seed)})
    assert answer.headers["Location"] == "/admin/manual/"
    assert is_in(page_client)


def test_codes_may_be_typed_in_thai_digits(page_client, publisher, clock):
    seed, _ = set_up(page_client, publisher, written=thai.to_thai_digits)
    assert is_in(page_client)
    clock.shift(60)
    page_client.logout()
    sign_in(page_client, publisher)
    page_client.post(STEP, {"code": thai.to_thai_digits(code(seed))})
    assert is_in(page_client)


def test_a_code_opens_once_and_an_old_one_never(page_client, client, publisher, clock):
    seed, _ = set_up(page_client, publisher)
    sign_in(client, publisher)
    assert client.post(STEP, {"code": code(seed)}).status_code == 422
    clock.shift(10)
    assert client.post(STEP, {"code": code(seed, later=-9)}).status_code == 422
    assert not is_in(client)


@pytest.mark.promise("printed-code-works-once")
def test_a_printed_code_opens_once(page_client, publisher, clock):
    _, codes = set_up(page_client, publisher)
    for typed, opens in ((codes[0].upper(), True), (codes[0], False), (codes[1].replace("-", " "), True)):
        page_client.logout()
        clock.shift(60)
        sign_in(page_client, publisher)
        page_client.post(STEP, {"code": typed})
        assert is_in(page_client) is opens


@pytest.mark.promise("printed-codes-are-shown-once")
def test_printed_codes_are_shown_once_and_only_keyed_hashes_stay(page_client, publisher, settings):
    _, codes = set_up(page_client, publisher)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & {one.replace("-", "") for one in codes}
    assert not any(one in page_client.get(OWN).content.decode() for one in codes)
    settings.SECRET_KEY = "another"
    page_client.logout()
    sign_in(page_client, publisher)
    assert page_client.post(STEP, {"code": codes[0]}).status_code == 422


def test_the_database_makes_no_code(page_client, publisher):
    seed, _ = set_up(page_client, publisher)
    kept = bytes.fromhex(TOTPDevice.objects.get().key)
    assert TOTPDevice.objects.get().bin_key == seed
    assert not any(seed[start : start + 4] in kept for start in range(17))


def test_guessing_codes_is_slowed_down_and_then_stopped(page_client, publisher, clock):
    seed, _ = set_up(page_client, publisher)
    page_client.logout()
    clock.shift(60)
    sign_in(page_client, publisher)
    assert page_client.post(STEP, {"code": "000000"}).status_code == 422
    slowed = page_client.post(STEP, {"code": code(seed)})
    assert "โปรดรอ ๑ วินาที" in slowed.content.decode()
    for _ in range(4):
        clock.shift(60)
        assert page_client.get(STEP).status_code == 200
        assert page_client.post(STEP, {"code": "000000"}).status_code == 422
    clock.shift(60)
    assert page_client.post(STEP, {"code": "000000"}).status_code == 429
    clock.shift(300)
    assert page_client.post(STEP, {"code": code(seed)}).status_code == 429
    assert sign_in(page_client, publisher).status_code == 429
    clock.shift(16 * 60)
    for _ in range(9):
        page_client.logout()
        sign_in(page_client, publisher)
        assert page_client.post(STEP, {"code": code(seed)}).status_code == 302
        clock.shift(60)


def test_who_waits_is_forgotten_after_half_an_hour_and_after_a_new_password(page_client, publisher, clock):
    for spoil in (lambda: clock.shift(31 * 60), lambda: (publisher.set_password("x"), publisher.save())):
        sign_in(page_client, publisher)
        assert page_client.get(STEP).status_code == 200
        spoil()
        assert page_client.get(STEP).headers["Location"] == LOGIN
    assert not is_in(page_client)


def test_every_session_is_offered_a_seed_of_its_own(page_client, client, publisher):
    seeds = set()
    for one in (page_client, client):
        sign_in(one, publisher)
        seeds |= {offered(one.get(STEP)), offered(one.get(STEP))}
    assert len(seeds) == 2
    assert not TOTPDevice.objects.exists()


def test_who_began_to_set_up_earlier_does_not_replace_the_telephone_of_who_was_done_first(
    page_client, client, publisher
):
    sign_in(client, publisher)
    others = offered(client.get(STEP))
    seed, _ = set_up(page_client, publisher)
    assert client.post(STEP, {"code": code(others)}).status_code == 422
    assert TOTPDevice.objects.get().bin_key == seed
    assert not is_in(client)


def test_a_clerk_who_got_power_signs_in_anew(page_client):
    clerk = factories.user(roles.DIVISION_CLERK)
    sign_in(page_client, clerk)
    assert is_in(page_client)
    clerk.groups.set(factories.user(roles.PUBLISHER).groups.all())
    assert page_client.get("/admin/").headers["Location"].startswith(LOGIN)
    assert page_client.get(LOGIN).status_code == 200
    assert sign_in(page_client, clerk).headers["Location"] == STEP


def test_own_page_gives_new_codes_and_moves_to_another_telephone_only_by_a_code(page_client, publisher, clock):
    seed, old = set_up(page_client, publisher)
    clock.shift(60)
    assert page_client.post(OWN, {"code": "000000", "wish": "codes"}).status_code == 422
    clock.shift(60)
    fresh = printed(page_client.post(OWN, {"code": code(seed), "wish": "codes"}))
    assert len(fresh) == 10
    assert not set(fresh) & set(old)
    assert page_client.post(OWN, {"code": fresh[0], "wish": "telephone"}).headers["Location"] == STEP
    assert TOTPDevice.objects.get().bin_key == seed
    second = offered(page_client.get(STEP))
    page_client.post(STEP, {"code": code(second)})
    assert TOTPDevice.objects.get().bin_key == second != seed
    assert is_in(page_client)


def test_an_administrator_lets_a_person_set_up_anew_but_no_reader_of_cases(page_client, client, publisher):
    set_up(client, publisher)
    page_client.force_login(factories.user(roles.ADMINISTRATOR))
    address = f"/admin/common/staffuser/{publisher.pk}/second-factor/"
    today = timezone.localdate()
    Reader.objects.create(user=publisher, outside=True, since=today, public=b"", passphrase_lock=b"", code_lock=b"")
    assert "complaints_reader new-phone ปลัด" in page_client.post(address).content.decode()
    with pytest.raises(CommandError):
        call_command("forget_second_factor", "ปลัด")
    assert TOTPDevice.objects.exists()
    Reader.objects.update(ended_on=today)
    assert "ลบโทรศัพท์เครื่องเดิม" in page_client.get(address).content.decode()
    assert page_client.post(address).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert sign_in(Client(), publisher).headers["Location"] == STEP


def test_the_server_has_a_way_back_in(page_client, client, publisher):
    set_up(client, publisher)
    call_command("forget_second_factor", "ปลัด")
    sign_in(page_client, publisher)
    assert "set-up__secret" in page_client.get(STEP).content.decode()


def test_a_demonstration_may_be_entered_without(page_client, publisher, settings):
    sign_in(page_client, publisher)
    page_client.post(STEP, {"skip": "1"})
    assert not is_in(page_client)
    settings.DEMONSTRATION = True
    page_client.post(STEP, {"skip": "1"})
    assert is_in(page_client)
    assert page_client.post(OWN).headers["Location"] == STEP


def test_few_printed_codes_are_told_on_the_first_page(page_client, publisher):
    set_up(page_client, publisher)
    assert "รหัสสำรองของท่านเหลือ" not in page_client.get("/admin/").content.decode()
    keep = StaticToken.objects.values_list("pk", flat=True)[:2]
    StaticToken.objects.exclude(pk__in=list(keep)).delete()
    assert "รหัสสำรองของท่านเหลือ ๒ รหัส" in page_client.get("/admin/").content.decode()
