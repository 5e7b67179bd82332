"""Mails about reporting rounds: when, to whom, which words, and never twice."""

from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.management import call_command

from kokkhon_ita import roles
from measures import reminding
from measures.models import Measure, Result, SentReminder
from tests import factories

pytestmark = pytest.mark.django_db
LAST = date(2027, 3, 31)


@pytest.fixture
def clerk(settings):
    """A clerk with an address, of the division that answers for the only measure of 2570; mail is set up."""
    settings.MAIL_IS_SET_UP = True
    factories.measure(factories.plan(2570, measures=0), results=0)
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0], email="clerk@example.go.th")


def report(months="6"):
    Result.objects.create(measure=Measure.objects.get(), order=1, text="ผล", round=months)


def test_mornings_on_which_a_mail_goes_out(clerk):
    mornings = (date(2027, 2, 20) + timedelta(days=number) for number in range(80))
    sent = [morning for morning in mornings if reminding.send(morning)]
    assert [day.isoformat() for day in sent] == [
        "2027-03-01", "2027-03-24", "2027-03-31", "2027-04-07", "2027-04-14", "2027-04-21", "2027-04-28", "2027-05-05",
    ]  # fmt: skip


def test_nothing_once_reported_and_nothing_about_a_round_of_long_ago(clerk):
    report()
    assert not list(reminding.due(LAST))
    assert [reminder.months for reminder in reminding.due(date(2027, 9, 30))] == [12]
    assert {reminder.months for reminder in reminding.due(date(2028, 9, 28))} == {12}
    assert not list(reminding.due(date(2028, 10, 1)))


def test_words_are_fixed(clerk):
    for days in (30, -7):
        reminding.send(LAST - timedelta(days=days))
    assert [letter.subject for letter in mail.outbox] == [
        "ใกล้ครบกำหนด: รายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐",
        "เกินกำหนด: รายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐",
    ]
    assert "สิ้นสุดวันที่ ๓๑ มีนาคม ๒๕๗๐" in mail.outbox[0].body
    assert mail.outbox[1].body == (
        "เรียน สำนักปลัด\n\n"
        "การรายงานผลการดำเนินงานตามมาตรการ รอบ ๖ เดือน ปีงบประมาณ พ.ศ. ๒๕๗๐ สิ้นสุดแล้วเมื่อวันที่ ๓๑ มีนาคม ๒๕๗๐\n"
        "และยังมีมาตรการของท่านที่ยังไม่ได้รายงานผลในรอบนี้\n\n"
        "โปรดเข้าสู่ระบบหลังบ้านของเว็บไซต์ แล้วเปิดหน้า งานของส่วนราชการ\n"
        "ข้อความนี้ส่งจากระบบ โปรดอย่าตอบกลับ\n"
    )


def test_only_who_reports_for_the_division_and_can_be_reached(clerk):
    ours, theirs, *_ = factories.divisions()
    factories.user(roles.AUDITOR, division=ours, email="auditor@example.go.th")
    factories.user(roles.DIVISION_CLERK, division=ours, email="gone@example.go.th", is_active=False)
    factories.user(roles.DIVISION_CLERK, division=theirs, email="theirs@example.go.th")
    assert reminding.send(LAST) == 1
    assert [letter.to for letter in mail.outbox] == [["clerk@example.go.th"]]


def test_second_run_sends_nothing_and_a_refused_mail_is_tried_again(clerk, monkeypatch):
    def refuse(letters):
        raise SMTPException

    with monkeypatch.context() as patch:
        patch.setattr(reminding, "send_mass_mail", refuse)
        with pytest.raises(SMTPException):
            reminding.send(LAST)
    assert not SentReminder.objects.exists()
    assert [reminding.send(LAST), reminding.send(LAST)] == [1, 0]


def test_machine_that_was_off_makes_up_for_the_newest_mail_alone(clerk):
    assert [reminding.send(LAST + timedelta(days=days)) for days in (9, 9, 14)] == [1, 0, 1]
    assert list(SentReminder.objects.order_by("pk").values_list("days", flat=True)) == [-7, -14]


def test_command_follows_the_clock_and_is_off_until_mail_is_set_up(clerk, settings, time_machine, capsys):
    time_machine.move_to("2027-03-30T17:30:00Z")  # the 31st in Bangkok
    call_command("remind_rounds", "--dry-run")
    settings.MAIL_IS_SET_UP = False
    call_command("remind_rounds")
    assert not mail.outbox
    settings.MAIL_IS_SET_UP = True
    call_command("remind_rounds")
    assert capsys.readouterr().out.splitlines() == [
        "สำนักปลัด: ใกล้ครบกำหนด: รายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐",
        "ยังไม่ได้ตั้งค่าอีเมล (EMAIL_URL และ DEFAULT_FROM_EMAIL) จึงไม่ส่ง",
        "ส่งอีเมล 1 ฉบับ",
    ]
    assert SentReminder.objects.get().days == 0
