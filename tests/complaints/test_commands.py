import re
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_otp import user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from common.models import StaffUser
from complaints.cases import retention
from complaints.figures import statistics
from complaints.files import storage
from complaints.filing import intake
from complaints.models import Case, Item, Reader, RecoveryKey
from complaints.readers import choosing, destroying, keyholders
from complaints.sealing import receipts
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive

LIST = DESK + "retention/"


def run(*args, **kwargs):
    out = StringIO()
    call_command(*args, stdout=out, **kwargs)
    return out.getvalue()


@pytest.mark.django_db
def test_a_real_desk_is_set_up_by_commands_and_then_open(tmp_path):
    file = tmp_path / "recovery.json"
    codes = re.findall(r"(?:\d{4} ?){7}", run("complaints_recovery_key", "make", file))
    assert not RecoveryKey.objects.exists()
    run("complaints_recovery_key", "install", file)
    run("complaints_recovery_key", "rehearse", codes=codes[1:])
    assert RecoveryKey.objects.get().rehearsed_on
    for number in (1, 2):
        StaffUser.objects.create_user(f"officer{number}", is_staff=True)
        member = demo.on_roster(position=f"นิติกรคนที่ {number}")
        printed = run("complaints_reader", "appoint", f"officer{number}", staff=member.pk)
        passphrase = re.search("วลีรหัสชั่วคราว: (.+)", printed)[1]
        assert keyholders.open_with_passphrase(Reader.objects.get(user__username=f"officer{number}"), passphrase)
    assert choosing.is_open("general")
    assert choosing.is_open("corruption")


def test_wrong_codes_fail_the_rehearsal(desk):
    with pytest.raises(CommandError, match="เปิดกุญแจกู้คืนไม่ได้"):
        run("complaints_recovery_key", "rehearse", codes=[desk.recovery.codes[0], receipts.generate()])


def test_an_officer_who_lost_everything_is_given_his_cases_again_by_two_keepers(desk):
    case, _ = desk.file()
    kept_from, _ = desk.file(involved=[desk.officers[0].reader.staff_member_id])
    person = desk.officers[0]
    run("complaints_reader", "dismiss", person.reader.user.username)
    reader, _ = keyholders.appoint(
        user=person.reader.user, passphrase="วลีใหม่ที่ยาวพอสมควร", staff_member=person.reader.staff_member
    )
    demo.confirm_changes(desk)
    again = demo.Person(reader, "", "", keyholders.open_with_passphrase(reader, "วลีใหม่ที่ยาวพอสมควร"))
    assert again.opens(case) is None
    run("complaints_reader", "rescue", person.reader.user.username, codes=list(desk.recovery.codes[:2]))
    assert again.opens(kept_from) is None


