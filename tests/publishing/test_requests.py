"""Requests of divisions: side by side, item by item, on the newest edition, whatever happened since they were sent."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from common import thai
from kokkhon_ita import roles
from measures.models import Evidence, Plan, Responsibility, Result
from publishing import asking, drafts, integrity, workflow
from publishing.forms import likely_reason
from publishing.models import Edition, Submission, SubmittedItem
from publishing.outlook import EARLY, JOIN, Outlook
from publishing.workflow import Choice
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
LATER = NOW + timedelta(days=7)


@pytest.fixture
def plan():
    """A published plan whose first measure two divisions answer for."""
    made = factories.plan()
    Responsibility.objects.create(measure=made.measures.get(), division=factories.divisions()[1], order=2)
    factories.publish(at=NOW)
    return made


def clerk_of(place):
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[place])


@pytest.fixture
def clerks(plan):
    return clerk_of(0), clerk_of(1)


@pytest.fixture
def approver():
    return factories.user(roles.PUBLISHER)


def report(clerk, text):
    measure = Plan.objects.get().measures.get()
    result = Result.objects.create(
        measure=measure, text=text, division=clerk.division, order=measure.results.count() + 1
    )
    Evidence.objects.create(result=result, title=f"หลักฐานของ{text}", page="/contact/", order=1)
    return result


def sent(clerk, text, **facts):
    report(clerk, text)
    return factories.submit(by=clerk, at=NOW, **facts)


def texts(edition):
    return [result["text"] for result in edition.content["measures"][0]["results"]]


def test_two_divisions_wait_side_by_side_and_each_publishes_its_own_alone(clerks, approver):
    first, second = sent(clerks[0], "ผลของปลัด"), sent(clerks[1], "ผลของคลัง")
    assert [first.division, second.division] == ["สำนักปลัด", "กองคลัง"]
    assert [item.after["text"] for item in second.items.all()] == ["ผลของคลัง"]
    assert texts(workflow.approve(second, by=approver)) == ["ผลที่ 1 ของมาตรการที่ 1", "ผลของคลัง"]
    assert texts(workflow.approve(first, by=approver)) == ["ผลที่ 1 ของมาตรการที่ 1", "ผลของปลัด", "ผลของคลัง"]
    assert not drafts.one("measures", "2566", factories.superuser()).is_new
    assert integrity.problems() == []


def test_clerk_may_not_ask_for_another_divisions_item(clerks):
    report(clerks[1], "ผลของคลัง")
    result = report(clerks[0], "ผลของปลัด")
    theirs = Result.objects.get(text="ผลของคลัง")
    with pytest.raises(PermissionDenied):
        workflow.submit(kind="measures", key="2566", reason="ขอ", by=clerks[0], keys=[f"r:1:{theirs.uid}"])
    assert result.uid in factories.submit(by=clerks[0]).items.get().key


def test_publisher_leaves_drafts_of_divisions_to_them_unless_ticked(clerks, approver):
    report(clerks[1], "ผลของคลัง")
    Plan.objects.update(preamble="คำนำใหม่")
    draft = drafts.one("measures", "2566", approver)
    assert draft.of_others == [("กองคลัง", 1)]
    assert [item.key for item in factories.submit(by=approver).items.all()] == ["p:preamble"]
    everything = {offer.item.key for offer in drafts.one("measures", "2566", factories.superuser()).offers}
    assert len(everything) == 2


@pytest.mark.promise("new-request-replaces")
def test_sending_again_takes_the_own_request_back_and_carries_its_items_along(clerks):
    first = sent(clerks[0], "ผลแรก")
    other = sent(clerks[1], "ผลของคลัง")
    second = sent(clerks[0], "ผลที่สอง")
    first.refresh_from_db()
    assert first.status == Submission.Status.TAKEN_BACK
    assert sorted(item.after["text"] for item in second.items.all()) == ["ผลที่สอง", "ผลแรก"]
    assert list(Submission.objects.waiting()) == [other, second]
    with pytest.raises(PermissionDenied):
        workflow.take_back(other, by=clerks[0])


def test_the_reason_that_is_proposed_counts_what_goes_along(clerks):
    sent(clerks[0], "ผลแรก")
    report(clerks[0], "ผลที่สอง")
    assert likely_reason(drafts.one("measures", "2566", clerks[0])) == "รายงานผลของสำนักปลัด ๒ รายการ"


def test_single_items_are_taken_and_the_others_come_back_with_their_notes(clerks, approver):
    report(clerks[0], "ผลที่ดี")
    request = sent(clerks[0], "ผลที่ขาดหลักฐาน")
    good, bad = request.items.all()
    with pytest.raises(ValidationError, match="โปรดระบุเหตุผล"):
        workflow.approve(request, by=approver, choice=Choice(taken=[good.key]))
    edition = workflow.approve(request, by=approver, choice=Choice(taken=[good.key], notes={bad.key: "ขาดหลักฐาน"}))
    assert texts(edition)[1:] == ["ผลที่ดี"]
    bad.refresh_from_db()
    assert (bad.decision, bad.note, bad.edition) == (SubmittedItem.Decision.RETURNED, "ขาดหลักฐาน", None)
    assert list(Submission.objects.returned_to(clerks[0])) == [request]
    assert [o.item.after["text"] for o in drafts.one("measures", "2566", clerks[0]).offers] == ["ผลที่ขาดหลักฐาน"]


def reworded(text, by):
    Result.objects.filter(order=1).update(text=text)
    return factories.submit(by=by, at=NOW)


def test_second_request_for_the_same_item_says_so_and_is_taken_only_over(plan, approver):
    first = reworded("ข้อความของคนแรก", factories.superuser())
    second = reworded("ข้อความของคนที่สอง", factories.superuser())
    workflow.approve(first, by=approver)
    [sight] = Outlook(second).sights()
    assert (sight.problem, sight.current["text"]) == ("changed", "ข้อความของคนแรก")
    assert "ตอนส่ง" in sight.sentence
    with pytest.raises(ValidationError, match="รับไม่ได้"):
        workflow.approve(second, by=approver)
    assert texts(workflow.approve(second, by=approver, choice=Choice(over=[sight.item.key]))) == ["ข้อความของคนที่สอง"]


def test_what_another_published_already_is_told_and_publishes_nothing(plan, approver):
    first, second = (reworded("ข้อความเดียวกัน", factories.superuser()) for _ in range(2))
    workflow.approve(first, by=approver)
    assert Outlook(second).sights()[0].is_said_already
    with pytest.raises(ValidationError, match="ไม่มีรายการที่รับไว้"):
        workflow.approve(second, by=approver)


def test_result_of_a_measure_that_is_gone_cannot_be_taken(plan, clerks, approver):
    request = sent(clerks[0], "ผลที่มาช้า")
    Evidence.objects.all().delete()
    Result.objects.all().delete()
    plan.measures.all().delete()
    workflow.approve(factories.submit(by=factories.superuser()), by=approver)
    assert "มาตรการของรายการนี้ถูกนำออก" in Outlook(request).sights()[0].sentence


def test_approval_counts_only_for_what_was_shown(clerks, approver):
    request = sent(clerks[0], "ผลของปลัด")
    seen = Outlook(request).seen
    later(clerks[1], approver)
    with pytest.raises(ValidationError, match="ข้อมูลเปลี่ยนไป"):
        workflow.approve(request, by=approver, choice=Choice(seen=seen))
    assert request.is_waiting
    workflow.approve(request, by=approver, choice=Choice(seen=Outlook(request).seen))


def test_an_approval_that_touches_nothing_shown_does_not_disturb(clerks, approver):
    request, other = sent(clerks[0], "ผลของปลัด"), sent(clerks[1], "ผลของคลัง")
    seen = Outlook(request).seen
    workflow.approve(other, by=approver)
    assert texts(workflow.approve(request, by=approver, choice=Choice(seen=seen)))[1:] == ["ผลของปลัด", "ผลของคลัง"]


def later(clerk, approver, text="ผลที่กำหนดไว้"):
    return workflow.approve(sent(clerk, text, publish_at=LATER), by=approver, at=NOW)


def test_join_comes_with_what_is_to_come_and_early_needs_another_than_its_author(clerks, approver):
    coming = later(clerks[0], approver)
    joined = workflow.approve(sent(clerks[1], "ผลร่วม"), by=approver, choice=Choice(mode=JOIN), at=NOW)
    assert (joined.published_at, texts(joined)[1:]) == (LATER, ["ผลที่กำหนดไว้", "ผลร่วม"])
    coming.refresh_from_db()
    assert coming.was_cancelled
    author = factories.user(roles.PUBLISHER)
    Plan.objects.update(preamble="คำนำของผู้อนุมัติ")
    workflow.approve(factories.submit(by=author, at=NOW), by=approver, choice=Choice(mode=JOIN), at=NOW)
    request = sent(clerks[1], "ผลสุดท้าย")
    with pytest.raises(PermissionDenied, match="ฉบับที่กำหนดไว้มีรายการที่ท่านเป็นผู้ส่ง"):
        workflow.approve(request, by=author, choice=Choice(mode=EARLY), at=NOW)
    out = workflow.approve(request, by=approver, choice=Choice(mode=EARLY), at=NOW)
    assert (out.published_at, out.content["preamble"]) == (NOW, "คำนำของผู้อนุมัติ")
    assert integrity.problems() == []


def test_only_one_is_to_come(clerks, approver):
    later(clerks[0], approver)
    request = sent(clerks[1], "ผลอื่น", publish_at=LATER + timedelta(days=1))
    told = f"ฉบับที่ ๒ รอเผยแพร่ {thai.format_datetime(LATER)} อยู่แล้ว .* คือ {thai.format_datetime(request.published_at)}"
    with pytest.raises(ValidationError, match=told):
        workflow.approve(request, by=approver, at=NOW)


@pytest.mark.promise("one-to-come")
@pytest.mark.parametrize("wished", [LATER - timedelta(days=1), LATER + timedelta(days=1)])
@pytest.mark.parametrize(("mode", "comes"), [("now", NOW), ("join", LATER), ("early", NOW)])
def test_an_approver_says_when_a_request_with_another_time_comes_out(clerks, approver, wished, mode, comes):
    later(clerks[0], approver)
    request = sent(clerks[1], "ผลอื่น", publish_at=wished)
    assert Outlook(request, NOW).is_wished_apart
    assert workflow.approve(request, by=approver, choice=Choice(mode=mode), at=NOW).published_at == comes
    to_come = Edition.objects.under("measures", "2566").to_come(NOW).filter(withdrawn_at=None)
    assert [edition.published_at for edition in to_come] == ([] if mode == "early" else [LATER])
    assert integrity.problems() == []


def test_withdrawing_makes_what_is_to_come_again_on_what_stands_then(clerks, approver):
    faulty = workflow.approve(sent(clerks[1], "ผลที่ผิด"), by=approver, at=NOW)
    later(clerks[0], approver)
    workflow.withdraw(faulty, by=approver, reason="ผิดพลาด", at=NOW)
    again = Edition.objects.live("measures", "2566", at=LATER)
    assert texts(again)[1:] == ["ผลที่กำหนดไว้"]
    assert [o.item.after["text"] for o in drafts.one("measures", "2566", clerks[1]).offers] == ["ผลที่ผิด"]


def test_what_cannot_be_made_again_waits_anew_for_each_of_its_authors(plan, clerks, approver):
    pim = factories.user(roles.PUBLISHER)
    Plan.objects.update(preamble="ครั้งที่ ๑")
    first = workflow.approve(factories.submit(by=pim, at=NOW), by=approver, at=NOW)
    Plan.objects.update(preamble="ครั้งที่ ๒")
    workflow.approve(factories.submit(by=pim, at=NOW, publish_at=LATER), by=approver, at=NOW)
    workflow.approve(sent(clerks[0], "ผลของปลัด"), by=approver, choice=Choice(mode=JOIN), at=NOW)
    workflow.withdraw(first, by=approver, reason="ผิดพลาด", at=NOW)
    waiting = {
        request.submitted_by: [item.key[0] for item in request.items.all()] for request in Submission.objects.waiting()
    }
    assert waiting == {pim: ["p"], clerks[0]: ["r"]}
    own = Submission.objects.waiting().get(submitted_by=pim)
    with pytest.raises(PermissionDenied):
        workflow.approve(own, by=pim, choice=Choice(over=["p:preamble"]))


def test_clerk_removes_an_own_result_that_was_asked_for_before(clerks, approver):
    result = report(clerks[1], "ผลที่จะลบ")
    workflow.approve(factories.submit(by=clerks[1]), by=approver)
    result.evidence.all().delete()
    result.delete()
    assert not drafts.one("measures", "2566", clerks[0]).offers
    assert texts(workflow.approve(factories.submit(by=clerks[1]), by=approver)) == ["ผลที่ 1 ของมาตรการที่ 1"]


def test_nothing_to_ask_before_anything_stands():
    factories.plan(2570)
    with pytest.raises(ValidationError, match=asking.NOTHING):
        factories.submit(key="2570", by=clerk_of(0))
