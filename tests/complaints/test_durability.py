"""A filing that is killed at any step leaves nothing half-made, and one that was acknowledged is never lost."""

import pytest
from django.core.management import call_command
from django.db import connection

from complaints import intake, storage
from complaints.models import Case, Item, SealedFile
from complaints.sealing import files, receipts
from tests import processes
from tests.complaints import demo
from tests.complaints.test_intake import arrive

FILE = """
import os, sys
from django.conf import settings
from pathlib import Path
from complaints import intake, keyholders, storage
from complaints.sealing import files, stretching
from complaints.uploads import Arrived

step, code, root, pepper = sys.argv[1:]
settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER = Path(root), pepper
stretching.RECEIPT = stretching.Cost(passes=1, mebibytes=8)
module, name = step.split(".") if step != "none" else ("intake", "")
if name:
    def die(*args, **kwargs):
        os.kill(os.getpid(), 9)
    target = {"intake": intake, "storage": storage}[module]
    if name.endswith("_after"):
        name = name.removesuffix("_after")
        real = getattr(target, name)
        def after(*args, **kwargs):
            real(*args, **kwargs)
            die()
        setattr(target, name, after)
    else:
        setattr(target, name, die)
file, sink = storage.arrive()
key = files.new_key()
writer = files.Writer(sink, key, file)
writer.write(b"evidence")
size = writer.close()
sink.close()
report = intake.Report(door="corruption", subject="x", fields={"what": "x"})
intake.file(report, code=code, arrived=[Arrived(file, "a.txt", size, "0" * 64, key)])
print("acknowledged")
"""
STEPS = ["intake.claim_of", "storage._move", "storage._move_after", "intake._write", "intake._write_report",
         "intake._write_report_after", "intake._read_back", "intake._read_back_after"]  # fmt: skip


@pytest.fixture
def shared_desk(transactional_db):
    return demo.make_desk()


def attempt(step, code, settings):
    child = processes.start(FILE, step, code, settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER)
    out, err = child.communicate(timeout=120)
    return child.returncode, out, err


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_nothing_is_half_stored(shared_desk, settings, step):
    code = receipts.generate()
    status, out, err = attempt(step, code, settings)
    assert (status, out) == (-9, ""), err
    connection.close()
    assert not Case.objects.exists()
    assert not Item.objects.exists()
    assert not SealedFile.objects.exists()
    storage.sweep(now=10**12)
    assert not [path for path in settings.SEALED_ROOT.rglob("*") if path.is_file()]


def test_what_was_acknowledged_is_there_whole(shared_desk, settings):
    code = receipts.generate()
    status, out, err = attempt("none", code, settings)
    assert (status, out) == (0, "acknowledged\n"), err
    opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    (info,) = opened.files()
    with storage.open_kept(info.id) as source:
        assert b"".join(files.read(source, info.key, info.id, info.size)) == b"evidence"


def test_a_backup_opens_on_a_new_machine_for_both_sides(desk, settings, tmp_path):
    case, code = desk.file(arrived=[arrive(b"evidence")])
    backup = tmp_path / "backup.json"
    tables = ["complaints", "common"]
    call_command("dumpdata", *tables, output=backup, verbosity=0)
    Case.objects.all().delete()
    settings.SEALED_ROOT = settings.SEALED_ROOT.rename(tmp_path / "elsewhere")
    call_command("loaddata", backup, verbosity=0)
    reporter = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    officer = desk.officers[0].opens(case)
    for opened in (reporter, officer):
        (info,) = opened.files()
        with storage.open_kept(info.id) as source:
            assert b"".join(files.read(source, info.key, info.id, info.size)) == b"evidence"
