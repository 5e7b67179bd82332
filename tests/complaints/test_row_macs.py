"""Whoever writes the database without the server's secret gets nothing sealed, signed or shown from what they wrote."""

import json
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from complaints import row_macs
from complaints.cases import deadlines, retention
from complaints.cases.open_case import writing
from complaints.filing import intake
from complaints.models import Case, Desk, Holiday, Reader, RecoveryKey
from complaints.readers import choosing, keyholders, rekeying, rescue
from complaints.row_macs import Altered
from complaints.sealing import envelopes, people, recovery
from complaints.sealing.errors import SealError
from tests import factories
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter

# What a database writer could put into each column of a case.
FORGED = {
    "channel": "general",
    "received_on": date(2020, 1, 6),
    "counted_from": date(2020, 1, 6),
    "due_on": date(2099, 1, 1),
    "first_due_on": date(2099, 1, 1),
    "answered_on": date(2023, 4, 25),
    "told_on": date(2023, 4, 25),
    "written_on": date(2023, 4, 25),
    "asked_after_end": True,
    "restored_on": date(2023, 4, 25),
    "reopened": 7,
    "passed_on": date(2023, 5, 12),
    "agreed_on": date(2023, 5, 12),
    "legal_hold": True,
    "code_confirmed": True,
    "rotation": 2,
    "locator": bytes(32),
    "attestation": bytes(32),
} | dict.fromkeys(
    (
        "slots",
        "reporter_public",
        "reporter_lock",
        "reporter_envelope",
        "recovery_envelope",
        "summary",
        "readership",
        "identity",
        "former",
        "farewells",
        "escrow",
    ),
    b"forged",
)
TOGETHER = {"closed_on": {"closed_on": date(2023, 4, 25), "outcome": "rejected"}}
TOGETHER["outcome"] = TOGETHER["closed_on"]
HIDING = {"destroyed_on"}  # the row is gone for everybody, as if it had been deleted


def forge(case, name):
    Case.objects.filter(pk=case.pk).update(**TOGETHER.get(name, {name: FORGED.get(name)}))


def test_every_column_of_a_case_is_tried():
    columns = {field.attname for field in Case._meta.concrete_fields} - {"id"}
    assert columns == set(FORGED) | set(TOGETHER) | HIDING


@pytest.mark.parametrize("name", sorted(set(FORGED) | set(TOGETHER)))
def test_a_case_with_a_forged_column_opens_to_nobody(desk, name):
    case, code = desk.file()
    opened = desk.officers[0].opens(case)
    claim = intake.claim_of(code)
    forge(case, name)
    row = Case.objects.get(pk=case.pk)
    with pytest.raises(Altered):
        desk.officers[0].opens(case)
    with pytest.raises(Altered):
        intake.open_as_reporter(row, claim)
    with pytest.raises(Altered):
        rescue.keys_of(row, desk.recovery.codes[:2])
    with pytest.raises(Altered), writing(opened):
        pass


def test_a_forged_reporters_key_gets_no_new_keys(desk):
    case, _ = desk.file()
    opened = desk.officers[0].opens(case)
    thief = people.new_private()
    Case.objects.filter(pk=case.pk).update(reporter_public=people.public_of(thief))
    with pytest.raises(Altered), writing(opened) as again:
        rekeying.remove(again, reader_id=desk.officers[1].reader.pk, by="x")
    row = Case.objects.get(pk=case.pk)
    with pytest.raises(SealError):
        envelopes.open_envelope(people.box_of(thief), bytes(row.reporter_envelope), row.pk, row.rotation)


@pytest.mark.promise("altered-rows-open-nothing")
def test_the_desk_is_told_which_of_its_cases_was_altered_and_others_only_that_there_is_one(desk):
    accused = desk.officers[0]
    case, _ = desk.file(involved=[accused.reader.staff_member_id])
    sound, _ = desk.file()
    forge(case, "received_on")
    for person, told in ((desk.officers[1], True), (accused, False)):
        page = enter(person).get(DESK).content.decode()
        assert "ไม่ตรงกับที่ระบบบันทึกไว้" in page
        assert (case.number in page) == told
        assert sound.number in page
    closed, _ = desk.file()
    demo.rewrite(closed, closed_on=date(2023, 4, 25), outcome="done")
    assert "ไม่ตรงกับ" not in enter(desk.officers[2]).get(DESK + "closed/").content.decode()
    forge(closed, "received_on")
    assert closed.number in enter(desk.officers[2]).get(DESK + "closed/").content.decode()


@pytest.mark.promise("altered-rows-open-nothing")
def test_a_forged_case_shows_and_takes_nothing_at_the_desk(desk):
    case, _ = desk.file()
    client = enter(desk.officers[0])
    forge(case, "received_on")
    for address in ("", "export/"):
        answer = client.get(f"{DESK}{case.pk}/{address}")
        assert answer.status_code in (405, 409)
        assert "ความลับสุดยอด" not in answer.content.decode()
    assert "ยังเปิดเรื่องนี้ไม่ได้" in act(client, case, action="note", text="x")


