"""A rejection or a forwarding can be appealed once, and then the outside reader has a say."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from common.models import StaffUser
from common.thai import format_date
from complaints.cases import deadlines, following, retention, workflow
from complaints.cases.open_case import writing
from complaints.cases.workflow import APPEAL, Status
from complaints.filing import intake
from complaints.models import Case, Channel, Outcome
from complaints.readers import appeals, keyholders, rekeying
from tests.complaints import demo
from tests.complaints.readers.test_by_two import ENDINGS, ask, confirm
from tests.complaints.readers.test_shutting_out import on_the_desk, shut
from tests.conftest import PageClient

TRACK, WHY = "/complaints/track/", "หนังสือรับที่อ้างถึงไม่มีจริง ขอให้คนนอกดู"
ONE_DAY = timedelta(days=1)


def bury(desk, what="rejected", **kwargs):
    """A case that two officers ended, and its code."""
    case, code = desk.file(**kwargs)
    again(desk, case, what)
    return case, code


def again(desk, case, what="rejected"):
    ask(desk.officers[0], case, what)
    confirm(desk.officers[1], case)
    case.refresh_from_db()


def as_reporter(case, code):
    return intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))


def another_outside(desk):
    """Somebody else from outside in the place of the one of before, confirmed by the officers."""
    keyholders.dismiss(desk.outside.reader)
    user = StaffUser.objects.create_user("another", is_staff=True)
    reader, code = keyholders.appoint(user=user, passphrase=demo.PASSPHRASE, outside=True)
    demo.confirm_changes(demo.Desk(desk.officers[:2], desk.officers[2], desk.chief, desk.recovery))
    return demo.Person(reader, "", code, keyholders.open_with_passphrase(reader, demo.PASSPHRASE))


def send(code, text=WHY):
    return PageClient().post(TRACK, {"code": code, "action": "appealed", "text": text})


@pytest.mark.promise("appeal-is-heard-outside")
@pytest.mark.parametrize("what", ENDINGS)
def test_the_outside_reader_is_given_the_case_and_has_a_say_in_every_ending(desk, what):
    case, code = bury(desk, what)
    assert desk.outside.opens(case) is None
    assert "ผู้รับเรื่องภายนอกเปิดเรื่องนี้ได้แล้ว" in send(code).content.decode()
    opened = on_the_desk(desk.outside, case)
    assert (opened.case.closed_on, opened.entries()[-1].content["text"]) == (None, WHY)
    ask(desk.officers[0], case, what)
    with pytest.raises(ValidationError):
        confirm(desk.officers[1], case)
    confirm(desk.outside, case)
    assert Case.objects.get(pk=case.pk).outcome == what


def test_officers_keep_reading_and_no_note_is_lost(desk):
    case, code = bury(desk)
    send(code)
    types = [note.type for note in demo.notes(on_the_desk(desk.officers[2], case))]
    assert types == ["asked"]
    assert len(demo.notes(on_the_desk(desk.outside, case))) == 1


@pytest.mark.promise("appeal-once")
def test_an_appeal_is_made_once_and_within_thirty_days(desk):
    case, code = bury(desk)
    last = case.closed_on + timedelta(days=30)
    opened = as_reporter(case, code)
    assert APPEAL in workflow.edges(opened, by_reporter=True, today=last)
    assert APPEAL not in workflow.edges(opened, by_reporter=True, today=last + ONE_DAY)
    send(code)
    ask(desk.outside, case, "rejected")
    confirm(desk.officers[0], case)
    assert APPEAL not in workflow.edges(as_reporter(case, code), by_reporter=True)
    assert send(code).status_code == 422


@pytest.mark.promise("nothing-destroyed-before-appeal")
def test_nothing_is_destroyed_until_the_days_are_over(desk, monkeypatch):
    case, _ = bury(desk)
    monkeypatch.setattr(retention, "PERIODS", [retention.Period(Channel.CORRUPTION, (Outcome.REJECTED,), 0)])
    last = case.closed_on + timedelta(days=30)
    demo.rewrite(case, agreed_on=last)
    assert not retention.destroy(case, today=last)
    assert retention.destroy(case, today=last + ONE_DAY)


@pytest.mark.parametrize("what", ENDINGS)
@pytest.mark.parametrize(("days", "is_over"), [(30, False), (31, True)])
def test_the_page_says_until_when_an_appeal_is_open_or_that_its_days_are_over(desk, what, days, is_over):
    case, code = bury(desk, what)
    last = format_date(case.closed_on + timedelta(days=30))
    noon = datetime.combine(case.closed_on + timedelta(days=days), time(12), tzinfo=demo.BANGKOK)
    with time_machine.travel(noon, tick=False):
        page = " ".join(strip_tags(PageClient().post(TRACK, {"code": code}).content.decode()).split())
    before = page.split("ลำดับเรื่อง")[0]
    assert (f"อุทธรณ์ต่อผู้รับเรื่องภายนอกในหน้านี้ได้ถึง {last}" in before) == (not is_over)
    assert (f"พ้นกำหนดอุทธรณ์แล้ว กำหนดคือ {last}" in before) == is_over


def test_who_appealed_once_is_told_so(desk):
    case, code = bury(desk)
    send(code)
    ask(desk.outside, case, "rejected")
    confirm(desk.officers[0], case)
    assert "เรื่องนี้อุทธรณ์แล้ว จึงอุทธรณ์อีกไม่ได้" in PageClient().post(TRACK, {"code": code}).content.decode()


def test_a_case_without_anybody_outside_shows_the_bodies_instead(desk):
    case, code = bury(desk)
    keyholders.dismiss(desk.outside.reader)
    page = PageClient().post(TRACK, {"code": code}).content.decode()
    assert "อุทธรณ์ได้ครั้งเดียว" not in page
    assert "ไม่มีผู้รับเรื่องภายนอกที่จะพิจารณาอุทธรณ์เรื่องนี้" in page
    assert "หน่วยงานภายนอก" in page
    assert send(code).status_code == 422
    assert Case.objects.get(pk=case.pk).closed_on


def test_an_outside_reader_whom_the_reporter_shut_out_hears_nothing(desk):
    case, code = desk.file(involved=demo.Involved(words="นายกองค์การบริหารส่วนตำบล"))
    shut(as_reporter(case, code), desk.outside)
    again(desk, case)
    assert appeals.heard_by(as_reporter(case, code)) is None


def test_nobody_appeals_without_giving_the_outside_reader_the_keys(desk):
    case, code = bury(desk)
    with pytest.raises(ValidationError):
        following.step(as_reporter(case, code), to=Status.APPEALED, text=WHY)
    general, _ = desk.file(channel="general")
    demo.rewrite(general, closed_on=general.received_on, outcome="rejected")
    assert deadlines.appeal_until(Case.objects.get(pk=general.pk)) is None


def test_an_appeal_needs_its_words(desk):
    _case, code = bury(desk)
    page = send(code, "  ")
    assert page.status_code == 422
    assert "โปรดระบุเหตุผลที่ไม่เห็นด้วย" in page.content.decode()


def test_the_outside_reader_stays_until_another_one_is_there(desk):
    case, code = bury(desk)
    send(code)
    with pytest.raises(ValidationError), writing(desk.outside.opens(case)) as opened:
        rekeying.step_aside(opened, reader=desk.outside.reader)
    fresh = another_outside(desk)
    with writing(desk.officers[0].opens(case)) as opened:
        rekeying.remove(opened, reader_id=desk.outside.reader.pk, by="คนที่หนึ่ง")
    assert desk.outside.opens(case) is None
    assert fresh.opens(case)


def test_the_procedure_tells_of_the_appeal_before_anybody_needs_it(page_client, desk):
    for address in ("/complaints/", "/complaints/guideline/"):
        assert "อุทธรณ์ได้ครั้งเดียวภายใน ๓๐ วัน" in page_client.get(address).content.decode()
