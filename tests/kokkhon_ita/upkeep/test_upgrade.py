"""An office of the version before is upgraded, and goes back, by the commands of docs/how-to/deploy.md: on its own code both times."""

import json
import re
import shutil

import pytest
from django.db import connection

from tests import version_before
from tests.fresh import guide
from tests.installation import CHEAPLY, Installation
from tests.private_postgres import new_database, on_server

# Each version's own tests make the office.
FILL = f"""{CHEAPLY}
import json
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from tests import factories
from tests.complaints import demo
from tests.complaints.filing.test_intake import arrive
factories.measure(factories.plan(2566, measures=0), title="ปลูกหญ้าแฝกริมคลอง")
factories.publish("organisation", "")
factories.publish("measures", "2566")
desk = demo.make_desk()
case, code = desk.file(what="ถนนทรุดหน้าวัด", arrived=[arrive(b"evidence")])
passphrase = desk.officers[0].passphrase
print(json.dumps([code, passphrase]))
"""
# What readers, the ledger, the receipt and the officer find.
LOOK = """
import json
from django.test import Client
from common.models import Organisation
from complaints.files import storage
from complaints.filing import intake
from complaints.models import Case, Reader
from complaints.readers import unlocking
from complaints.sealing import files
from publishing import integrity, ledger
case = Case.objects.get()
mine = intake.open_as_reporter(case, intake.claim_of(code))
(info,) = mine.files()
with storage.open_kept(info.id) as source:
    evidence = b"".join(files.read(source, info.key, info.id, info.size)).decode()
reader = Reader.objects.get(user__username="officer1")
theirs = unlocking.open_case(case, unlocking.unlock(reader, passphrase).box)
pages = [Client(SERVER_NAME="127.0.0.1").get(path) for path in ("/", "/contact/", "/measures/2566/", "/ledger/")]
told = [[entry.content["fields"]["what"] for entry in opened.entries()[:1]] for opened in (mine, theirs)]
print(json.dumps([
    [page.status_code for page in pages], "ปลูกหญ้าแฝกริมคลอง" in pages[2].text.replace(chr(0x2060), ""),
    integrity.problems(), evidence, told, Organisation.objects.get().phones, ledger.head(),
]))
"""
# As the service asks before it starts (tests/deploy/test_service.py), and a change that the way back must take away.
BEFORE_SERVING = """
from django.core.management import call_command
call_command("doctor", before_serving=True)
"""
CHANGE = """
Organisation.objects.update(phones="แก้หลังปรับรุ่น")
"""


def documented(heading):
    """Return the commands of manage.py that a section of the guide gives, in their order, `FILE` for a backup's name."""
    blocks = "".join(guide.commands(guide.section("deploy", heading)))
    return re.findall(r"scripts/as_site\.py (.+)", blocks)


@pytest.fixture
def office(tmp_path, static_root):
    """The version before, with its office: (what runs its code, the office's secrets)."""
    try:
        version_before.unpack(tmp_path / "before")
    except LookupError as without_history:
        pytest.skip(str(without_history))
    database = new_database("upgraded") if connection.vendor == "postgresql" else {}
    gathered = shutil.copytree(static_root, tmp_path / "static")  # what gathers and compresses is tested elsewhere
    before = Installation(tmp_path / "data", static_root=gathered, DEBUG="1", **database)
    before.root = tmp_path / "before"
    before.data_dir.mkdir()
    yield before
    if database:
        on_server('DROP DATABASE "upgraded" WITH (FORCE)')


def found(told):
    """Return what LOOK found last of the head of the ledger; everything else must be as it was filled in."""
    *found, head = json.loads(told.splitlines()[-1])
    assert found == [[200] * 4, True, [], "evidence", [["ถนนทรุดหน้าวัด"]] * 2, ""]
    return head


@pytest.mark.postgres
@pytest.mark.served
@pytest.mark.slow
def test_an_office_of_the_version_before_is_upgraded_and_goes_back(office):
    before, now = office, Installation(office.data_dir, static_root=office.static_root)
    now.environment = before.environment
    *_, secrets, looked = before.shell(FILL + LOOK).splitlines()
    head = found(looked)
    look = f"{CHEAPLY}code, passphrase = {secrets}{LOOK}"

    assert documented("Update") == ["backup"]
    before.manage("backup")
    (backup,) = (before.data_dir / "backups").iterdir()
    now.manage("prepare_site")
    assert found(now.shell(BEFORE_SERVING + look + CHANGE)) == head

    assert documented("Go back") == ["restore /var/lib/kokkhon-ita/backups/FILE"]
    aside = before.data_dir.rename(before.data_dir.with_name("failed"))
    for kept in ("backups", "register"):
        if (aside / kept).exists():
            shutil.copytree(aside / kept, before.data_dir / kept)
    if connection.vendor == "postgresql":
        on_server('DROP DATABASE "upgraded"')
        on_server('CREATE DATABASE "upgraded"')
    before.manage("restore", str(before.data_dir / "backups" / backup.name))
    assert found(before.shell(look)) == head
