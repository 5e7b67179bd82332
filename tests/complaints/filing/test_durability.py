"""A filing or a reply that is killed at any step leaves nothing half-made, and one that was acknowledged is never lost."""

import pytest
from django.core.management import call_command
from django.db import connection

from complaints.files import storage
from complaints.filing import intake
from complaints.models import Case, Item, SealedFile
from complaints.sealing import files, receipts
from tests import processes
from tests.complaints import demo
from tests.complaints.filing.test_intake import arrive

CHILD = """
import os, sys
from importlib import import_module
from uuid import UUID
from django.conf import settings
from pathlib import Path
from complaints.cases import following
from complaints.files import storage
from complaints.filing import intake
from complaints.models import Case
from complaints.sealing import files, stretching
from complaints.files.uploads import Arrived

step, code, root, pepper = sys.argv[1:]
settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER = Path(root), pepper
settings.REGISTER_ROOT = Path(root).parent / "register"
stretching.RECEIPT = stretching.Cost(passes=1, mebibytes=8)

def kill_at(step):
    module, *inner, name = step.removesuffix("_after").split(".")
    target = import_module(f"complaints.{module}")
    for part in inner:
        target = getattr(target, part)
    real = getattr(target, name)
    def killed(*args, **kwargs):
        if step.endswith("_after"):
            real(*args, **kwargs)
        os.kill(os.getpid(), 9)
    setattr(target, name, killed)

if step != "none":
    kill_at(step)
file, sink = storage.arrive()
key = files.new_key()
writer = files.Writer(sink, key, file)
writer.write(b"evidence")
size = writer.close()
sink.close()
arrived = [Arrived(file, "a.txt", size, "0" * 64, key)]
"""
FILE = (
    CHILD
    + """
report = intake.Report(channel="corruption", subject="x", fields={"what": "x"})
intake.file(report, code=code, arrived=arrived)
print("acknowledged")
"""
)
REPLY = (
    CHILD
    + """
opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
following.reply(opened, text="หลักฐานเพิ่ม", arrived=arrived, item=UUID(int=7))
print("acknowledged")
"""
)
STEPS = ["filing.intake.claim_of", "files.disk._move", "files.disk._move_after", "filing.intake._write", "filing.intake._write_report",
         "filing.intake._write_report_after", "filing.intake._read_back", "filing.intake._read_back_after"]  # fmt: skip
REPLY_STEPS = [
    "cases.open_case.OpenCase.add_file",
    "files.disk._move_after",
    "cases.open_case.OpenCase.add_file_after",
    "cases.open_case.OpenCase.add_after",
]


@pytest.fixture
def shared_desk(transactional_db):
    return demo.make_desk()


def attempt(step, code, settings, script=FILE):
    child = processes.Child(script, step, code, settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER)
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


@pytest.mark.parametrize("step", REPLY_STEPS)
def test_a_reply_killed_at_a_step_is_not_there_and_its_retry_is_there_once(shared_desk, settings, step):
    case, code = shared_desk.file(arrived=[arrive(b"first")])
    status, out, err = attempt(step, code, settings, REPLY)
    assert (status, out) == (-9, ""), err
    connection.close()
    for opened in both_sides(shared_desk, case, code):
        assert (len(opened.entries()), len(opened.files())) == (1, 1)
    for _ in range(2):
        status, out, err = attempt("none", code, settings, REPLY)
        assert (status, out) == (0, "acknowledged\n"), err
    connection.close()
    for opened in both_sides(shared_desk, case, code):
        assert [entry.content.get("text") for entry in opened.entries()][1:] == ["หลักฐานเพิ่ม"]
        assert len(opened.files()) == 2


def both_sides(desk, case, code):
    """The case as its reporter and as an officer open it now."""
    return [
        intake.open_as_reporter(Case.objects.get(), intake.claim_of(code)),
        desk.officers[0].opens(Case.objects.get(pk=case.pk)),
    ]


@pytest.mark.promise("read-back-before-the-code")
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
    for opened in both_sides(desk, case, code):
        (info,) = opened.files()
        with storage.open_kept(info.id) as source:
            assert b"".join(files.read(source, info.key, info.id, info.size)) == b"evidence"
