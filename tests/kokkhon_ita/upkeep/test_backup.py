"""A backup taken from a serving site brings an empty machine back to it, case and receipt code included."""

import logging
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pyrage
import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from complaints.filing import intake
from complaints.models import StaffMember
from complaints.readers.choosing import Involved
from complaints.sealing import receipts
from kokkhon_ita import __version__
from kokkhon_ita.upkeep import backup
from publishing import ledger
from tests import factories, processes
from tests.complaints import demo
from tests.complaints.filing.test_intake import arrive
from tests.installation import Installation
from tests.version_before import FILTER

OPEN = """
from complaints.sealing import stretching
stretching.RECEIPT = stretching.Cost(passes=1, mebibytes=8)
from complaints.files import storage
from complaints.filing import intake
from complaints.models import Case
from complaints.sealing import files
opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of("{code}"))
(info,) = opened.files()
with storage.open_kept(info.id) as source:
    print(b"".join(files.read(source, info.key, info.id, info.size)).decode())
"""


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    """A desk with one case and one edition, and where its backups go."""
    settings.BACKUP_ROOT = tmp_path / "backups"
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT / "ประกาศ.pdf").write_bytes(b"%PDF-1.7 announcement")
    factories.organisation()
    factories.publish("organisation", "")
    _, code = demo.make_desk().file(arrived=[arrive(b"evidence")])
    return code


def empty_machine(settings, tmp_path):
    """Return an installation without a table or a file, on the same kind of database."""
    variables = {"COMPLAINTS_PEPPER": settings.COMPLAINTS_PEPPER}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS restored WITH (FORCE)")
            cursor.execute("CREATE DATABASE restored")
        variables |= {
            "DATABASE_URL": f"postgres:///{connection.settings_dict['HOST']}/restored",
            "PGUSER": processes.environment()["PGUSER"],
        }
    return Installation(tmp_path / "machine", static_root=tmp_path / "static", **variables)


def test_an_empty_machine_becomes_the_site_again(office, settings, tmp_path):
    made = backup.make()
    machine = empty_machine(settings, tmp_path)
    assert "กู้คืนแล้ว ทะเบียนการเผยแพร่ถูกต้องครบถ้วน" in machine.manage("restore", str(made))
    assert (tmp_path / "machine" / "files" / "ประกาศ.pdf").read_bytes() == b"%PDF-1.7 announcement"
    head = machine.shell("from publishing import ledger; print(*ledger.head())")
    assert head.split() == [str(part) for part in ledger.head()]
    assert machine.shell(OPEN.format(code=office)) == "evidence\n"
    with pytest.raises(subprocess.CalledProcessError):
        machine.manage("restore", str(made))


def test_backup_for_an_offline_key_shows_nothing_without_it(office, settings, tmp_path, capsys):
    identity = pyrage.x25519.Identity.generate()
    settings.BACKUP_RECIPIENT = str(identity.to_public())
    made = backup.make()
    assert made.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert b"announcement" not in made.read_bytes()
    assert 134_217_728 < made.stat().st_size < 134_300_000
    (key := tmp_path / "key.txt").write_text(f"# created: today\n{identity}\n")
    call_command("restore", made, "--check", "--identity", key)
    assert "แฮชตรงทุกไฟล์" in capsys.readouterr().out
    with pytest.raises(CommandError, match="--identity"):
        call_command("restore", made, "--check")
    key.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    with pytest.raises(CommandError, match=r"เปิดข้อมูลสำรองไม่ได้"):
        call_command("restore", made, "--check", "--identity", key)


