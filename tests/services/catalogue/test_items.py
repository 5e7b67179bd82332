"""Requests for the catalogue hold its services one by one: a returned one does not ride along with the next request."""

import pytest
from django.core.exceptions import PermissionDenied

from kokkhon_ita import roles
from publishing import drafts, kinds, workflow
from publishing.forms import likely_reason
from publishing.models import Submission
from publishing.outlook import Outlook
from publishing.workflow import Choice
from services.models import Service
from tests import factories
from tests.disclosures.records import stored_file
from tests.services import records

OPENED, BUILT, TAXED = "จดทะเบียนพาณิชย์", "ขออนุญาตก่อสร้าง", "ชำระภาษี"


@pytest.fixture
def catalogue(db):
    """A published catalogue of three services, the last of the second division."""
    factories.organisation()
    for name, place in ((OPENED, 0), (BUILT, 0), (TAXED, 1)):
        records.service(name=name, division=factories.divisions()[place])
    return factories.publish("services", "")


@pytest.fixture
def clerks(catalogue):
    return [factories.user(roles.DIVISION_CLERK, division=division) for division in factories.divisions()[:2]]


@pytest.fixture
def approver(db):
    return factories.user(roles.PUBLISHER)


def change(name, /, **facts):
    """Change a service and return the key of its item."""
    Service.objects.filter(name=name).update(**facts)
    return f"s:{Service.objects.get(name=facts.get('name', name)).pk}"


def ask(by, *keys):
    return workflow.submit(kind="services", key="", reason="ขอเผยแพร่", by=by, keys=keys or None)


def fees(edition):
    return {one["name"]: one["fee"] for one in edition.content["services"]}


def names(edition):
    return [one["name"] for one in edition.content["services"]]


def test_a_returned_service_stays_behind_when_the_next_request_is_approved(clerks, approver):
    wrong, right = change(OPENED, fee="๕๐๐ บาท"), change(BUILT, fee="๒๐ บาท")
    workflow.send_back(ask(clerks[0], wrong), by=approver, note="ค่าธรรมเนียมไม่ตรงประกาศ")
    edition = workflow.approve(ask(clerks[0], right), by=approver)
    assert fees(edition) == {OPENED: "", BUILT: "๒๐ บาท", TAXED: ""}


def test_one_service_is_taken_and_the_other_comes_back_with_a_note(clerks, approver):
    wrong, right = change(OPENED, fee="๕๐๐ บาท"), change(BUILT, fee="๒๐ บาท")
    assert likely_reason(drafts.one("services", "", clerks[0])) == "เผยแพร่บริการของสำนักปลัด ๒ รายการ"
    request = ask(clerks[0])
    assert [str(item) for item in request.items.all()] == [f"บริการ “{OPENED}”", f"บริการ “{BUILT}”"]
    edition = workflow.approve(request, by=approver, choice=Choice(taken=[right], notes={wrong: "ผิด"}))
    assert fees(edition) == {OPENED: "", BUILT: "๒๐ บาท", TAXED: ""}
    assert request.items.get(key=wrong).note == "ผิด"


def test_requests_of_two_divisions_wait_side_by_side(clerks, approver):
    change(OPENED, fee="๕๐ บาท")
    change(TAXED, fee="ไม่มี")
    first, second = ask(clerks[0]), ask(clerks[1])
    assert list(Submission.objects.waiting()) == [first, second]
    assert fees(workflow.approve(second, by=approver)) == {OPENED: "", BUILT: "", TAXED: "ไม่มี"}
    assert fees(workflow.approve(first, by=approver)) == {OPENED: "๕๐ บาท", BUILT: "", TAXED: "ไม่มี"}
    assert not drafts.one("services", "", approver).is_new


def test_a_renamed_service_is_one_change_of_its_name(clerks):
    key = change(OPENED, name="จดทะเบียนพาณิชย์ (ตั้งใหม่)")
    [sight] = Outlook(ask(clerks[0])).sights()
    assert sight.item.key == key
    told = [(one.told_where, one.before, one.after) for one in sight.changes]
    assert told == [("บริการ “จดทะเบียนพาณิชย์ (ตั้งใหม่)” › ชื่อบริการ", OPENED, "จดทะเบียนพาณิชย์ (ตั้งใหม่)")]


def test_a_new_service_stands_in_its_division_and_one_taken_off_is_gone(clerks, approver):
    records.service(name="ขอใช้สนามกีฬา")
    added = ask(clerks[0])
    gone = change(BUILT, active=False)
    edition = workflow.approve(ask(clerks[0], gone), by=approver)
    assert names(edition) == [OPENED, "ขอใช้สนามกีฬา", TAXED]
    assert added.status == "waiting"
    added.refresh_from_db()
    assert added.status == "taken-back"


def test_a_new_service_whose_neighbour_is_not_published_joins_its_division(clerks, approver):
    unsent, sent = records.service(name="ยังไม่ส่ง"), records.service(name="ส่งก่อน")
    edition = workflow.approve(ask(clerks[0], f"s:{sent.pk}"), by=approver)
    assert names(edition) == [OPENED, BUILT, "ส่งก่อน", TAXED]
    assert unsent.name not in names(edition)


def test_the_order_of_services_is_an_item_of_its_own(clerks, approver):
    change(OPENED, order=5)
    request = ask(clerks[0])
    assert [(item.key, item.name) for item in request.items.all()] == [("o", "ลำดับของบริการ")]
    assert names(workflow.approve(request, by=approver)) == [BUILT, OPENED, TAXED]


def test_a_clerk_asks_for_the_own_divisions_services_and_who_edits_all_sees_whose_they_are(clerks, approver):
    keys = [change(OPENED, fee="๕๐ บาท"), change(TAXED, fee="ไม่มี")]
    factories.organisation(site_address="https://www.example.go.th")
    assert [offer.item.key for offer in drafts.one("services", "", clerks[1]).offers] == keys[1:]
    with pytest.raises(PermissionDenied):
        ask(clerks[1], keys[0])
    first, second = (division.name for division in factories.divisions()[:2])
    told = [(offer.item.key, offer.division, offer.ticked) for offer in drafts.one("services", "", approver).offers]
    assert told == [("t", "", True), (keys[0], first, False), (keys[1], second, False)]


def test_a_member_without_division_or_right_is_offered_nothing(catalogue):
    change(OPENED, fee="๕๐ บาท")
    for member in (factories.user(roles.DIVISION_CLERK), factories.user(roles.ADMINISTRATOR)):
        assert drafts.one("services", "", member).offers == []


def test_the_form_of_a_service_opens_beside_it(clerks):
    change(OPENED, form=stored_file(name="คำขอ.pdf"))
    [item] = ask(clerks[0]).items.all()
    [(name, address, about)] = kinds.get("services").evidence(item)
    assert (name, about.split()[0]) == ("คำขอ.pdf", "PDF")
    assert address.startswith("/documents/")
    assert kinds.get("services").items.told(item.after) == f"{OPENED}\nคำขอ.pdf"
    assert kinds.get("services").items.told(None) == "ไม่มีรายการนี้"


def test_a_clerk_sends_many_at_once_only_where_something_is_the_own_divisions(client, clerks, approver):
    change(TAXED, fee="ไม่มี")
    client.force_login(approver)
    assert 'name="one"' not in client.get("/admin/publishing/submission/together/").content.decode()
    client.force_login(clerks[1])
    assert 'name="one"' in client.get("/admin/publishing/submission/together/").content.decode()
