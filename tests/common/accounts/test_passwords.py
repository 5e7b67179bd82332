"""Accounts begin with a link, a forgotten password ends with one, and names may be Thai."""

import re

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth import password_validation
from django.core import mail
from django.core.exceptions import ValidationError

from common import queue
from common.models import StaffUser
from kokkhon_ita import roles
from tests import factories
from tests.common.accounts.door import is_in, sign_in

pytestmark = pytest.mark.django_db
STAFF, FORGOTTEN = "/admin/common/staffuser/", "/admin/forgotten-password/"
NEW = "ข้อความยาวที่จำได้๒๕๗๐"


@pytest.fixture
def administrator(page_client):
    user = factories.user(roles.ADMINISTRATOR)
    page_client.force_login(user)
    return user


def link_of(page_client, member):
    """Return the link that an administrator is shown."""
    page = page_client.post(f"{STAFF}{member.pk}/password/").content.decode()
    return re.search(r"readonly>http://testserver(/[^<]+)<", page)[1]


def use(client, link, password=NEW):
    """Follow the link and set a password; return the last answer."""
    form = client.get(link)
    if form.status_code == 200:
        return form
    return client.post(form.headers["Location"], {"new_password1": password, "new_password2": password})


def test_a_new_account_is_asked_for_its_division_and_begins_with_a_link(page_client, client, administrator):
    page = page_client.get(STAFF + "add/").content.decode()
    assert re.search(r'<input[^>]*name="is_staff"[^>]*checked', page)
    assert 'name="password1"' not in page
    division = factories.divisions()[0]
    group = factories.user(roles.DIVISION_CLERK).groups.get()
    typed = {"username": "วิชัย.กำนัน", "is_staff": "on", "groups": [group.pk]}
    assert "โปรดเลือกส่วนราชการ" in page_client.post(STAFF + "add/", typed).content.decode()
    added = page_client.post(STAFF + "add/", typed | {"division": division.pk})
    member = StaffUser.objects.get(username="วิชัย.กำนัน")
    assert added.headers["Location"] == f"{STAFF}{member.pk}/password/"
    assert (member.is_staff, member.division, member.has_usable_password()) == (True, division, False)
    assert not sign_in(client, member).cookies.get("sessionid")
    assert use(client, link_of(page_client, member)).headers["Location"] == "/admin/login/"
    assert sign_in(client, member, NEW).status_code == 302
    assert is_in(client)
    assert LogEntry.objects.filter(object_id=member.pk, change_message__contains="ออกลิงก์").count() == 1


@pytest.mark.parametrize(
    ("kept", "typed"),
    [("วิชัย", "วิชัย"), ("กำนัน", "ก\u0e4dานัน"), ("กํานัน", "กำนัน"), ("somchai", "ｓomchai"), ("น้ำ.ฝน_๑", "น้ำ.ฝน_๑")],
)
def test_a_thai_name_signs_in_however_it_is_typed(page_client, kept, typed):
    member = factories.user(username=kept)
    member.username = typed
    assert sign_in(page_client, member).status_code == 302


@pytest.mark.parametrize("name", ["มี ช่องว่าง", "ก" * 151, "สมชาย\ue000", "ราคา฿", "<b>ก</b>"])
def test_a_name_that_cannot_be_typed_again_is_refused(page_client, administrator, name):
    typed = {"username": name, "is_staff": "on", "no_division": "on"}
    assert page_client.post(STAFF + "add/", typed).status_code == 200
    assert not StaffUser.objects.exclude(pk=administrator.pk).exists()


def test_one_name_in_two_spellings_is_one_account(page_client, administrator):
    factories.user(username="กำนัน")
    typed = {"username": "ก\u0e4dานัน", "is_staff": "on", "no_division": "on"}
    assert "มีผู้ใช้ชื่อนี้แล้ว" in page_client.post(STAFF + "add/", typed).content.decode()


def test_nothing_of_a_password_stands_on_an_account_page(page_client, administrator):
    page = page_client.get(f"{STAFF}{factories.user().pk}/change/").content.decode()
    assert not re.search(r"argon2|md5|algorithm|salt|hash", page, re.IGNORECASE)
    assert "ออกลิงก์ตั้งรหัสผ่าน" in page


