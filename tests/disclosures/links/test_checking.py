"""Links of what is published: found in every kind of page, checked, remembered, forgotten."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from disclosures.links import checking, finding, inside, outside
from disclosures.links.outcome import ALIVE, broken
from disclosures.models import Link
from measures.models import Evidence
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def other_sites(monkeypatch):
    """Stand in for the network: address → Outcome; every other site is alive."""
    answers = {}
    monkeypatch.setattr(outside, "check", lambda url: answers.get(url, ALIVE))
    return answers


def published_topic(text, **documents):
    topic = records.topic(text=text)
    factories.publish("topic", topic.slug)
    return topic


def state(address):
    link = Link.objects.get(address=address)
    return link.state, link.problem


def test_links_in_texts_evidence_and_files_are_found():
    plan = factories.plan(measures=1)
    result = plan.measures.get().results.get()
    Evidence.objects.create(result=result, title="ประกาศ", url="https://www.example.go.th/a?b=1")
    Evidence.objects.create(result=result, title="ไฟล์", file=records.stored_file())
    factories.publish("measures", "2566")
    topic = records.topic(
        text='<p><a href="/contact/">ก</a> <a href="https://a.go.th/?x=1&amp;y=2">ข</a> <a href="mailto:a@b.c">ค</a></p>'
    )
    file = records.document(topic).file
    factories.publish("topic", topic.slug)
    found = finding.published()
    assert {
        "https://www.example.go.th/a?b=1",
        "/contact/",
        "https://a.go.th/?x=1&y=2",
        file.get_absolute_url(),
    } <= found.keys()
    assert not [address for address in found if address.startswith("mailto:")]
    assert {page["url"] for page in found["/contact/"]} == {"/measures/2566/", "/disclosures/internal-audit-plan/"}


def test_drafts_and_older_editions_are_not_asked():
    topic = published_topic('<p><a href="https://old.go.th/">ก</a></p>')
    topic.text = '<p><a href="https://new.go.th/">ก</a></p>'
    topic.save()
    factories.publish("topic", topic.slug)
    topic.text = '<p><a href="https://draft.go.th/">ก</a></p>'
    topic.save()
    assert finding.published().keys() == {"https://new.go.th/"}


@pytest.mark.alike
@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("/disclosures/", ("alive", "")),
        ("/disclosures/internal-audit-plan/#y2566", ("alive", "")),
        ("/disclosures/no-such-topic/", ("broken", "หน้านี้ตอบว่าเปิดไม่ได้ (404)")),
        ("/nowhere", ("broken", "ไม่มีหน้านี้ในเว็บไซต์")),
        ("/documents/" + "0" * 64 + "/x.pdf", ("broken", "ไม่มีไฟล์นี้ที่เผยแพร่")),
        ("http://testserver/disclosures/", ("alive", "")),
        ("https://www.example.go.th/", ("alive", "")),
        ("//www.example.go.th/", ("alive", "")),
    ],
)
def test_outcomes(address, outcome):
    published_topic(f'<p><a href="{address}">ก</a></p>')
    checking.check_published()
    assert state(address) == outcome


def test_file_that_is_gone_or_changed():
    topic = records.topic()
    gone, changed = records.document(topic).file, records.document(topic).file
    factories.publish("topic", topic.slug)
    checking.check_published()
    assert not Link.objects.broken().exists()
    gone.path.unlink()
    changed.path.write_bytes(b"other bytes")
    checking.check_published()
    assert state(gone.get_absolute_url())[1] == "ไฟล์หายไปจากที่เก็บ"
    assert state(changed.get_absolute_url())[1] == "เนื้อไฟล์ในที่เก็บไม่ตรงกับรหัสตรวจสอบ"


def test_round_remembers_forgets_and_tells(other_sites):
    other_sites["https://gone.go.th/"] = broken("ไม่พบเว็บไซต์ชื่อนี้")
    topic = published_topic('<p><a href="https://gone.go.th/">ก</a> <a href="/disclosures/">ข</a></p>')
    said = StringIO()
    call_command("check_links", stdout=said)
    assert "เปิดไม่ได้: https://gone.go.th/ (ไม่พบเว็บไซต์ชื่อนี้) ใน /disclosures/internal-audit-plan/" in said.getvalue()
    assert "ตรวจแล้ว 2 จาก 2 ลิงก์ เปิดไม่ได้ 1 ลิงก์" in said.getvalue()
    topic.text = ""
    topic.save()
    factories.publish("topic", topic.slug)
    call_command("check_links", stdout=StringIO())
    assert not Link.objects.exists()


def test_a_round_is_bounded_new_and_broken_links_first_then_the_longest_waiting(other_sites, monkeypatch):
    monkeypatch.setattr(checking, "A_ROUND", 2)
    links = [f"https://{name}.go.th/" for name in "abcd"]
    other_sites[links[1]] = broken("ไม่พบเว็บไซต์ชื่อนี้")
    topic = published_topic("".join(f'<a href="{link}">ก</a>' for link in links))
    day = timezone.now()
    rounds = [[link.address for link in checking.check_published(at=day + timedelta(days=n))] for n in range(4)]
    assert rounds == [links[:2], links[2:], links[:2], [links[1], links[2]]]
    topic.title, topic.text = "ชื่อใหม่", f'<p><a href="{links[3]}">ก</a></p>'
    topic.save()
    factories.publish("topic", topic.slug)
    monkeypatch.setattr(checking, "A_ROUND", 0)
    assert checking.check_published() == []
    [left] = Link.objects.all()
    assert (left.address, [page["title"] for page in left.found_in]) == (links[3], ["ชื่อใหม่"])


def test_addresses_of_long_thai_names_are_remembered():
    long = "https://www.example.go.th/" + "%E0%B8%81" * 400
    topic = records.topic(text=f'<p><a href="{long}">ก</a></p>')
    file = records.document(topic, file=records.stored_file(name="ก" * 196 + ".pdf")).file
    factories.publish("topic", topic.slug)
    checking.check_published()
    assert state(long) == ("alive", "")
    assert state(file.get_absolute_url()) == ("alive", "")


def test_page_that_sends_on_for_ever(monkeypatch):
    monkeypatch.setattr(inside, "_asked", lambda path, host: (302, path))
    assert inside.check("/disclosures/", "testserver").problem == "หน้านี้ส่งต่อไปมาไม่สิ้นสุด"


def test_checks_are_read_in_the_admin(page_client):
    published_topic('<p><a href="/nowhere">ก</a></p>')
    checking.check_published()
    page_client.force_login(factories.superuser())
    assert "/nowhere" in page_client.get("/admin/disclosures/link/").content.decode()
    page = page_client.get(f"/admin/disclosures/link/{Link.objects.get().pk}/change/").content.decode()
    assert "/disclosures/internal-audit-plan/" in page
