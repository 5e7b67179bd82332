"""What changes alike in many places is sent once and approved once; what needs a look of its own stays apart."""

import re

import pytest
from django.test import Client

from kokkhon_ita import roles
from measures.models import Plan
from publishing.admin import together
from publishing.models import Edition, Submission
from tests import factories

pytestmark = pytest.mark.django_db
SEND, APPROVE = "/admin/publishing/submission/together/", "/admin/publishing/submission/approve-together/"


def signed_in(role=roles.PUBLISHER):
    client = Client()
    client.force_login(factories.user(role))
    return client


@pytest.fixture
def renamed():
    """The office's own facts and two plans are out; the office's name has changed since, and one plan's preamble too."""
    for year in (2569, 2570):
        factories.published_plan(year)
    factories.publish("organisation", "")
    factories.organisation(name="เทศบาลตำบลตัวอย่าง")
    Plan.objects.filter(pk=2570).update(preamble="คำนำใหม่")


def ticked(page):
    return set(re.findall(r'name="one"\s+value="([^"]+)" checked', page))


def sent_with(page, **facts):
    seen = dict(re.findall('name="(seen-[^"]+)" value="([^"]+)"', page))
    return {"one": sorted(ticked(page))} | seen | facts


def test_alike_is_ticked_told_once_and_sent_in_one_act(renamed):
    page = (sender := signed_in()).get(SEND).text
    assert ticked(page) == {"measures:2569", "organisation:"}
    assert page.count("<ins>เทศบาล") == 2
    folded = re.findall(r'<details class="phone-fold[^"]*">\s*<summary>([^<]+)</summary>', page)
    assert len(folded) == 2
    assert any(re.fullmatch("เปลี่ยนแปลง [๑-๙] แห่ง (เช่น|คือ) .+", words) for words in folded)
    assert 'value="measures:2570"' in page
    told = sender.post(SEND, sent_with(page, reason="เปลี่ยนชื่อหน่วยงาน"), follow=True).text
    assert "ส่งคำขอแล้ว ๒ เรื่อง" in told
    assert set(Submission.objects.filter(status="waiting").values_list("kind", "key", "reason")) == {
        ("measures", "2569", "เปลี่ยนชื่อหน่วยงาน"),
        ("organisation", "", "เปลี่ยนชื่อหน่วยงาน"),
    }


def test_approved_in_one_act_and_what_changed_meanwhile_stops_all(renamed):
    sender, approver = signed_in(), signed_in()
    sender.post(SEND, sent_with(sender.get(SEND).text, reason="เปลี่ยนชื่อหน่วยงาน"))
    page = approver.get(APPROVE).text
    assert len(ticked(page)) == 2
    refused = approver.post(APPROVE, sent_with(page, checked="on") | {f"seen-{next(iter(ticked(page)))}": "x"}).text
    assert "ข้อมูลเปลี่ยนไประหว่างที่ท่านพิจารณา" in refused
    assert Submission.objects.waiting().count() == 2
    assert "อนุมัติแล้ว ๒ เรื่อง" in approver.post(APPROVE, sent_with(page, checked="on"), follow=True).text
    assert Edition.objects.live("measures", "2569").said.organisation.name == "เทศบาลตำบลตัวอย่าง"
    assert not Submission.objects.waiting().exists()


def test_what_is_beyond_a_page_is_told_of(renamed, monkeypatch):
    sender = signed_in()
    sender.post(SEND, sent_with(sender.get(SEND).text, reason="เปลี่ยนชื่อหน่วยงาน"))
    monkeypatch.setattr(together, "MOST", 1)
    assert "อีก ๑ เรื่องจะแสดงเมื่อทำเรื่องเหล่านี้แล้ว" in signed_in().get(APPROVE).text


def test_a_title_of_arabic_digits_is_read_in_thai_ones(renamed):
    """Titles were frozen with their editions: they are told otherwise, not changed."""
    old, told = "สถิติเรื่องร้องเรียน 2567", "สถิติเรื่องร้องเรียน ๒๕๖๗"
    asked = factories.submit("organisation", "")
    Submission.objects.filter(pk=asked.pk).update(title=old)
    approver, lists = signed_in(), "/admin/publishing/submission/"
    for address in (lists, f"{lists}{asked.pk}/change/", APPROVE):
        page = approver.get(address).text
        assert told in page, address
        assert old not in page, address
    assert str(Edition(title=old)) == told
    assert Submission.objects.get(pk=asked.pk).title == old


def test_unread_unticked_own_and_dated_are_not_approved(renamed):
    sender, approver = signed_in(), signed_in()
    sender.post(SEND, sent_with(sender.get(SEND).text, reason="เปลี่ยนชื่อหน่วยงาน"))
    assert "ไม่มีเรื่องที่ทำพร้อมกันได้" in sender.get(APPROVE).text
    page = approver.get(APPROVE).text
    approver.post(APPROVE, sent_with(page))
    assert "ข้อมูลเปลี่ยนไป" in approver.post(APPROVE, {"one": "0", "checked": "on"}).text
    assert "ยังไม่ได้เลือกเรื่องใด" in approver.post(APPROVE, {"checked": "on"}).text
    assert Submission.objects.waiting().count() == 2
    Submission.objects.update(published_at="2099-01-01T00:00:00Z")
    assert "มี ๒ คำขอที่ต้องพิจารณาทีละคำขอ" in approver.get(APPROVE).text
