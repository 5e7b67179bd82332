"""A case, the roster or the whole database put back to an older state of itself is seen, and opens to nobody until keepers accept it."""

import os
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from complaints import anchoring, freshness, register, row_macs
from complaints.cases import desk_work
from complaints.cases.open_case import writing
from complaints.filing import intake
from complaints.models import Case, Item, Reader, RosterVersion, SealedFile
from complaints.readers import choosing, keyholders, roster_version, shutting_out, sound
from complaints.row_macs import Altered
from complaints.sealing import receipts
from publishing.models import LedgerEntry
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

pytestmark = pytest.mark.django_db(transaction=True)


def copy():
    """Return what a backup would hold of the cases and the roster, rows and all."""
    return [
        serializers.serialize("python", model.objects.all())
        for model in (Case, Item, SealedFile, RosterVersion, Reader)
    ]


def put_back(copied):
    """Make the tables what they were, as one who writes the database would."""
    models = (Case, Item, SealedFile, RosterVersion, Reader)
    with transaction.atomic():
        for model in (Item, SealedFile, Case, RosterVersion):
            model.objects.all().delete()
        for model, rows in zip(models, copied, strict=True):
            kept = list(serializers.deserialize("python", rows))
            for row in kept:
                row.save()
            assert model.objects.count() >= len(kept)


def note(person, case, text="บันทึก"):
    with writing(person.opens(case)) as opened:
        desk_work.note(opened, text=text, by="x", item=None)


def two_notes_of_which_one_is_empty(opened):
    for text in ("x", ""):
        desk_work.note(opened, text=text, by="x", item=None)
        row_macs.save(opened.case)


def cut_the_ledger(entry):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM publishing_ledgerentry WHERE position = %s", [entry.position])


def restore(desk, codes=None):
    out = StringIO()
    call_command("complaints_restored", codes=codes or list(desk.recovery.codes[:2]), stdout=out)
    return out.getvalue()


@pytest.mark.promise("older-rows-open-nothing")
def test_a_case_put_back_before_a_removal_opens_to_nobody_and_the_desk_says_so(desk):
    case, code = desk.file()
    gone = desk.officers[0]
    before = copy()
    with writing(intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))) as opened:
        shutting_out.shut_out(opened, gone.reader.pk)
    put_back(before)
    row = Case.objects.get()
    assert row_macs.is_written(row)
    for person in desk.officers:
        with pytest.raises(Altered):
            person.opens(case)
    with pytest.raises(Altered):
        intake.open_as_reporter(row, intake.claim_of(code))
    assert case.number in enter(gone).get(DESK).content.decode()


def test_a_case_that_was_deleted_or_never_came_back_is_missed(desk):
    desk.file()
    before = copy()
    desk.file()
    assert freshness.faults() == []
    put_back(before)
    assert freshness.faults() == [freshness.OLDER]
    assert freshness.OLDER in enter(desk.officers[1]).get(DESK).content.decode()


@pytest.mark.parametrize("destroyed_on", [None, demo.MONDAY.date()])
def test_a_deleted_case_is_missed_though_another_row_stands_in_its_place(desk, destroyed_on):
    gone, other = desk.file()[0], desk.file()[0]
    made_up = Case.objects.filter(pk=other.pk).values().get() | {"id": uuid4(), "locator": None}
    Case.objects.filter(pk=gone.pk).delete()
    Case.objects.create(**made_up | {"destroyed_on": destroyed_on})
    assert freshness.faults() == [freshness.OLDER]


@pytest.mark.promise("older-rows-open-nothing")
def test_a_roster_put_back_shuts_the_channels_and_every_desk(desk):
    before = copy()
    keyholders.dismiss(desk.officers[0].reader)
    put_back(before)
    cut_the_ledger(LedgerEntry.objects.filter(payload__title=roster_version.IN_LEDGER).order_by("position").last())
    assert sound.faults() == [sound.NOT_IN_FORCE]
    assert not choosing.is_open("corruption")
    client = enter(desk.officers[0], unlock=False)
    assert client.post(DESK + "unlock/", {"passphrase": desk.officers[0].passphrase}).status_code == 422


def test_a_change_that_was_not_stored_leaves_the_case_as_it_was_and_a_crash_leaves_both(desk, monkeypatch):
    case, _ = desk.file()
    with pytest.raises(ValidationError), writing(desk.officers[0].opens(case)) as opened:
        two_notes_of_which_one_is_empty(opened)
    assert desk.officers[0].opens(case)
    with monkeypatch.context() as crash:
        crash.setattr(register, "_settle", lambda name, state: None)
        note(desk.officers[0], case)
    assert desk.officers[0].opens(case)
    note(desk.officers[1], case)
    assert freshness.faults() == []
    assert len(register.sure()) == 2


def test_a_row_that_was_read_before_another_s_change_is_no_alarm(desk):
    case, _ = desk.file()
    read = Case.objects.get()
    newest = RosterVersion.objects.first()
    note(desk.officers[0], case)
    demo.on_roster(position="คนใหม่")
    assert row_macs.holds(read)
    assert row_macs.holds(newest)


def test_the_register_tells_no_case_no_time_and_no_number_of_changes(desk, settings):
    case, code = desk.file()
    for _ in range(3):
        note(desk.officers[0], case)
    (file,) = settings.REGISTER_ROOT.iterdir()
    content = file.read_bytes()
    for mark in (case.pk.bytes, case.pk.hex.encode(), code.encode(), bytes(case.locator), case.number.encode()):
        assert mark not in content
    assert all(os.stat(path).st_mtime % 86400 == 17 * 3600 for path in (file, file.parent))
    assert len(register.sure()) == 2
    other = {name: state for name, state, _ in freshness.marks()}
    assert register.sure() == other


