"""A file that was held too long for a form: nothing goes on without it unsaid, on any page that holds files."""

import os
import re
import time
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from complaints.files import disk, storage
from complaints.filing import tokens
from complaints.filing.holding import redeem
from complaints.models import Case
from tests.complaints.admin.test_desk import DESK, enter

FORMS = {
    "general": ("/complaints/general/new/", {"kind": "ร้องทุกข์", "text": "น้ำไม่ไหลหมู่ ๓"}),
    "corruption": ("/complaints/corruption/new/", {"what": "เรียกรับเงิน", "naming": "anonymous"}),
}
GONE = "ไฟล์ “ภาพ.jpg” ที่แนบไว้หมดเวลาเก็บชั่วคราวแล้ว"
TOO_LONG = timedelta(seconds=storage.ARRIVING_SECONDS)
TRACK = "/complaints/track/"
RECEIVED = "รับเรื่องแล้ว"


def photo():
    return SimpleUploadedFile("ภาพ.jpg", b"x")


def held(page):
    return re.findall(r'name="held" value="([^"]*)"', page)


@pytest.fixture(params=FORMS)
def looked(request, page_client, desk, clock):
    """Fill a form with a file up to its last page; return its address, what it sends, and that page's held files."""
    address, fields = FORMS[request.param]
    data = {"token": tokens.issue(request.param)} | fields
    clock.shift(60)
    page = page_client.post(address, data | {"action": "look", "files": [photo()]}).content.decode()
    assert len(held(page)) == 1
    return address, data, held(page)


def test_what_was_held_too_long_stops_the_sending_once_and_says_which_file(page_client, clock, looked):
    address, data, files = looked
    clock.shift(TOO_LONG)
    refused = page_client.post(address, data | {"action": "file", "held": files})
    page = refused.content.decode()
    assert (refused.status_code, Case.objects.count()) == (422, 0)
    assert page.count(GONE) == 1
    assert held(page) == []
    assert RECEIVED in page_client.post(address, data | {"action": "file"}).content.decode()


@pytest.mark.promise("unsent-files-go-away")
def test_every_page_says_that_files_wait_and_they_serve_three_hours_and_are_gone_in_two_days(
    page_client, clock, looked
):
    address, data, files = looked
    pages = [page_client.get(address).text, page_client.post(address, data | {"action": "look", "held": files}).text]
    pages.append(page_client.post(address, data | {"action": "to-what", "page": "look", "held": files}).text)
    assert [("เข้ารหัสพักไว้" in page, "ใช้ไม่ได้อีกหลัง ๓ ชั่วโมง" in page) for page in pages] == [(True, True)] * 3
    assert ["ยังไม่มีสิ่งใดถูกบันทึก" in page for page in pages] == [True, False, False]
    file, now = redeem(files[0]).arrived.id, time.time()
    os.utime(disk._arriving(file), (now, now))  # the machine's clock wrote another day
    clock.shift(timedelta(hours=2, minutes=59))
    assert redeem(files[0]).is_there
    clock.shift(timedelta(minutes=1))
    assert not redeem(files[0]).is_there
    for _ in range(2):  # whatever the hour, the daily work ran twice by then
        clock.shift(timedelta(hours=22, minutes=30))
        call_command("complaints_daily", stdout=StringIO())
    assert not storage.has_arrived(file)


def test_a_form_that_is_too_old_does_not_say_that_its_file_is_there(page_client, clock, looked):
    address, data, files = looked
    clock.shift(timedelta(hours=25))
    page = page_client.post(address, data | {"action": "file", "held": files}).content.decode()
    assert GONE in page
    assert "ข้อความและไฟล์ของท่านยังอยู่" not in page


@pytest.mark.parametrize("action", ["back", "check", "safety", "to-what"])
@pytest.mark.parametrize("looked", ["corruption"], indirect=True)
def test_turning_a_page_tells_it_too(page_client, clock, looked, action):
    address, data, files = looked
    clock.shift(TOO_LONG)
    page = page_client.post(address, data | {"action": action, "page": "who", "held": files}).content.decode()
    assert page.count(GONE) == 1


def test_a_file_in_time_and_one_that_was_taken_out_are_no_loss(page_client, clock, looked):
    address, data, files = looked
    back = "to-what" if "corruption" in address else "back"
    page = page_client.post(address, data | {"action": back, "page": "look", "held": files}).content.decode()
    drop = re.findall(r'name="drop" value="([^"]*)"', page)
    clock.shift(TOO_LONG)
    sent = page_client.post(address, data | {"action": "file", "held": files, "drop": drop})
    assert RECEIVED in sent.content.decode()


def test_a_ticket_that_is_not_ours_is_told_without_a_name(page_client, looked):
    address, data, _ = looked
    page = page_client.post(address, data | {"action": "file", "held": ["x"]}).content.decode()
    assert "ไฟล์ที่แนบไว้หมดเวลาเก็บชั่วคราวแล้ว" in page
    assert not Case.objects.exists()


def test_a_reply_waits_for_its_file(page_client, desk, clock):
    _, code = desk.file(channel="general", text="ไฟดับ")
    reply = {"code": code, "action": "reply", "item": str(uuid4())}
    page = page_client.post(TRACK, reply | {"text": "ก" * 20_001, "files": [photo()]}).content.decode()
    clock.shift(TOO_LONG)
    for kept in (held(page), []):
        answer = page_client.post(TRACK, reply | {"text": "ดูภาพ", "held": kept})
        assert (answer.status_code == 422) == (GONE in answer.content.decode()) == bool(kept)
        assert "ดูภาพ" in answer.content.decode()


def test_a_file_of_an_officer_whose_room_locked_is_not_left_out_unsaid(desk, clock):
    case, _ = desk.file(channel="general", text="ไฟดับ")
    person = desk.officers[0]
    client = enter(person)
    clock.shift(timedelta(minutes=16))
    sent = {"action": "write", "text": "ภาพหลังซ่อมตามแนบ", "item": str(uuid4())}
    asked = client.post(f"{DESK}{case.pk}/act/", sent | {"files": [photo()]}).content.decode()
    clock.shift(TOO_LONG)
    sent |= {"held": held(asked), "again-passphrase": person.passphrase}
    refused = client.post(f"{DESK}{case.pk}/act/", sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert GONE in page
    assert "ภาพหลังซ่อมตามแนบ" in page
    assert len(person.opens(case).entries()) == 1


def test_the_page_that_asks_for_the_passphrase_says_it_where_it_is_too_late_already(desk, clock):
    case, _ = desk.file(channel="general", text="ไฟดับ")
    client = enter(desk.officers[0])
    clock.shift(timedelta(minutes=16))
    sent = {"action": "write", "text": "ภาพ", "item": str(uuid4())}
    asked = client.post(f"{DESK}{case.pk}/act/", sent | {"files": [photo()]}).content.decode()
    clock.shift(TOO_LONG)
    again = client.post(f"{DESK}{case.pk}/act/", sent | {"held": held(asked), "again-passphrase": "ผิด"})
    assert GONE in again.content.decode()
