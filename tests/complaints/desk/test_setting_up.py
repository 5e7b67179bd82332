"""The page that leads through setting up a desk: each state follows from what is there."""

from datetime import date

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.desk import setting_up
from complaints.models import Desk, Holiday, OtherWay, Reader
from complaints.readers import keyholders
from tests.complaints import demo
from tests.factories import publish, superuser, user

TODAY = date(2023, 4, 24)
PAGE = "/admin/complaints/settingup/"


def states(today=TODAY):
    return {step.slug: step.is_done for step in setting_up.steps(today)}


def sentence(slug, today=TODAY):
    [step] = [step for step in setting_up.steps(today) if step.slug == slug]
    return step.state


@pytest.mark.django_db
def test_on_a_new_site_only_what_needs_no_person_is_done():
    Holiday.objects.all().delete()
    OtherWay.objects.all().delete()
    done = {slug for slug, is_done in states().items() if is_done}
    assert done == {"pepper", "real-desk"}


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["", "ab" * 31])
def test_without_the_secret_the_first_step_stands_alone(page_client, settings, secret):
    settings.COMPLAINTS_PEPPER = secret
    assert states() == {"pepper": False}
    page_client.force_login(superuser())
    assert "secrets.token_hex" in page_client.get(PAGE).content.decode()


@pytest.mark.promise("steps-are-computed")
def test_each_step_is_done_when_its_thing_is_there(desk):
    before = states()
    assert before["recovery-key"]
    assert before["roster"]
    assert before["officers"]
    assert before["outside-reader"]
    assert not before["rehearsal"]
    assert not before["second-factor"]
    keyholders.rehearse_recovery(setting_up.choosing.recovery_in_use(), *desk.recovery.codes[:2], today=TODAY)
    for reader in Reader.objects.current():
        TOTPDevice.objects.create(user=reader.user, confirmed=True)
        reader.user.email = f"{reader.user.username}@example.go.th"
        reader.user.save()
    Desk.objects.update(unit="สำนักปลัด")
    OtherWay.objects.create(name="โทรศัพท์", detail="๐ ๔๒๐๐ ๐๐๐๐")
    assert not states()["limits"]  # a draft tells the public nothing
    publish("complaint-guideline", "")
    Holiday.objects.get_or_create(date=date(2023, 5, 4), defaults={"name": "วันฉัตรมงคล"})
    assert all(states().values())


def test_a_rehearsal_is_due_again_after_a_year(desk):
    key = setting_up.choosing.recovery_in_use()
    keyholders.rehearse_recovery(key, *desk.recovery.codes[1:], today=date(2022, 4, 1))
    assert not states()["rehearsal"]
    assert sentence("rehearsal") == "ซ้อมล่าสุดเมื่อ ๑ เมษายน ๒๕๖๕ เกินหนึ่งปีแล้ว ควรซ้อมใหม่"


def test_next_years_holidays_are_wanted_from_october_on(db):
    Holiday.objects.all().delete()
    Holiday.objects.create(date=date(2023, 5, 4), name="วันฉัตรมงคล")
    assert states()["holidays"]
    assert not states(date(2023, 10, 1))["holidays"]
    assert sentence("holidays") == "ปี ๒๕๖๖ มี ๑ วัน ปี ๒๕๖๗ มี ๐ วัน"


def test_one_officer_a_channel_is_not_enough_and_a_forged_one_does_not_count(db):
    desk = demo.make_desk(officers=2, outside=False)
    assert states()["officers"]
    Reader.objects.filter(pk=desk.officers[0].reader.pk).update(attestation=b"forged")
    assert not states()["officers"]
    assert not states()["outside-reader"]


@pytest.mark.promise("setup-shows-no-case")
def test_the_page_gives_commands_roster_numbers_and_what_to_lock_away(page_client, desk):
    member = demo.on_roster(position="นักวิชาการเงินและบัญชี")
    case, _ = desk.file(what="เรื่องลับ")
    page_client.force_login(superuser())
    page = page_client.get(PAGE).content.decode()
    assert "complaints_recovery_key make recovery.json" in page
    assert f"<code>{member.pk}</code> นักวิชาการเงินและบัญชี" in page
    assert page.count("setup-keep") >= 5
    assert case.number not in page
    assert str(case.pk) not in page
    assert "เหลือ" in page


def test_a_demo_desk_is_named(page_client, desk):
    Desk.objects.update(demo=True)
    page_client.force_login(superuser())
    assert "ห้ามใช้รับเรื่องจริง" in page_client.get(PAGE).content.decode()


@pytest.mark.django_db
def test_the_first_page_of_the_admin_leads_there_while_something_is_missing(page_client):
    page_client.force_login(superuser())
    notices = [
        line for line in page_client.get("/admin/").content.decode().splitlines() if "ช่องทางร้องเรียนยังไม่เปิด" in line
    ]
    assert notices
    assert all(f'href="{PAGE}"' in notice for notice in notices)


@pytest.mark.django_db
def test_a_clerk_sees_neither_the_page_nor_its_link(client):
    client.force_login(user(is_staff=True))
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/admin/").content.decode()
