"""A corruption case whose limit passes without an answer reaches the outside reader, and not a day before."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from complaints.cases import deadlines, desk_work, workflow
from complaints.cases.open_case import REPORTER, writing
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.models import Case, Desk
from complaints.readers import by_two, overdue, shutting_out
from complaints.readers.laying_by import mark_of, peeled
from complaints.sealing import envelopes, escrow, people
from complaints.sealing.errors import SealError
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.readers.test_appeals import another_outside, as_reporter
from tests.complaints.readers.test_by_two import ask, confirm
from tests.complaints.readers.test_shutting_out import on_the_desk
from tests.conftest import PageClient

LAST = demo.MONDAY + timedelta(days=15)
AFTER = LAST + timedelta(days=1)
CHIEF = "chief@example.go.th"


def daily(at):
    with time_machine.travel(at, tick=False):
        call_command("complaints_daily")


def row(case):
    return Case.objects.get(pk=case.pk)


@pytest.mark.promise("overdue-goes-outside")
def test_the_outside_reader_gets_the_case_the_day_after_its_limit_and_all_see_it(desk, capsys):
    case, code = desk.file()
    track = {"code": code}
    assert (
        "หากเลยกำหนดแจ้งผลหรือกำหนดแจ้งความคืบหน้าโดยไม่ได้แจ้งท่าน"
        in PageClient().post("/complaints/track/", track).content.decode()
    )
    daily(LAST)
    assert desk.outside.opens(case) is None
    daily(AFTER)
    assert case.number not in capsys.readouterr().out
    assert "เพราะเลยกำหนดโดยไม่ได้แจ้งท่าน" in PageClient().post("/complaints/track/", track).content.decode()
    client = enter(desk.outside)
    assert case.number in client.get(DESK).content.decode()
    assert client.get(f"{DESK}{case.pk}/").status_code == 200
    for opened in (as_reporter(case, code), desk.officers[0].opens(case), desk.outside.opens(case)):
        assert opened.entries()[-1].type == "passed-on"
        assert desk.outside.reader.pk in {one["id"] for one in opened.leaf("readership")["readers"]}
    assert "โดยหน่วยงานไม่ได้แจ้งสิ่งใด" in PageClient().post("/complaints/track/", track).content.decode()


def test_before_its_day_neither_the_outside_reader_s_key_nor_the_secret_opens_it(desk, settings):
    case, _ = desk.file()
    box = people.box_of(desk.outside.private)
    for blob in (bytes(row(case).escrow), bytes(row(case).escrow)[1:]):
        with pytest.raises(SealError):
            envelopes.open_envelope(box, blob, case.pk, 1)
    _, envelope = peeled(row(case))
    with pytest.raises(SealError):
        envelopes.open_envelope(people.box_of(desk.officers[0].private), envelope, case.pk, 1)
    settings.COMPLAINTS_PEPPER = "6b" * 32
    assert peeled(row(case)) == (None, b"")


def test_an_answer_in_time_and_the_general_channel_keep_it_inside(desk):
    case, _ = desk.file()
    with writing(desk.officers[0].opens(case)) as opened:
        desk_work.write(opened, text="กำลังตรวจ", by="คนที่หนึ่ง", at=demo.MONDAY)
    general, _ = desk.file(channel="general")
    daily(AFTER)
    assert [desk.outside.opens(one) for one in (case, general)] == [None, None]


def answer(desk, case, at):
    with time_machine.travel(at, tick=False), writing(desk.officers[0].opens(case)) as opened:
        desk_work.write(opened, text="กำลังตรวจ", by="คนที่หนึ่ง", at=at)


@pytest.mark.promise("overdue-goes-outside")
def test_progress_that_is_not_told_in_thirty_days_sends_an_answered_case_outside(desk):
    case, code = desk.file()
    answer(desk, case, demo.MONDAY)
    answer(desk, case, demo.MONDAY + timedelta(days=20))
    daily(demo.MONDAY + timedelta(days=50))
    assert desk.outside.opens(case) is None
    daily(demo.MONDAY + timedelta(days=51))
    assert on_the_desk(desk.outside, case).entries()[-1].type == "passed-on"
    last = as_reporter(case, code).entries()[-1].content["text"]
    assert "๑๓ มิถุนายน ๒๕๖๖" in last


def test_a_case_opened_again_has_its_first_limit_again(desk):
    case, code = desk.file()
    for to in (Status.ACCEPTED, Status.IN_PROGRESS):
        with writing(desk.officers[0].opens(case)) as opened:
            workflow.move(opened, to=to, by="คนที่หนึ่ง", by_reporter=False, text="ตรวจแล้ว", at=demo.MONDAY)
    ask(desk.officers[0], case, Status.NOT_DONE)
    confirm(desk.officers[1], case)
    reopened = demo.MONDAY + timedelta(days=10)
    with writing(as_reporter(case, code)) as opened:
        workflow.move(opened, to=Status.REOPENED, by=REPORTER, by_reporter=True, text="ยังไม่ได้แก้", at=reopened)
    daily(reopened + timedelta(days=15))
    assert desk.outside.opens(case) is None
    daily(reopened + timedelta(days=16))
    assert desk.outside.opens(case)


@pytest.fixture
def asked_anew():
    """When the update came is asked once a process."""
    deadlines._words_told_since.cache_clear()
    yield
    deadlines._words_told_since.cache_clear()


@pytest.mark.parametrize("since", [0, 400], ids=["answered after", "answered long before"])
def test_an_answered_case_of_which_no_row_tells_the_last_word_has_its_time_from_the_update_on(desk, asked_anew, since):
    """That word lies inside the seal: the night after the update is no limit that passed."""
    case, _ = desk.file()
    demo.rewrite(case, answered_on=demo.MONDAY.date())
    update = demo.MONDAY + timedelta(days=since)
    MigrationRecorder.Migration.objects.filter(app="complaints", name="0022_last_word").update(applied=update)
    assert not overdue.pass_on(update.date() + timedelta(days=30))
    assert overdue.pass_on(update.date() + timedelta(days=31))


@pytest.mark.promise("chief-learns-that-a-limit-passed")
def test_the_chief_learns_once_that_a_limit_passed_and_nothing_else(desk):
    Desk.objects.update(chief_mail=CHIEF)
    numbers = [desk.file()[0].number for _ in range(2)]
    for day in (LAST, AFTER, AFTER + timedelta(days=1)):
        daily(day)
    (told,) = [one for one in mail.outbox if one.to == [CHIEF]]
    assert "กำหนดหนึ่งของเรื่องร้องเรียนผ่านไป" in told.subject
    assert not [number for number in numbers if number in told.subject + told.body]


def test_of_a_case_that_names_the_chief_he_learns_nothing(desk):
    Desk.objects.update(chief_mail=CHIEF)
    desk.file(involved=[desk.chief.pk])
    daily(AFTER)
    assert [one for one in mail.outbox if one.to == [CHIEF]] == []


def test_what_lies_by_is_of_one_size_whoever_reads(desk):
    cases = [desk.file()[0], desk.file(involved=[desk.chief.pk])[0], desk.file(channel="general")[0]]
    assert {len(row(case).escrow) for case in cases} == {len(row(cases[0]).escrow)}
    assert [peeled(row(case))[0] for case in cases] == [mark_of(desk.outside.reader), escrow.NOBODY, escrow.NOBODY]


@pytest.mark.parametrize("first", ["removal", "limit"])
def test_new_keys_before_or_after_the_limit_do_not_keep_the_outside_reader_away(desk, first):
    case, _ = desk.file()
    if first == "limit":
        daily(AFTER)
    ask(desk.officers[0], case, by_two.REMOVE, target=desk.officers[2])
    confirm(desk.officers[1], case)
    daily(AFTER)
    assert on_the_desk(desk.outside, case).entries()


def test_a_case_laid_by_for_one_who_left_waits_for_a_reader_to_open_it(desk):
    case, _ = desk.file()
    fresh = another_outside(desk)
    daily(AFTER)
    assert row(case).passed_on is None
    on_the_desk(desk.officers[0], case)
    daily(AFTER + timedelta(days=1))
    assert fresh.opens(case)
    assert desk.outside.opens(case) is None


def test_a_case_from_before_gets_its_keys_laid_by_when_a_reader_opens_it(desk):
    case, _ = desk.file()
    demo.rewrite(case, escrow=b"")
    assert not overdue.pass_on(AFTER.date())
    on_the_desk(desk.officers[0], case)
    assert overdue.pass_on(AFTER.date())


def test_the_reporter_s_word_against_the_outside_reader_stands_after_the_limit(desk):
    case, code = desk.file()
    daily(AFTER)
    on_the_desk(desk.outside, case)
    with writing(as_reporter(case, code)) as opened:
        shutting_out.shut_out(opened, desk.outside.reader.pk)
    assert desk.outside.opens(case) is None
    assert intake.open_as_reporter(row(case), intake.claim_of(code)).entries()[-1].type == "shut-out"


def test_a_row_changed_behind_the_site_stays_closed(desk):
    case, _ = desk.file()
    Case.objects.filter(pk=case.pk).update(due_on=demo.MONDAY.date())
    assert not overdue.pass_on(LAST.date())
