"""Requests for a topic hold its documents one by one: what one clerk asks for is taken or returned without the others'."""

import random
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from disclosures.items import DENIED, TopicItems
from disclosures.models import Statement
from kokkhon_ita import roles
from publishing import drafts, item_rows, workflow
from publishing.forms import likely_reason
from publishing.items import Item
from publishing.models import Submission
from publishing.outlook import Outlook
from publishing.workflow import Choice
from tests import factories
from tests.disclosures import records

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def topic(db):
    """A published topic of the first division with one document."""
    factories.organisation()
    made = records.topic(division=factories.divisions()[0])
    records.document(made, title="แผนเดิม")
    factories.publish("topic", made.slug, at=NOW - timedelta(hours=1))
    return made


@pytest.fixture
def clerks(topic):
    return [factories.user(roles.DIVISION_CLERK, division=topic.division) for _ in range(2)]


@pytest.fixture
def approver(db):
    return factories.user(roles.PUBLISHER)


def ask(by, topic, *records_):
    keys = [f"d:{record.pk}" for record in records_] or None
    return workflow.submit(kind="topic", key=topic.slug, reason="ขอเผยแพร่", by=by, keys=keys, at=NOW)


def titles(edition):
    return [document["title"] for document in edition.content["documents"]]


def test_documents_of_two_clerks_wait_side_by_side_and_come_out_apart(topic, clerks, approver):
    mine, theirs = records.document(topic, title="ของฉัน"), records.document(topic, title="ของเขา")
    first, second = ask(clerks[0], topic, mine), ask(clerks[1], topic, theirs)
    assert list(Submission.objects.waiting()) == [first, second]
    assert titles(workflow.approve(second, by=approver)) == ["แผนเดิม", "ของเขา"]
    assert titles(workflow.approve(first, by=approver)) == ["แผนเดิม", "ของฉัน", "ของเขา"]
    assert not drafts.one("topic", topic.slug, approver).is_new


def test_one_document_is_taken_and_the_other_comes_back_with_a_note(topic, clerks, approver):
    good, bad = records.document(topic, title="ครบ"), records.document(topic, title="ขาดหน้า")
    request = ask(clerks[0], topic)
    assert likely_reason(drafts.one("topic", topic.slug, clerks[1])) == "เผยแพร่เอกสารของสำนักปลัด ๒ รายการ"
    assert [str(item) for item in request.items.all()] == ["เอกสาร “ครบ”", "เอกสาร “ขาดหน้า”"]
    notes = {f"d:{bad.pk}": "ขาดหน้า ๓"}
    edition = workflow.approve(request, by=approver, choice=Choice(taken=[f"d:{good.pk}"], notes=notes))
    assert titles(edition) == ["แผนเดิม", "ครบ"]
    assert request.items.get(key=f"d:{bad.pk}").note == "ขาดหน้า ๓"


def test_who_changed_the_same_document_first_is_told_to_the_second(topic, clerks, approver):
    document = topic.documents.get()
    document.title = "ชื่อของคนแรก"
    document.save()
    first = ask(clerks[0], topic)
    document.title = "ชื่อของคนที่สอง"
    document.save()
    second = ask(clerks[1], topic)
    workflow.approve(first, by=approver)
    [sight] = Outlook(second).sights()
    assert sight.may_overrule
    assert TopicItems().told(sight.current).startswith("ชื่อของคนแรก\n")


def test_a_clerk_asks_for_documents_of_the_own_division_and_for_no_words_of_the_topic(topic, clerks):
    stranger = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[1])
    records.document(topic, title="ใหม่")
    topic.text = "<p>ข้อความใหม่</p>"
    topic.save()
    assert drafts.one("topic", topic.slug, stranger).offers == []
    assert [offer.item.key[0] for offer in drafts.one("topic", topic.slug, clerks[0]).offers] == ["d"]
    with pytest.raises(PermissionDenied):
        workflow.submit(kind="topic", key=topic.slug, reason="ขอ", by=clerks[0], keys=["t"])


def test_a_statement_of_nothing_and_a_document_of_the_same_round_never_come_out_together(topic, clerks, approver):
    said = records.statement(topic, 2567)
    request = ask(clerks[0], topic)
    Statement.objects.filter(pk=said.pk).delete()
    other = ask(clerks[1], topic, records.document(topic, 2567, title="พบภายหลัง"))
    workflow.approve(request, by=approver)
    assert [sight.problem for sight in Outlook(other).sights()] == ["misfit"]
    with pytest.raises(ValidationError):
        workflow.approve(other, by=approver)


def test_a_whole_topic_that_was_asked_for_before_gives_way_to_its_documents(topic, clerks, approver):
    old = ask(clerks[0], topic, records.document(topic, title="ก่อน"))
    content = Outlook(old).content()
    old.items.update(key="", name="ทั้งเรื่อง", before=Outlook(old).shelf.standing_content, after=content, behind="")
    assert titles(workflow.approve(ask(clerks[1], topic), by=approver)) == ["แผนเดิม", "ก่อน"]
    records.document(topic, title="หลัง")
    again = ask(clerks[0], topic)
    assert [item.key[0] for item in again.items.all()] == ["d"]
    assert titles(workflow.approve(again, by=approver)) == ["แผนเดิม", "ก่อน", "หลัง"]


def test_the_review_opens_each_document(client, topic, clerks, approver):
    records.document(topic, title="รายงาน", file=records.stored_file(name="รายงาน.pdf", pages=3))
    request = ask(clerks[0], topic)
    client.force_login(approver)
    page = client.get(f"/admin/publishing/submission/{request.pk}/change/").text
    assert "เอกสาร “รายงาน”" in page
    assert 'target="_blank" rel="noopener">รายงาน.pdf</a>' in page
    assert "PDF ๓ หน้า" in page


def contents(chance):
    def row(pk):
        return {"id": pk, "title": chance.choice("กขค"), "withdrawn": None, "fiscal_year": 2566, "round": ""}

    rows = [row(pk) for pk in chance.sample(range(8), chance.randrange(7))]
    return {"title": chance.choice("กข"), "documents": rows, "statements": []}


@pytest.mark.parametrize("seed", range(20))
def test_everything_that_differs_laid_on_the_old_gives_the_new(seed):
    chance, items = random.Random(seed), TopicItems()
    for _ in range(50):
        base, draft = contents(chance), contents(chance)
        asked = items.changes(base, draft)
        assert items.laid(base, asked) == draft
        assert [items.now(base, item) for item in asked if item.key[0] != "o"] == [
            item.before for item in asked if item.key[0] != "o"
        ]


def test_a_request_of_many_documents_lays_nothing_to_find_what_contradicts(monkeypatch):
    monkeypatch.setattr(TopicItems, "laid", lambda *_: pytest.fail("everything is laid for one item"))
    base = {"documents": [], "statements": [{"fiscal_year": 2566, "round": ""}]}
    draft = {"documents": [{"id": 1, "withdrawn": None, "fiscal_year": year, "round": "6"} for year in (2566, 2567)]}
    same_year, other_year = (Item(f"d:{n}", None, row) for n, row in enumerate(draft["documents"]))
    asked = [same_year, other_year, Item("s", base["statements"], base["statements"])]
    assert [TopicItems().misfit(base, item, asked) for item in asked] == [DENIED, "", DENIED]


def test_rows_that_follow_each_other_are_put_in_without_copying_the_others():
    rows = {}
    for n in range(3):
        assert item_rows._put(rows, Item(f"d:{n}", None, {"id": n}, str(n - 1) if n else "")) is rows
    assert list(rows) == ["0", "1", "2"]