class TestRetention:
    """Declared periods, a dry run, and legal hold."""

    LONG_AGO = date(2010, 1, 1)

    @pytest.fixture
    def old(self, desk):
        case, code = desk.file(arrived=[arrive(b"old")])
        days = {
            "received_on": self.LONG_AGO,
            "counted_from": self.LONG_AGO,
            "due_on": self.LONG_AGO,
            "first_due_on": self.LONG_AGO,
        }
        demo.rewrite(case, closed_on=self.LONG_AGO, outcome="done", **days)
        return case, code

    def test_a_dry_run_counts_and_keeps_them(self, old):
        assert run("complaints_retention", dry_run=True) == "ครบกำหนด ๑ เรื่อง ยืนยันครบแล้ว ๐ เรื่อง\n"
        run("complaints_retention")
        assert Case.objects.standing().count() == 1

    @pytest.mark.promise("destroyed-by-two")
    def test_two_readers_of_the_case_agree_and_one_alone_does_not(self, desk, old):
        case, _ = old
        one, other = enter(desk.officers[0]), enter(desk.officers[1])
        page = one.get(LIST).content.decode()
        assert (case.number in page, " checked" in page) == (True, False)
        for client, destroyed in ((one, False), (one, False), (other, True)):
            client.post(LIST + "agree/", {"case": str(case.pk), "sure": "on"})
            assert run("complaints_retention") == ""
            assert bool(Case.objects.get().destroyed_on) == destroyed
        assert case.number not in other.get(LIST).content.decode()

    def test_nobody_sees_or_agrees_on_a_case_that_is_not_theirs(self, desk, old):
        case, _ = old
        outsider = enter(desk.outside)
        assert case.number not in outsider.get(LIST).content.decode()
        assert outsider.post(LIST + "agree/", {"case": str(case.pk), "sure": "on"}).status_code == 404

    def test_what_is_not_on_the_month_s_list_cannot_be_destroyed(self, desk):
        case, _ = desk.file()
        for person in desk.officers[:2]:
            enter(person).post(LIST + "agree/", {"case": str(case.pk), "sure": "on"})
        assert Case.objects.get().agreed_on is None

    def test_a_hold_after_the_agreement_undoes_it(self, desk, old):
        case, _ = old
        for person in desk.officers[:2]:
            enter(person).post(LIST + "agree/", {"case": str(case.pk), "sure": "on"})
        client = enter(desk.officers[2])
        for action in ("hold", "release"):
            client.post(f"{DESK}{case.pk}/act/", {"action": action})
            run("complaints_retention")
        assert Case.objects.get().destroyed_on is None
        assert destroying.agreed(desk.officers[0].opens(case)) == set()

    def test_where_one_officer_is_left_the_outside_reader_is_the_second(self, desk, old):
        case, _ = old
        for person in desk.officers[1:]:
            keyholders.dismiss(person.reader)
        enter(desk.officers[0]).post(LIST + "agree/", {"case": str(case.pk), "sure": "on"})
        assert Case.objects.get().agreed_on is None
        enter(desk.outside).post(LIST + "agree/", {"case": str(case.pk), "sure": "on"})
        assert Case.objects.get().agreed_on

    def test_keepers_agree_only_where_nobody_reads_any_more(self, desk, old):
        codes = list(desk.recovery.codes[:2])
        run("complaints_retention", codes=codes)
        assert Case.objects.get().destroyed_on is None
        for person in desk.officers:
            keyholders.dismiss(person.reader)
        run("complaints_retention", codes=codes)
        assert Case.objects.get().destroyed_on

    @pytest.mark.promise("destroyed-is-still-counted")
    @pytest.mark.django_db(transaction=True)
    def test_destruction_leaves_only_what_the_figures_need(self, old, settings):
        case, code = old
        demo.rewrite(case, agreed_on=self.LONG_AGO)
        run("complaints_retention")
        gone = Case.objects.get()
        assert gone.destroyed_on
        assert not any(bytes(getattr(gone, name)) for name in ("slots", "summary", "identity", "reporter_lock"))
        assert not Item.objects.exists()
        assert not [path for path in settings.SEALED_ROOT.rglob("*") if path.is_file()]
        assert intake.already_filed(intake.claim_of(code)) is None
        year = statistics.of_year("2553", date(2010, 10, 1)).channels[1].periods[0]
        assert (year.figures.received, year.figures.finished) == (1, 1)

    def test_legal_hold_keeps_a_case(self, old):
        demo.rewrite(old[0], legal_hold=True, agreed_on=self.LONG_AGO)
        assert run("complaints_retention") == ""
        assert not retention.destroy(old[0])

    def test_every_way_to_end_has_a_period(self):
        ends = {(period.channel, outcome) for period in retention.PERIODS for outcome in period.outcomes}
        assert len(ends) == 2 * 5


class TestDaily:
    """The fixed mail and the sweeping."""

    def test_the_journal_is_not_told_that_somebody_began_a_report(self, desk):
        arrive(b"never filed", "ภาพ.jpg")
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert "1 ไฟล์" in run("complaints_daily", "--dry-run")
            assert "ไฟล์" not in run("complaints_daily")

    def mails(self, day):
        mail.outbox.clear()
        with time_machine.travel(day, tick=False):
            run("complaints_daily")
        return [(m.subject, m.body, m.to, sorted(m.message().keys())) for m in mail.outbox]

    @pytest.mark.promise("same-mail-every-day")
    def test_mails_of_quiet_and_busy_days_are_equal(self, desk):
        StaffUser.objects.filter(username="officer1").update(email="officer1@example.go.th")
        quiet = self.mails(demo.MONDAY)
        desk.file(what="เรื่องลับ")
        assert self.mails(demo.MONDAY + timedelta(days=1)) == quiet
        assert len(quiet) == 1

    def test_no_mail_on_a_day_off(self, desk):
        StaffUser.objects.update(email="officer@example.go.th")
        assert self.mails(demo.MONDAY - timedelta(days=1)) == []

    def test_only_old_files_without_a_case_are_swept(self, desk):
        desk.file(arrived=[arrive(b"kept")])
        left, young = arrive(b"left"), arrive(b"young")
        assert storage.sweep(now=0) == []
        later = 10**12
        assert len(storage.sweep(dry_run=True, now=later)) == 2
        storage.sweep(now=later)
        assert not storage.has_arrived(left.id)
        assert not storage.has_arrived(young.id)
        assert Case.objects.get().files.count() == 1


def test_after_a_lost_telephone_a_new_one_can_be_added(desk):
    user = desk.officers[0].reader.user
    TOTPDevice.objects.create(user=user, name="เครื่องเก่า")
    run("complaints_reader", "new-phone", user.username)
    assert not user_has_device(user, confirmed=None)
