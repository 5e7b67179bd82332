"""More than a form takes: whatever reaches the site comes back with its words, whether parts, text or fields are too many."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.uploads import surplus
from complaints.filing import tokens
from complaints.models import Case

GENERAL, TRACK = "/complaints/general/new/", "/complaints/track/"
TEXT = "น้ำไม่ไหลมาสองวัน ทั้งหมู่บ้าน"


def sent(clock, **more):
    token = tokens.issue("general")
    clock.shift(60)
    return {"token": token, "kind": "ร้องทุกข์", "text": TEXT, **more, "action": "file"}


def some(number):
    return {"files": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(number)]}


# What comes after the surplus is read as well, but for the last two: those end the reading.
@pytest.mark.parametrize(
    ("more", "told"),
    [
        (lambda: some(1001), "แนบไฟล์ได้ไม่เกิน ๑๐ ไฟล์"),
        (lambda: {"who": "ก" * (400 << 10)}, surplus.CUT),
        (lambda: {f"x{n}": "ย" * (300 << 10) for n in range(12)}, surplus.TOO_MUCH),
        (lambda: {f"x{n}": "" for n in range(1001)}, surplus.TOO_MUCH),
    ],
    ids=["files", "field", "text", "fields"],
)
@pytest.mark.promise("typed-text-is-kept")
def test_what_is_too_much_loses_nothing_that_was_typed(page_client, desk, clock, more, told):
    answer = page_client.post(GENERAL, sent(clock, **more()))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert TEXT in page
    assert told in page
    assert not Case.objects.exists()


def test_more_files_than_any_hand_brings_end_the_reading_and_keep_the_words(page_client, desk, clock, monkeypatch):
    monkeypatch.setattr(surplus, "SURPLUS", 12)
    page = html.unescape(page_client.post(GENERAL, sent(clock, **some(13))).content.decode())
    assert TEXT in page
    assert surplus.TOO_MUCH in page


def test_a_message_on_the_tracking_page_comes_back_too(page_client, desk):
    _, code = desk.file(channel="general")
    sent = {"code": code, "text": TEXT, **some(1001), "action": "reply"}
    page = html.unescape(page_client.post(TRACK, sent).content.decode())
    assert TEXT in page
    assert "แนบไฟล์ได้ไม่เกิน ๑๐ ไฟล์" in page


def test_a_form_of_another_room_refuses_a_thousand_files_as_before(page_client, db):
    assert page_client.post("/admin/login/", some(1001)).status_code == 400