@pytest.mark.promise("password-link-works-once")
def test_a_link_works_once_and_for_three_days(page_client, client, administrator):
    member = factories.user()
    with time_machine.travel("2026-11-28T05:00Z", tick=False) as clock:
        early, late, used = (link_of(page_client, member) for _ in range(3))
        clock.shift(3 * 24 * 60 * 60 + 1)
        assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in use(client, late).content.decode()
        clock.shift(-2)
        assert use(client, used).status_code == 302
        assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in use(client, used).content.decode()
        assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in use(client, early).content.decode()


@pytest.mark.promise("new-password-ends-sessions")
def test_a_new_password_ends_every_session(page_client, client, administrator):
    member = factories.user()
    client.force_login(member)
    assert is_in(client)
    link = link_of(page_client, member)
    page_client.logout()
    use(page_client, link)
    assert not is_in(client)


@pytest.mark.parametrize("facts", [{"is_active": False}, {"is_staff": False}])
def test_a_closed_account_gets_in_by_no_link(page_client, client, administrator, facts):
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in use(client, link_of(page_client, factories.user(**facts))).content.decode()


def test_an_administrator_gives_no_link_of_a_superuser(page_client, administrator):
    assert page_client.post(f"{STAFF}{factories.superuser().pk}/password/").status_code == 403


def test_without_mail_the_way_leads_to_the_administrator(page_client, settings):
    settings.MAIL_IS_SET_UP = False
    page = page_client.get(FORGOTTEN).content.decode()
    assert "แจ้งผู้ดูแลระบบของหน่วยงาน" in page
    assert 'name="who"' not in page
    page_client.post(FORGOTTEN, {"who": factories.user(email="a@example.go.th").username})
    assert mail.outbox == []
    assert FORGOTTEN in page_client.get("/admin/login/").content.decode()


def test_a_link_comes_by_mail_and_nobody_learns_who_has_an_account(
    page_client, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_IS_SET_UP = True
    member = factories.user(username="กำนัน", email="Kamnan@example.go.th")
    answers = [page_client.post(FORGOTTEN, {"who": who}) for who in ("nobody", "kamnan@example.GO.TH", "กำนัน")]
    told = {re.sub(r'value="[^"]+"', "", answer.content.decode()) for answer in answers}
    assert len(told) == 1
    (sent,) = mail.outbox
    assert sent.to == ["Kamnan@example.go.th"]
    link = re.search(r"http://testserver(/\S+)", sent.body)[1]
    assert use(page_client, link).status_code == 302
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_an_administrator_has_the_link_mailed(page_client, administrator, settings):
    settings.MAIL_IS_SET_UP = True
    member = factories.user(email="malee@example.go.th")
    page_client.post(f"{STAFF}{member.pk}/password/", {"mail": "1"})
    assert [sent.to for sent in mail.outbox] == [["malee@example.go.th"]]


def test_a_mail_is_sent_again_after_ten_minutes_and_no_sooner(
    page_client, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_IS_SET_UP = True
    factories.user(username="malee", email="malee@example.go.th")
    sent = []
    for minutes in (0, 9, 11):
        with time_machine.travel(f"2026-11-02T02:{minutes:02}Z", tick=False), queue.at_once():
            with django_capture_on_commit_callbacks(execute=True):
                page_client.post(FORGOTTEN, {"who": "malee"})
            sent.append(len(mail.outbox))
    assert sent == [1, 1, 2]


def test_the_shortest_password_is_told_with_thai_digits():
    told = " ".join(password_validation.password_validators_help_texts())
    assert "อย่างน้อย ๘ ตัวอักษร" in told
    assert not re.search(r"\d", told.translate(str.maketrans("", "", "๐๑๒๓๔๕๖๗๘๙")))
    with pytest.raises(ValidationError) as refusal:
        password_validation.validate_password("สั้นไป")
    assert "ต้องมีอย่างน้อย ๘ ตัวอักษร" in " ".join(refusal.value.messages)
