"""The same form sent again with something else in it: never answered as if that had been taken."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.cases import identity
from complaints.filing import intake, tokens
from complaints.models import Case, StaffMember
from complaints.sealing import receipts

FORM, TRACK = "/complaints/general/new/", "/complaints/track/"
GOES_ON = r'name="action"\s+value="(add|reply|check|next|file)"'
FILED = "รับเรื่องแล้ว"


@pytest.fixture
def sent(page_client, desk, clock):
    """A report that was filed, as its form sent it."""
    token = tokens.issue("general")
    clock.shift(60)
    data = {"token": token, "action": "file", "kind": "ร้องทุกข์", "text": "น้ำไม่ไหลหมู่ ๓", "place": "หลังวัด"}
    page_client.post(FORM, data | {"files": [photo()]})
    return data


def photo(content=b"photo" * 100, name="ภาพ.jpg"):
    return SimpleUploadedFile(name, content)


def opened(token):
    code = tokens.accept(token, "general").code
    claim = intake.claim_of(code)
    return intake.open_as_reporter(intake.already_filed(claim), claim)


def fields(response):
    """Return what the form that goes on would send: hidden fields and the text."""
    page = next(form for form in response.content.decode().split("<form")[1:] if re.search(GOES_ON, form))
    found = {
        name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    }
    text = re.search(r'<textarea[^>]* name="text"[^>]*>([^<]*)</textarea>', page)
    return found | ({"text": html.unescape(text[1])} if text else {})


def test_the_same_again_shows_the_receipt_again(page_client, sent):
    again = page_client.post(FORM, sent | {"files": [photo()]})
    assert again.status_code == 200
    assert FILED in again.content.decode()


@pytest.mark.parametrize(
    "change",
    [{"text": "น้ำไม่ไหลหมู่ ๓ และหมู่ ๔"}, {"contact": "โทร 081-000-0000"}, {"category": ""}, {"place": ""}],
    ids=["text", "contact", "nothing", "emptied"],
)
def test_another_text_says_what_is_filed_and_what_is_not(page_client, sent, change):
    again = page_client.post(FORM, sent | {"files": [photo()]} | change)
    changed = change != {"category": ""}
    assert again.status_code == (409 if changed else 200)
    assert ("ยังไม่ได้บันทึก" in again.content.decode()) is changed
    assert Case.objects.count() == 1


def test_the_rest_is_added_to_the_case_once_and_the_receipt_shown_again(page_client, sent):
    change = {"text": "น้ำไม่ไหลหมู่ ๓ และหมู่ ๔", "contact": "081", "files": [photo(), photo(b"sound", "เสียง.m4a")]}
    again = page_client.post(FORM, sent | change)
    page = again.content.decode()
    assert "น้ำไม่ไหลหมู่ ๓</dd>" in page  # what is filed
    assert page.count("เสียง.m4a") == 2  # the list of what is new, and the held file
    more = fields(again) | {"action": "add"}
    for _ in range(2):
        done = page_client.post(FORM, more)
    assert "ส่งเพิ่มในเรื่องนี้แล้ว" in done.content.decode()
    assert re.findall(r"<span>\d{4}</span>", done.content.decode())
    case = opened(sent["token"])
    assert [entry.type for entry in case.entries()] == ["report", "message", "identity-given"]
    assert "และหมู่ ๔" in case.entries()[1].content["text"]
    assert "081" not in str([entry.content["text"] for entry in case.entries()[1:2]])
    assert identity.read(case) == {"contact": "081"}
    assert [info.name for info in case.files()] == ["ภาพ.jpg", "เสียง.m4a"]


def test_after_the_code_was_confirmed_it_is_asked_for_and_the_filed_text_is_not_shown(page_client, sent):
    code = tokens.accept(sent["token"], "general").code
    page_client.post(FORM, {"token": sent["token"], "action": "confirm", "last": code[-4:]})
    again = page_client.post(FORM, sent | {"files": [photo()], "place": "หน้าโรงเรียน"})
    page = again.content.decode()
    assert "หลังวัด" not in page
    assert code[:4] not in re.findall(r"<span>(\d{4})</span>", page)
    done = page_client.post(TRACK, fields(again) | {"action": "reply", "code": receipts.show(code)})
    assert done.status_code == 200
    assert "หน้าโรงเรียน" in opened(sent["token"]).entries()[1].content["text"]


def test_somebody_else_kept_out_is_never_added_to_what_he_reads(page_client, sent):
    accused = StaffMember.objects.filter(chief_executive=False).first()
    change = {"involved": [str(accused.pk)], "text": "เจ้าหน้าที่คนนี้เรียกเงิน", "files": [photo()]}
    again = page_client.post(FORM, sent | change)
    assert 'value="add"' not in again.content.decode()
    form = page_client.post(
        FORM, fields(again) | {"involved": [str(accused.pk)], "text": change["text"], "action": "check"}
    )
    assert fields(form)["token"] != sent["token"]
    assert "ภาพ.jpg" in form.content.decode()  # although the first case holds it too
    assert change["text"] in form.content.decode()
    assert re.search(rf'name="involved"[^>]*value="{accused.pk}"[^>]*checked', form.content.decode())
    assert Case.objects.count() == 1


def test_an_old_page_asks_for_the_code_and_keeps_text_and_files(page_client, sent, clock):
    again = page_client.post(FORM, sent | {"files": [photo(b"new", "ใหม่.jpg")], "place": "ก"})
    clock.shift(2 * 60 * 60)
    late = fields(again) | {"action": "add"}
    clock.shift(23 * 60 * 60)
    page = page_client.post(FORM, late).content.decode()
    assert "ที่ไหน: ก" in page
    assert 'name="code"' in page


def test_a_case_that_is_over_takes_nothing_and_the_words_stay(page_client, sent):
    again = page_client.post(FORM, sent | {"files": [photo()], "place": "ก"})
    code = tokens.accept(sent["token"], "general").code
    page_client.post(TRACK, {"code": code, "action": "withdrawn"})
    refused = page_client.post(FORM, fields(again) | {"action": "add"})
    assert refused.status_code == 422
    assert "ยุติแล้ว" in refused.content.decode()
    assert "ที่ไหน: ก" in refused.content.decode()


def test_a_step_from_a_page_that_is_out_of_date_says_why_and_keeps_the_words(page_client, sent):
    code = tokens.accept(sent["token"], "general").code
    page_client.post(TRACK, {"code": code, "action": "withdrawn"})
    again = page_client.post(TRACK, {"code": code, "action": "withdrawn", "text": "พิมพ์ค้างไว้"}).content.decode()
    assert "พ้นกำหนดไปก่อน โปรดดูสถานะล่าสุดในหน้านี้" in again
    assert "พิมพ์ค้างไว้" in again


def test_without_the_button_that_files_nothing_is_filed(page_client, desk, clock):
    token = tokens.issue("general")
    clock.shift(60)
    page = page_client.post(FORM, {"token": token, "kind": "ร้องทุกข์", "text": "น้ำไม่ไหล"})
    assert page.status_code == 422
    assert "ยังไม่ได้ส่ง โปรดตรวจ" in page.content.decode()
    assert not Case.objects.exists()


def test_a_name_that_comes_with_the_second_try_goes_into_its_envelope_and_into_no_text(page_client, sent):
    page = page_client.post(FORM, sent | {"name": "นางผู้แจ้ง", "contact": "0811111111"})
    assert page.status_code == 409
    add = fields(page)
    assert "นางผู้แจ้ง" not in "".join(add.values())
    assert FILED in page_client.post(FORM, add | {"action": "add"}).content.decode()
    case = opened(sent["token"])
    assert identity.read(case) == {"name": "นางผู้แจ้ง", "contact": "0811111111"}
    assert [entry.type for entry in case.entries()] == ["report", "message", "identity-given"]
    assert "นางผู้แจ้ง" not in str(case.entries())


def test_the_name_is_carried_through_a_slip_of_the_code(page_client, sent):
    add = fields(page_client.post(FORM, sent | {"name": "นางผู้แจ้ง"}))
    code = tokens.accept(sent["token"], "general").code
    slip = page_client.post(TRACK, add | {"action": "reply", "code": code[:-1]})
    kept = dict(re.findall(r'name="(who|action|item)" value="([^"]*)"', slip.content.decode()))
    page_client.post(TRACK, kept | {"text": add["text"], "code": code})
    assert identity.read(opened(sent["token"])) == {"name": "นางผู้แจ้ง"}
