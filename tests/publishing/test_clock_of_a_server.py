"""A served site whose machine has its clock put on past a date and back again: what came out stays out."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.servers import wait_for

pytestmark = pytest.mark.slow
SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from common.models import Organisation
from tests import factories
Organisation.objects.update(name="หน่วยงานที่ถึงวันแล้ว")
print(factories.publish("organisation", "", publish_at=timezone.now() + timedelta(days=1)).published_at.isoformat())
"""
WITHDRAW = """
from django.core.management import call_command
from common.models import StaffUser
from publishing import workflow
from publishing.models import Edition
edition = Edition.objects.get(kind="organisation", number=2)
workflow.withdraw(edition, by=StaffUser.objects.filter(is_superuser=True).first(), reason="ผิดฉบับ")
call_command("check_ledger")
print(edition.was_cancelled)
"""
# libfaketime 0.9.10 breaks the sleep of Python 3.11: it knows no clock_nanosleep until a moment of the monotonic clock.
SLEEP = """
import select, time
time.sleep = lambda seconds: select.select([], [], [], seconds)
"""


class Clock:
    """The clock of every process that is started with `variables`, as libfaketime turns it."""

    def __init__(self, folder):
        self.file = folder / "clock"
        (folder / "sitecustomize.py").write_text(SLEEP)
        [library] = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
        self.variables = {
            "PYTHONPATH": str(folder),
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.put("+0")

    def put(self, offset):
        """Let the clock differ from the machine's by `offset`, such as "+2d"."""
        new = self.file.with_suffix(".new")
        new.write_text(offset)
        new.replace(self.file)


@pytest.fixture
def clock(tmp_path):
    return Clock(tmp_path)


@pytest.fixture
def turned_site(prepared, tmp_path, clock):
    """An installation that goes by `clock`, not yet served."""
    return prepared.copy(tmp_path / "data", **clock.variables)


def read(site, path="/contact/"):
    try:
        return urlopen(site.url + path).read().decode()
    except HTTPError as refused:
        return refused.read().decode()


def noted(site):
    with closing(sqlite3.connect(site.data_dir / "db.sqlite3")) as database:
        [told] = database.execute("SELECT lived_until FROM publishing_ledgerhead").fetchone()
    return datetime.fromisoformat(f"{told}+00:00")


def test_what_came_out_stays_out_when_the_clock_is_put_back(turned_site, clock):
    with turned_site as site:
        falls_due = datetime.fromisoformat(site.shell(SCHEDULE).strip())
        assert "หน่วยงานที่ถึงวันแล้ว" not in read(site)
        clock.put("+2d")
        wait_for(lambda: "หน่วยงานที่ถึงวันแล้ว" in read(site))
        wait_for(lambda: noted(site) == falls_due)
        clock.put("+0")
        wait_for(lambda: "clock" in read(site, "/readyz"))
        assert "หน่วยงานที่ถึงวันแล้ว" in read(site)
    with turned_site as site:
        assert "หน่วยงานที่ถึงวันแล้ว" in read(site)
        assert site.shell(WITHDRAW).splitlines()[-1] == "False"
        page = read(site)
        assert "หน่วยงานที่ถึงวันแล้ว" not in page