def test_without_its_disk_nothing_is_filed(desk, monkeypatch):
    monkeypatch.setattr(register, "_PATIENCE", 0.1)
    desk.file()
    case, _ = desk.file()
    whole = register._file().read_bytes()
    register._file().write_bytes(b"broken" * 100)
    with pytest.raises(intake.REFUSALS):
        desk.file()
    register._settle(bytes(32), bytes(32))
    register._file().write_bytes(whole)
    assert desk.officers[0].opens(case)


class TestAnchor:
    """The day's hash over all cases in the public ledger."""

    def entries(self):
        return LedgerEntry.objects.filter(payload__title=freshness.IN_LEDGER).order_by("position")

    def test_one_a_day_whether_anything_changed_or_not_and_never_at_a_change(self, desk):
        with time_machine.travel(timezone.now() + timedelta(days=1), tick=False) as clock:
            for _ in range(2):
                call_command("complaints_anchor", stdout=StringIO())
            desk.file()
            assert self.entries().count() == 1
            for _ in range(2):
                clock.shift(86400)
                call_command("complaints_anchor", stdout=StringIO())
        told = [entry.payload for entry in self.entries()]
        assert [one["number"] for one in told] == [1, 2, 3]
        assert len({one["content_sha256"] for one in told}) == 3
        assert {tuple(sorted(one)) for one in told} == {tuple(sorted(told[0]))}
        salt = register.told()[2]
        assert told[-1]["content_sha256"] == anchoring.head(salt, anchoring.of_database())

    def test_an_older_database_is_not_anchored(self, desk):
        before = copy()
        desk.file()
        put_back(before)
        with pytest.raises(CommandError, match="เก่ากว่า"):
            call_command("complaints_anchor", stdout=StringIO())
        assert not self.entries().exists()

    def test_a_ledger_put_back_before_the_anchor_is_seen(self, desk):
        anchoring.anchor()
        assert freshness.faults() == []
        cut_the_ledger(LedgerEntry.objects.get(position=register.told()[0]))
        assert freshness.faults() == [freshness.OLDER]

    def test_a_register_that_is_gone_opens_nothing_once_the_ledger_knows_of_cases(self, desk):
        case, _ = desk.file()
        anchoring.anchor()
        register._file().unlink()
        with pytest.raises(Altered):
            desk.officers[0].opens(case)
        assert not choosing.is_open("general")
        tomorrow = timezone.now() + timedelta(days=1)
        with time_machine.travel(tomorrow), pytest.raises(CommandError):
            call_command("complaints_anchor", stdout=StringIO())
        restore(desk)
        assert desk.officers[0].opens(case)
        assert Case.objects.get().restored_on

    def test_an_office_that_updates_takes_over_what_it_holds(self, desk):
        case, _ = desk.file()
        register._file().unlink()
        assert desk.officers[0].opens(case)
        assert freshness.faults() == []


class TestRestored:
    """Two keepers accept a backup; nobody who was taken off a case comes back by it."""

    @pytest.fixture
    def office(self, desk):
        """A backup, after which one case was changed, from another a reader was shut out, and a third came."""
        changed, _ = desk.file()
        rekeyed, code = desk.file()
        before = copy()
        note(desk.officers[0], changed)
        with writing(intake.open_as_reporter(Case.objects.get(pk=rekeyed.pk), intake.claim_of(code))) as opened:
            shutting_out.shut_out(opened, desk.officers[0].reader.pk)
        desk.file()
        anchoring.anchor()
        put_back(before)
        return changed, rekeyed, code

    @pytest.mark.promise("shut-out-opens-nothing")
    def test_the_changed_one_opens_again_and_the_rekeyed_one_to_the_outside_reader_alone(
        self, desk, office, page_client
    ):
        changed, rekeyed, code = office
        said = restore(desk)
        assert rekeyed.number in said
        assert "ไม่กลับมา 1 เรื่อง" in said
        assert desk.officers[0].opens(changed)
        assert [bool(person.opens(rekeyed)) for person in (*desk.officers, desk.outside)] == [False, False, False, True]
        page = page_client.post("/complaints/track/", {"code": code}).content.decode()
        assert "คืนจากสำเนาสำรองเมื่อ" in page
        assert "คืนจากสำเนาสำรองเมื่อ" in enter(desk.officers[1]).get(f"{DESK}{changed.pk}/").content.decode()
        assert freshness.faults() == []
        assert LedgerEntry.objects.filter(payload__title=anchoring.RESTORED).count() == 1
        call_command("complaints_anchor", stdout=StringIO())

    def test_without_an_outside_reader_the_rekeyed_one_stays_shut(self, desk, office):
        changed, rekeyed, _ = office
        keyholders_gone(desk)
        assert "ยังเปิดไม่ได้" in restore(desk)
        assert desk.officers[1].opens(changed)
        with pytest.raises(Altered):
            desk.officers[1].opens(rekeyed)

    def test_one_keeper_or_a_stranger_s_codes_accept_nothing(self, desk, office):
        own = desk.recovery.codes[0]
        for codes in ([own, own], [own, receipts.generate()], ["x", "y"]):
            with pytest.raises(CommandError):
                restore(desk, codes)
        with pytest.raises(Altered):
            desk.officers[0].opens(office[0])
        assert not LedgerEntry.objects.filter(payload__title=anchoring.RESTORED).exists()


def keyholders_gone(desk):
    """Take the outside reader's row and its place in the roster, as the office would have."""
    freshness_mark = freshness.mark_of(RosterVersion.objects.first())
    register.note(freshness_mark)
    keyholders.dismiss(desk.outside.reader)