def test_the_site_never_signs_a_backdated_proof(client, desk):
    case, code = desk.file()
    forge(case, "received_on")
    for action in ("show", "proof", "report", "withdrawn"):
        answer = client.post("/complaints/track/", {"code": code, "action": action})
        page = answer.content.decode()
        assert answer.status_code == 503
        assert "ไม่ตรงกับที่ระบบบันทึกไว้" in page
        assert "2020-01-06" not in page
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_what_the_site_changes_itself_keeps_a_mac_that_holds(desk):
    case, _ = desk.file()
    demo.rewrite(case, code_confirmed=True)
    Desk.objects.update(working_days=True)
    factories.publish("complaint-guideline", "")
    Holiday.objects.create(date=date(2023, 5, 4), name="วันฉัตรมงคล")
    assert deadlines.move_open_limits()
    with writing(desk.officers[0].opens(case)) as opened:
        rekeying.remove(opened, reader_id=desk.officers[1].reader.pk, by="x")
    row = Case.objects.get(pk=case.pk)
    assert row_macs.holds(row)
    demo.rewrite(row, agreed_on=row.received_on)
    assert retention.destroy(row)
    assert row_macs.holds(Case.objects.get(pk=case.pk))


def test_a_forged_row_is_neither_moved_nor_destroyed(desk):
    case, _ = desk.file()
    forge(case, "closed_on")
    with pytest.raises(Altered):
        retention.destroy(case)
    call_command("complaints_retention")
    assert Case.objects.get(pk=case.pk).slots
    Case.objects.filter(pk=case.pk).update(closed_on=None, outcome="open", due_on=date(2099, 1, 1))
    Holiday.objects.create(date=date(2023, 5, 4), name="วันฉัตรมงคล")
    deadlines.move_open_limits()
    assert not row_macs.holds(Case.objects.get(pk=case.pk))


def test_a_case_of_another_row_does_not_stand_for_this_one(desk):
    one, _ = desk.file()
    other, _ = desk.file()
    Case.objects.filter(pk=one.pk).update(
        **{name: getattr(Case.objects.get(pk=other.pk), name) for name in ("slots", "summary", "attestation")}
    )
    assert not row_macs.holds(Case.objects.get(pk=one.pk))


def test_a_retired_recovery_key_is_not_put_back_into_use(desk):
    old = RecoveryKey.objects.get()
    fresh = recovery.make()
    keyholders.set_recovery_key(public=fresh.public, locks=fresh.locks)
    assert bytes(choosing.recovery_in_use().public) == fresh.public
    RecoveryKey.objects.exclude(pk=old.pk).update(in_use=False)
    RecoveryKey.objects.filter(pk=old.pk).update(in_use=True)
    assert choosing.recovery_in_use() is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("public", bytes(32)),
        ("passphrase_lock", b"x"),
        ("code_lock", b"x"),
        ("since", date(2020, 1, 1)),
        ("outside", True),
    ],
)
def test_a_reader_with_a_forged_column_is_given_nothing(desk, name, value):
    forged = desk.officers[0].reader
    desk.outside.reader.delete()
    Reader.objects.filter(pk=forged.pk).update(**{name: value})
    assert not row_macs.holds(Reader.objects.get(pk=forged.pk))
    case, _ = desk.file()
    assert desk.officers[0].opens(case) is None


def test_rows_from_before_get_their_macs_once_and_forged_readers_none(desk, settings):
    migration = import_module("complaints.migrations.0007_attested_rows")
    case, _ = desk.file()
    Case.objects.update(attestation=b"")
    for reader in Reader.objects.all():
        Reader.objects.filter(pk=reader.pk).update(attestation=migration.of_reader(reader))
    Reader.objects.filter(pk=desk.officers[1].reader.pk).update(public=bytes(32))
    key = RecoveryKey.objects.get()
    RecoveryKey.objects.update(attestation=migration.of_recovery_key(key))
    migration.attest_rows(apps, None)
    assert row_macs.holds(Case.objects.get(pk=case.pk))
    assert row_macs.holds(RecoveryKey.objects.get())
    Case.objects.update(attestation=b"")
    settings.COMPLAINTS_PEPPER = "ab" * 32
    with pytest.raises(ImproperlyConfigured, match="COMPLAINTS_PEPPER"):
        migration.attest_rows(apps, None)
    assert not Case.objects.get(pk=case.pk).attestation
    settings.COMPLAINTS_PEPPER = "5a" * 32
    assert {row_macs.holds(reader) for reader in Reader.objects.exclude(pk=desk.officers[1].reader.pk)} == {True}
    assert not row_macs.holds(Reader.objects.get(pk=desk.officers[1].reader.pk))


def test_a_row_is_stated_by_the_names_of_its_columns_which_stay(desk):
    case, _ = desk.file()
    stated = json.loads(row_macs.statement(Case(pk=case.pk, channel="corruption", rotation=2)))
    assert stated == {"id": str(case.pk), "door": "corruption", "epoch": "2"}


@pytest.mark.django_db(transaction=True)
def test_a_case_of_before_the_renaming_opens_after_it(desk):
    desk.file()
    MigrationExecutor(connection).migrate([("complaints", "0020_destruction_by_two")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT door, epoch FROM complaints_case")
        assert cursor.fetchall() == [("corruption", 1)]
    forward = MigrationExecutor(connection)
    forward.migrate(forward.loader.graph.leaf_nodes("complaints"))
    opened = desk.officers[0].opens(Case.objects.get())
    assert (opened.case.channel, opened.case.rotation, opened.entries()[0].type) == ("corruption", 1, "report")
