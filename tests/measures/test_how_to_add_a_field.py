"""docs/how-to/add-a-field-to-a-measure.md, followed to the letter on a copy of the site."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import migrated

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "how-to" / "add-a-field-to-a-measure.md").read_text(encoding="utf-8")
EDITS = re.findall(r"```diff ([^\n]+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
ROOMS = "common publishing measures disclosures ita complaints visitors services witnesses kokkhon_ita templates static fixtures locale"
# What staff and readers meet after the change: a draft before and after the field is filled, page, schema, JSON.
LOOK = """
import json
from common.models import StaffUser
from django.core.management import call_command
from django.test import RequestFactory
from measures.models import Measure
from measures.new_year import COPIED
from measures.views import measure_page
from publishing import drafts, schemas, workflow
from publishing.models import Edition
call_command("load_site", verbosity=0)
staff = StaffUser.objects.create_superuser("staff", password="x")
before = drafts.one("measures", "2566", staff)
Measure.objects.filter(plan=2566, number=1).update(budget="30,000")
after = drafts.one("measures", "2566", staff)
[(_, _, [change])] = after.told()
edition = Edition.unsaved("measures", "2566", after.content, at=before.newest.published_at)
request = RequestFactory().get("/")
pages = [measure_page(request, shown, 1).content.decode() for shown in (before.newest, edition)]
print(json.dumps({
    "changed": [before.is_new, after.is_new],
    "change": [change.change, change.told_where, change.after],
    "pages": ["งบประมาณ (บาท)" in page for page in pages],
    "schema": schemas.named("measures-1")["$defs"]["Measure"]["properties"]["budget"]["title"],
    "json": [measure.get("budget") for measure in after.content["measures"][:2]],
    "copied": "budget" in COPIED,
}))
"""


def edited(text, change):
    """Return a file's text after one change of the page; its surroundings must stand there exactly once."""
    rows = [(row[:1], row[1:]) for row in change.splitlines()]
    old = "".join(f"{words}\n" for sign, words in rows if sign != "+")
    new = "".join(f"{words}\n" for sign, words in rows if sign != "-")
    assert text.count(old) == 1, f"the page shows what is not there:\n{old}"
    return text.replace(old, new)


@pytest.fixture
def copy(tmp_path, kept_database, django_db_setup):
    """The site's code, and a database as it is before the page."""
    for name in [*ROOMS.split(), "manage.py"]:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        elif source.exists():
            shutil.copy(source, tmp_path / name)
    migrated.give(kept_database, tmp_path / "db.sqlite3")
    return tmp_path


def run(copy, *command, **more):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "only-for-tests",
        "DEBUG": "1",
        "COMPLAINTS_PEPPER": "5c" * 32,
        "DATABASE_URL": f"sqlite:///{copy}/db.sqlite3",
        "DATA_DIR": str(copy / "data"),
        "MAKES_FILES": "0",
    }
    done = subprocess.run(command, cwd=copy, env=environment, text=True, capture_output=True, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_page_touches_at_most_six_files_and_says_the_word_once():
    files = {path for path, _ in EDITS}
    assert len(files) + len(COMMANDS) <= 6
    added = [row for _, change in EDITS for row in change.splitlines() if row.startswith("+")]
    assert sum("งบประมาณ (บาท)" in row for row in added) == 1


@pytest.mark.slow
def test_following_the_page_gives_the_field_everywhere(copy):
    for path, change in EDITS:
        file = copy / path
        file.write_text(edited(file.read_text(encoding="utf-8"), change), encoding="utf-8")
    for command in COMMANDS:
        run(copy, *command.replace("python", sys.executable, 1).split())
    run(copy, sys.executable, "manage.py", "migrate", "-v", "0")
    found = json.loads(run(copy, sys.executable, "manage.py", "shell", "--no-imports", "-c", LOOK).splitlines()[-1])
    assert found == {
        "changed": [False, True],
        "change": ["เพิ่ม", "มาตรการที่ ๑ › งบประมาณ (บาท)", "30,000"],
        "pages": [False, True],
        "schema": "งบประมาณ (บาท)",
        "json": ["30,000", None],
        "copied": True,
    }
