"""The verbs of publishing, called as the shell would call them: no door below the admin is wider than the admin's."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from common import thai
from measures.models import Measure, Plan
from publishing import integrity, withdrawing, workflow
from publishing.models import Edition, Immutable, LedgerEntry, Submission
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def author():
    rights = [workflow.SUBMIT, workflow.APPROVE, "measures.change_measure"]
    return factories.user(permissions=rights, position="ผู้อำนวยการกองคลัง")


@pytest.fixture
def approver():
    return factories.user(permissions=[workflow.APPROVE], position="ปลัดองค์การบริหารส่วนตำบล")


@pytest.fixture
def waiting(author):
    factories.plan()
    return factories.submit(by=author, at=NOW)


def change_draft(title="ชื่อใหม่"):
    Measure.objects.update(title=title)


@pytest.mark.promise("published-at-approval")
@pytest.mark.promise("published-as-submitted")
def test_approval_publishes_exactly_what_was_submitted(waiting, author, approver):
    change_draft()
    edition = workflow.approve(waiting, by=approver, at=NOW)
    assert edition.content == waiting.items.get().after
    assert edition.content["measures"][0]["title"] != "ชื่อใหม่"
    assert (edition.number, edition.approved_role, edition.emergency) == (1, "ปลัดองค์การบริหารส่วนตำบล", False)
    assert (edition.submitted_by, edition.approved_by, edition.published_at) == (author, approver, NOW)
    assert Edition.objects.live("measures", "2566") == edition
    assert integrity.problems() == []


@pytest.mark.promise("four-eyes")
def test_submitter_cannot_approve(waiting, author):
    with pytest.raises(PermissionDenied):
        workflow.approve(waiting, by=author)
    waiting.refresh_from_db()
    assert waiting.is_waiting
    assert not Edition.objects.exists()


def test_submitter_cannot_pass_as_another_by_editing_the_object(waiting, author, approver):
    waiting.submitted_by = approver
    with pytest.raises(PermissionDenied):
        workflow.approve(waiting, by=author)


def test_superuser_cannot_approve_own_submission_either():
    factories.plan()
    both = factories.superuser()
    with pytest.raises(PermissionDenied):
        workflow.approve(factories.submit(by=both), by=both)


@pytest.mark.parametrize("permissions", [[], [workflow.APPROVE]])
def test_submitting_needs_its_right(permissions):
    factories.plan()
    with pytest.raises(PermissionDenied):
        factories.submit(by=factories.user(permissions=permissions))


@pytest.mark.parametrize("permissions", [[], [workflow.SUBMIT]])
def test_every_decision_needs_the_right_to_approve(waiting, author, permissions):
    nobody = factories.user(permissions=permissions)
    edition = workflow.approve(waiting, by=author, emergency=True)
    for act in (
        lambda: workflow.approve(waiting, by=nobody),
        lambda: workflow.send_back(waiting, by=nobody, note="ไม่ครบ"),
        lambda: workflow.withdraw(edition, by=nobody, reason="ผิดพลาด"),
        lambda: workflow.confirm(edition, by=nobody),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_someone_who_left_can_do_nothing(waiting, approver):
    approver.is_active = False
    with pytest.raises(PermissionDenied):
        workflow.approve(waiting, by=approver)


def test_second_decision_is_refused_whatever_it_is(waiting, approver):
    stale = Submission.objects.get(pk=waiting.pk)
    workflow.approve(waiting, by=approver)
    with pytest.raises(ValidationError, match="มีผู้พิจารณาไปแล้ว"):
        workflow.approve(stale, by=approver)
    with pytest.raises(ValidationError, match="มีผู้พิจารณาไปแล้ว"):
        workflow.send_back(stale, by=approver, note="ช้าไป")
    assert Edition.objects.count() == 1


@pytest.mark.promise("new-request-replaces")
def test_new_request_replaces_the_waiting_one(waiting, author, approver):
    change_draft()
    newer = factories.submit(by=author)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.decided_by) == (Submission.Status.TAKEN_BACK, author)
    with pytest.raises(ValidationError, match="มีผู้พิจารณาไปแล้ว"):
        workflow.approve(waiting, by=approver)
    assert workflow.approve(newer, by=approver).content["measures"][0]["title"] == "ชื่อใหม่"


def test_nothing_new_is_refused_until_the_edition_is_withdrawn(waiting, author, approver):
    edition = workflow.approve(waiting, by=approver)
    with pytest.raises(ValidationError, match="ไม่มีสิ่งใดต้องส่ง"):
        factories.submit(by=author)
    workflow.withdraw(edition, by=approver, reason="เผยแพร่ผิดฉบับ")
    assert workflow.approve(factories.submit(by=author), by=approver).number == 2


@pytest.mark.parametrize("text", ["", "  \n"])
def test_reasons_are_asked_for(waiting, author, approver, text):
    with pytest.raises(ValidationError, match="โปรดระบุเหตุผล"):
        factories.submit(by=author, reason=text)
    with pytest.raises(ValidationError, match="โปรดระบุเหตุผล"):
        workflow.send_back(waiting, by=approver, note=text)
    with pytest.raises(ValidationError, match="โปรดระบุเหตุผล"):
        workflow.withdraw(workflow.approve(waiting, by=approver), by=approver, reason=text)


def test_unknown_kind_and_key_are_lookup_errors(author):
    for kind, key in (("no-such-kind", "2566"), ("measures", "2599")):
        with pytest.raises(LookupError):
            factories.submit(kind, key, by=author)


def test_sent_back_with_a_note_goes_to_its_author(waiting, author, approver):
    workflow.send_back(waiting, by=approver, note="ขาดหลักฐานข้อ ๒", at=NOW)
    assert (waiting.status, waiting.decided_by, waiting.decided_at) == (Submission.Status.RETURNED, approver, NOW)
    assert list(Submission.objects.returned_to(author)) == [waiting]
    factories.submit(by=author)
    assert not Submission.objects.returned_to(author)


@pytest.mark.promise("second-person-confirms")
def test_emergency_by_one_person_stays_marked_until_another_confirms(waiting, author, approver):
    edition = workflow.approve(waiting, by=author, emergency=True)
    assert edition.needs_confirmation
    assert list(Edition.objects.unconfirmed()) == [edition]
    with pytest.raises(PermissionDenied):
        workflow.confirm(edition, by=author)
    workflow.confirm(edition, by=approver)
    assert not edition.needs_confirmation
    assert edition.confirmed_role == "ปลัดองค์การบริหารส่วนตำบล"
    with pytest.raises(ValidationError):
        workflow.confirm(edition, by=approver)
    assert [entry.action for entry in LedgerEntry.objects.all()] == ["publish", "confirm"]
    assert integrity.problems() == []


def test_emergency_word_changes_nothing_when_two_people_saw_it(waiting, approver):
    assert not workflow.approve(waiting, by=approver, emergency=True).emergency


def test_ordinary_edition_needs_no_confirmation(waiting, approver):
    with pytest.raises(ValidationError):
        workflow.confirm(workflow.approve(waiting, by=approver), by=factories.superuser())


def test_publication_waits_for_its_date(author, approver):
    factories.plan()
    tomorrow = NOW + timedelta(days=1)
    edition = workflow.approve(factories.submit(by=author, at=NOW, publish_at=tomorrow), by=approver, at=NOW)
    assert Edition.objects.live("measures", "2566", at=tomorrow - timedelta(seconds=1)) is None
    assert Edition.objects.live("measures", "2566", at=tomorrow) == edition


def test_date_that_passed_while_waiting_means_at_once(author, approver):
    factories.plan()
    submission = factories.submit(by=author, at=NOW, publish_at=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    assert workflow.approve(submission, by=approver, at=later).published_at == later


def test_edition_to_come_is_made_again_behind_what_comes_out_before_it(author, approver):
    factories.published_plan(at=NOW)
    next_week = NOW + timedelta(days=7)
    Plan.objects.update(preamble="คำนำใหม่")
    coming = workflow.approve(factories.submit(by=author, at=NOW, publish_at=next_week), by=approver, at=NOW)
    change_draft()
    second = workflow.approve(factories.submit(by=author, at=NOW), by=approver, at=NOW)
    coming.refresh_from_db()
    again = Edition.objects.under("measures", "2566").first()
    assert (coming.was_cancelled, again.number, again.published_at) == (True, second.number + 1, next_week)
    assert Edition.objects.live("measures", "2566", at=NOW) == second
    assert Edition.objects.live("measures", "2566", at=next_week) == again
    assert (second.content["preamble"], again.content["preamble"]) == ("คำนำตัวอย่าง", "คำนำใหม่")
    assert again.content["measures"][0]["title"] == "ชื่อใหม่"
    assert integrity.problems() == []


@pytest.mark.promise("cancelled-never-comes-out")
def test_edition_withdrawn_before_its_date_never_comes_out(waiting, author, approver):
    first = workflow.approve(waiting, by=approver, at=NOW)
    change_draft()
    tomorrow = NOW + timedelta(days=1)
    second = workflow.approve(factories.submit(by=author, at=NOW, publish_at=tomorrow), by=approver, at=NOW)
    workflow.withdraw(second, by=approver, reason="เลื่อนการเผยแพร่", at=NOW)
    assert second.was_cancelled
    assert Edition.objects.live("measures", "2566", at=tomorrow) == first
    assert list(Edition.objects.newest_of_each("measures", at=tomorrow)) == [first]


@pytest.mark.promise("withdrawal-is-foretold")
@pytest.mark.promise("withdrawn-says-why")
def test_what_a_withdrawal_does_is_known_before(waiting, approver, author, client):
    first = workflow.approve(waiting, by=approver, at=NOW)
    change_draft()
    second = workflow.approve(factories.submit(by=author, at=NOW), by=approver, at=NOW)
    foretold = withdrawing.foresee(second, at=NOW)
    workflow.withdraw(second, by=approver, reason="ชื่อไม่ถูกต้อง", at=NOW)
    assert (foretold.was_seen, foretold.stands) == (True, first)
    assert [change.after for change in foretold.changes] == [first.content["measures"][0]["title"]]
    title = thai.to_thai_digits(first.content["measures"][0]["title"])
    assert title in client.get("/measures/2566/").text
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๖</h2>" in client.get("/").text
    assert not withdrawing.foresee(second, at=NOW).was_seen
    assert withdrawing.foresee(first, at=NOW).stands is None
    workflow.withdraw(first, by=approver, reason="เผยแพร่ผิดปี", at=NOW)
    page = client.get("/measures/2566/").text
    assert "ชื่อไม่ถูกต้อง" in page
    assert title not in page


@pytest.mark.promise("withdrawing-is-final")
def test_withdrawn_once_with_its_reason(waiting, approver):
    edition = workflow.approve(waiting, by=approver, at=NOW)
    workflow.withdraw(edition, by=approver, reason="เผยแพร่ผิดฉบับ", at=NOW)
    assert (edition.withdrawn_at, edition.withdrawn_reason) == (NOW, "เผยแพร่ผิดฉบับ")
    assert (edition.withdrawn_by, edition.withdrawn_role) == (approver, "ปลัดองค์การบริหารส่วนตำบล")
    assert Edition.objects.live("measures", "2566", at=NOW) == edition
    with pytest.raises(ValidationError, match="เพิกถอนไปแล้ว"):
        workflow.withdraw(edition, by=approver, reason="อีกครั้ง")
    assert integrity.problems() == []


def test_first_edition_is_a_system_import_without_an_approver():
    factories.plan()
    edition = workflow.publish_import(kind="measures", key="2566", reason="นำเข้าจากประกาศของหน่วยงาน")
    assert (edition.system_import, edition.approved_by, edition.approved_role) == (True, None, "")
    assert workflow.publish_import(kind="measures", key="2566", reason="อีกครั้ง") is None


def edition_row(**facts):
    return Edition(
        kind="measures",
        key="2599",
        title="เรื่อง",
        content={},
        reason="เหตุผล",
        number=1,
        sha256="0" * 64,
        published_at=NOW,
        approved_at=NOW,
        **facts,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"submitted_by": "a", "approved_by": "a"},
        {"submitted_by": "a"},
        {"approved_by": "a"},
        {},
        {"submitted_by": "a", "approved_by": "b", "emergency": True},
        {"system_import": True, "approved_by": "a"},
        {"system_import": True, "emergency": True},
        {"submitted_by": "a", "approved_by": "a", "emergency": True, "confirmed_by": "a", "confirmed_at": NOW},
        {"submitted_by": "a", "approved_by": "a", "emergency": True, "confirmed_by": "b"},
        {"submitted_by": "a", "approved_by": "a", "emergency": True, "confirmed_at": NOW},
        {"submitted_by": "a", "approved_by": "b", "confirmed_by": "a", "confirmed_at": NOW},
        {"submitted_by": "a", "approved_by": "b", "withdrawn_at": NOW, "withdrawn_by": "a"},
        {"submitted_by": "a", "approved_by": "b", "withdrawn_reason": "ไม่มีวันที่"},
        {"submitted_by": "a", "approved_by": "b", "withdrawn_at": NOW, "withdrawn_reason": "ไม่มีผู้เพิกถอน"},
    ],
)
def test_database_refuses_an_edition_that_breaks_the_rules(wrong):
    people = {"a": factories.user(), "b": factories.user()}
    facts = {name: people.get(value, value) if isinstance(value, str) else value for name, value in wrong.items()}
    for create in (lambda row: row.save(), lambda row: Edition.objects.bulk_create([row])):
        with pytest.raises(IntegrityError), transaction.atomic():
            create(edition_row(**facts))


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "approved"},
        {"status": "returned", "decision_note": "ไม่มีผู้พิจารณา"},
        {"decided_at": NOW},
        {"status": "returned", "decided_at": NOW, "decided": True},
        {"status": "unheard-of", "decided_at": NOW, "decided": True},
    ],
)
def test_database_refuses_a_half_decided_submission(waiting, author, wrong):
    if wrong.pop("decided", False):
        wrong["decided_by"] = author
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=waiting.pk).update(**wrong)


def test_database_keeps_one_waiting_request_an_author(waiting, author):
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(kind="measures", key="2566", title="ซ้อน", reason="ซ้อน", submitted_by=author)


@pytest.mark.promise("figures-are-not-rewritten")
@pytest.mark.promise("an-error-changes-nothing")
def test_published_rows_cannot_be_changed_or_deleted(waiting, approver):
    edition = workflow.approve(waiting, by=approver)
    entry = LedgerEntry.objects.get()
    edition.title = "แก้ย้อนหลัง"
    for act in (
        edition.save,
        lambda: edition.save(update_fields=["title"]),
        lambda: edition.save(update_fields=["withdrawn_at", "title"]),
        edition.delete,
        lambda: Edition.objects.update(title="แก้ย้อนหลัง"),
        lambda: Edition.objects.bulk_update([edition], ["title"]),
        Edition.objects.all().delete,
        entry.save,
        entry.delete,
        lambda: LedgerEntry.objects.update(sha256="0"),
        LedgerEntry.objects.all().delete,
    ):
        with pytest.raises(Immutable):
            act()
    assert integrity.problems() == []
