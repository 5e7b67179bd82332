"""What the site says of its own fitness: to a machine by name, to a person with the step that mends it."""

import os
import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from common.models import StaffUser
from complaints import freshness
from complaints.sealing.errors import Altered
from kokkhon_ita.upkeep import health, notices
from publishing.models import LedgerHead
from tests import factories
from tests.complaints import demo
from tests.disclosures.records import stored_file

pytestmark = pytest.mark.django_db


def names():
    return [fault.name for fault in health.faults()]


def test_sound_installation_is_ready(client, capsys):
    factories.organisation()
    factories.publish("organisation", "")
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (200, "ready\n")
    call_command("doctor")
    assert "พร้อมให้บริการ" in capsys.readouterr().out


def test_errors_that_nobody_is_told_of_are_said_by_the_doctor_alone(client, settings, capsys):
    settings.ERRORS_TO, settings.MAIL_IS_SET_UP = ["it@example.go.th"], False
    with pytest.raises(CommandError, match="พบสิ่งที่ต้องแก้ 1 ข้อ"):
        call_command("doctor")
    assert "ใส่ EMAIL_URL" in capsys.readouterr().out
    assert "mail" not in names()
    settings.MAIL_IS_SET_UP = True
    call_command("doctor")


def test_process_lives_without_its_database(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("secret of the database")

    monkeypatch.setattr(connection, "cursor", away)
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "database\n")


def test_full_disk_is_said_with_its_step(client, monkeypatch, capsys):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: SimpleNamespace(free=499 * 2**20))
    assert client.get("/readyz").text == "disk\n"
    with pytest.raises(CommandError, match="พบสิ่งที่ต้องแก้ 1 ข้อ"):
        call_command("doctor")
    assert "เหลือ ๔๙๙ MiB น้อยกว่า ๕๐๐ MiB\n  วิธีแก้: เพิ่มที่ว่าง" in capsys.readouterr().out
    call_command("doctor", "--before-serving")


def test_one_file_that_cannot_be_read_is_said_by_doctor_alone(client, capsys):
    whole, torn = stored_file(b"whole"), stored_file(b"torn")
    call_command("doctor")
    torn.path.write_bytes(b"to")
    unreadable = whole.path.with_name("leads-nowhere")  # for the superuser of the machine every other file can be read
    unreadable.symlink_to("nowhere")
    try:
        with pytest.raises(CommandError, match="พบสิ่งที่ต้องแก้ 2 ข้อ"):
            call_command("doctor")
        call_command("doctor", "--before-serving")
        assert client.get("/readyz").status_code == 200
    finally:
        unreadable.unlink()
        torn.path.unlink()
    told = capsys.readouterr().out
    assert f"อ่านสิ่งที่เก็บไว้ไม่ได้ ๑ แห่ง เช่น {unreadable}\n  วิธีแก้: ให้ผู้ใช้ที่รันเว็บไซต์เป็นเจ้าของ" in told
    assert f"หายไปหรือไม่ครบ ๑ ไฟล์ เช่น {torn.name}\n  วิธีแก้: นำเข้าไฟล์เดิมอีกครั้ง" in told


def test_a_database_that_can_only_be_read_is_said(monkeypatch):
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: ".sqlite3" not in str(path) and may(path, mode))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET transaction_read_only = on")
    assert names() == ["database-read-only"]


def test_clock_before_the_newest_entry_is_noticed():
    factories.organisation()
    factories.publish("organisation", "")
    with time_machine.travel(timezone.now() - timedelta(minutes=2), tick=False):
        assert names() == ["clock"]
        first, *_ = notices.notices(StaffUser(is_superuser=True))
        assert "นาฬิกา" in first.sentence
    with time_machine.travel(timezone.now() - timedelta(seconds=30), tick=False):
        assert names() == []


def test_a_chain_whose_head_was_changed_stops_the_start():
    factories.organisation()
    factories.publish("organisation", "")
    LedgerHead.objects.update(sha256="0" * 64)
    assert names() == ["chain"]
    with pytest.raises(CommandError):
        call_command("doctor", "--before-serving")


def test_another_server_secret_stops_the_start(settings):
    demo.make_desk()
    settings.COMPLAINTS_PEPPER = "00" * 32
    assert names() == ["secret"]
    with pytest.raises(CommandError):
        call_command("doctor", "--before-serving")


def test_migration_that_waits_is_counted(monkeypatch):
    monkeypatch.setattr(health.migrating, "waiting", lambda: 2)
    assert [fault.sentence for fault in health.faults()] == ["ฐานข้อมูลยังไม่ปรับตามรุ่นนี้ ๒ รายการ"]


class TestSeveralMachines:
    """What machines that share a bucket and a database must share besides, or the start of one is refused."""

    @pytest.fixture(autouse=True)
    def machine(self, settings, tmp_path, monkeypatch):
        settings.SEVERAL_MACHINES = settings.REGISTER_IS_NAMED = True
        monkeypatch.setenv("DESK_RUN_KEY", "d5" * 32)

    def test_a_machine_whose_register_nobody_named_does_not_start(self, settings, capsys):
        assert names() == []
        settings.REGISTER_IS_NAMED = False
        assert names() == ["register-place"]
        with pytest.raises(CommandError):
            call_command("doctor", "--before-serving")
        assert "ตั้ง REGISTER_DIR" in capsys.readouterr().out
        settings.SEVERAL_MACHINES = False
        assert names() == []

    def test_a_machine_without_the_shared_folder_begins_no_register_and_opens_nothing(self, settings, tmp_path):
        case, _ = demo.make_desk().file()
        assert (names(), freshness.is_fresh(case)) == ([], True)
        settings.REGISTER_ROOT = tmp_path / "not-mounted"
        assert (names(), freshness.is_fresh(case), settings.REGISTER_ROOT.exists()) == (["register"], False, False)
        with pytest.raises(Altered):
            freshness.note(case)

    def test_a_register_that_never_heard_of_a_case_is_another_s(self, settings, tmp_path):
        desk = demo.make_desk()
        shutil.copytree(settings.REGISTER_ROOT, tmp_path / "copied")
        desk.file()
        assert names() == []
        settings.REGISTER_ROOT = tmp_path / "copied"
        assert names() == ["register"]
        settings.COMPLAINTS_PEPPER = ""
        assert names() == ["secret"]

    def test_a_machine_without_the_key_of_unlocked_desks_is_told_and_starts(self, monkeypatch, capsys):
        monkeypatch.delenv("DESK_RUN_KEY")
        call_command("doctor", "--before-serving")
        assert "ยังไม่ได้ตั้ง DESK_RUN_KEY" in capsys.readouterr().out
        assert names() == []