def test_of_sealed_files_an_encrypted_backup_tells_only_that_their_sum_has_doubled():
    mebibyte, public = 1 << 20, 500 << 20
    sizes = [backup.padded(public + sealed * mebibyte, sealed * mebibyte) // mebibyte for sealed in range(1, 257)]
    assert sizes == [576] * 64 + [640] * 64 + [768] * 128


def test_who_is_kept_out_learns_nothing_from_backups_logs_and_mail(office, settings, tmp_path, caplog, capfd):
    """The accused has the folder of backups, the journal, every log and every mail; one case is about them."""
    settings.BACKUP_RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
    caplog.set_level(logging.DEBUG)
    seen = []
    for about in (b"", b"evidence of the accused" * 60_000):
        shutil.rmtree(settings.BACKUP_ROOT, ignore_errors=True)
        mail.outbox.clear()
        needles = ["evidence of the accused"]
        if about:
            accused = StaffMember.objects.first()
            case = intake.file(
                intake.Report(
                    channel="corruption",
                    subject="เรื่องของผู้ถูกกล่าวหา",
                    fields={"what": f"{accused.position} เรียกเงิน"},
                    involved=Involved(frozenset([accused.pk])),
                ),
                code=receipts.generate(),
                arrived=[arrive(about)],
            )
            needles += [case.number, str(case.pk), case.pk.hex, "เรียกเงิน", accused.position]
        call_command("complaints_daily")
        call_command("backup")
        [made] = settings.BACKUP_ROOT.iterdir()
        told = capfd.readouterr()
        letters = "".join(f"{one.subject}{one.body}{one.to}" for one in mail.outbox)
        logs = caplog.text + told.out + told.err + letters
        assert not [word for word in needles if word in logs or word.encode() in made.read_bytes()]
        assert re.fullmatch(r"backup-\d{4}-\d\d-\d\dT\d{6}\.tar\.age", made.name)
        seen.append((made.stat().st_size >> 20, letters, len(told.out.splitlines())))
    assert seen[0] == seen[1]


def changed(made, place, name, change):
    """Unpack a backup, let the bytes of one file be what `change` makes of them, and pack it again."""
    with tarfile.open(made) as tar:
        tar.extractall(place, **FILTER)
    (place / name).write_bytes(change((place / name).read_bytes()))
    with tarfile.open(made, "w") as tar:
        for path in sorted(place.rglob("*")):
            tar.add(path, path.relative_to(place), recursive=False)


def test_rehearsal_finds_an_altered_file_and_leaves_nothing_behind(office, settings, tmp_path):
    made = backup.make()
    changed(made, tmp_path / "unpacked", "files/ประกาศ.pdf", lambda content: content + b"another")
    with pytest.raises(CommandError, match=r"files/ประกาศ\.pdf"):
        call_command("restore", made, "--check")
    assert list(settings.BACKUP_ROOT.iterdir()) == [made]


def test_code_that_is_older_than_a_backup_refuses_it_and_names_its_version(office, tmp_path):
    made = backup.make()
    to_come = b'"migrations": ["publishing.9999_to_come", "a_package_given_up.0001_initial",'
    changed(made, tmp_path / "unpacked", backup.MANIFEST, lambda told: told.replace(b'"migrations": [', to_come))
    with pytest.raises(CommandError, match=rf"ใหม่กว่าโปรแกรมในเครื่องนี้.+git checkout v{re.escape(__version__)}"):
        call_command("restore", made, "--check")


@pytest.mark.parametrize(("name", "kind"), [("../away", "0"), ("/away", "0"), ("link", "2")])
def test_what_would_lie_elsewhere_is_refused(office, tmp_path, name, kind):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind.encode(), "/etc/passwd"
    with tarfile.open(tmp_path / "made.tar", "w") as tar:
        tar.addfile(member)
    with pytest.raises(CommandError, match="เปิดข้อมูลสำรองไม่ได้"):
        call_command("restore", tmp_path / "made.tar", "--check")


def test_site_that_holds_something_is_never_overwritten(office):
    with pytest.raises(CommandError, match="กู้คืนได้เฉพาะในที่ว่าง"):
        call_command("restore", backup.make())


def test_torn_file_is_refused_with_a_sentence(office, tmp_path):
    (torn := Path(tmp_path / "torn.tar")).write_bytes(backup.make().read_bytes()[:2000])
    with pytest.raises(CommandError, match=r"เปิดข้อมูลสำรองไม่ได้|ไม่ครบ"):
        call_command("restore", torn, "--check")


def test_old_backups_go_when_a_new_one_is_whole(office, settings):
    settings.BACKUP_ROOT.mkdir()
    for day in range(1, 29):
        (settings.BACKUP_ROOT / f"backup-2026-02-{day:02}T020000.tar").touch()
    call_command("backup")
    assert len(list(settings.BACKUP_ROOT.iterdir())) == 15
