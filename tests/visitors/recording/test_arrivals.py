"""Visitors whom the database does not have yet lie on the disk: a killed process loses none, and nothing stays there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from tests import processes
from tests.visitors.requests import page, visit
from visitors.models import Day
from visitors.recording import arrivals, store
from visitors.recording.recorder import Recorder

NOON = datetime(2023, 4, 24, 5, tzinfo=UTC)
TODAY = NOON.date()
KILLED = """
import os, signal, sys
from pathlib import Path
from django.conf import settings
from datetime import UTC, datetime
from tests.visitors.requests import page, visit
from visitors.recording.recorder import recorder

settings.DATA_DIR = Path(sys.argv[1])
for number in range(40):
    recorder.note(visit(address=f"203.0.113.{number}"), page(), at=datetime(2023, 4, 24, 5, tzinfo=UTC))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "visitors"


def files(place):
    return list(place.iterdir()) if place.exists() else []


@pytest.mark.django_db
def test_a_visitor_is_on_the_disk_before_the_answer_leaves_and_gone_once_the_database_has_them(fresh, place):
    fresh.note(visit(), page(), at=NOON)
    (file,) = files(place)
    assert file.stat().st_size == arrivals.RECORD_BYTES
    assert b"203.0.113.7" not in file.read_bytes()
    fresh.note(visit(), page(), at=NOON)
    assert file.stat().st_size == arrivals.RECORD_BYTES
    assert fresh.flush(at=NOON)
    assert not files(place)


@pytest.mark.django_db
def test_what_the_database_refused_stays_on_the_disk(fresh, place, monkeypatch):
    def refuse(batch):
        # Somebody comes while the others are written.
        fresh.note(visit(address="203.0.113.8"), page(), at=NOON)
        raise DatabaseError

    fresh.note(visit(), page(), at=NOON)
    with monkeypatch.context() as trouble:
        trouble.setattr(store, "write", refuse)
        assert not fresh.flush(at=NOON)
    assert sum(file.stat().st_size for file in files(place)) == 2 * arrivals.RECORD_BYTES
    assert fresh.flush(at=NOON, insist=True)
    assert Day.objects.get().visitors == 2
    assert not files(place)


@pytest.mark.django_db
def test_who_comes_while_the_others_are_written_is_not_deleted_with_them(fresh, place, monkeypatch):
    write = store.write

    def slowly(batch):
        fresh.note(visit(address="203.0.113.8"), page(), at=NOON)
        return write(batch)

    fresh.note(visit(), page(), at=NOON)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(store, "write", slowly)
        assert fresh.flush(at=NOON)
    assert [file.stat().st_size for file in files(place)] == [arrivals.RECORD_BYTES]
    assert fresh.flush(at=NOON)
    assert not files(place)


@pytest.mark.django_db
def test_nobody_takes_over_what_a_process_still_writes(fresh, place):
    fresh.note(visit(), page(), at=NOON)
    assert not list(arrivals.left_behind(today=TODAY))


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_loses_no_visitor_and_counts_none_twice(fresh, place):
    child = processes.Child(KILLED, place.parent)
    child.communicate(timeout=60)
    assert child.returncode == -9
    assert len(files(place)) == 1
    other = Recorder()
    for one in (other, fresh):
        one.take_over(today=TODAY)
    fresh.note(visit(address="203.0.113.7"), page(), at=NOON)
    assert other.flush(at=NOON)
    assert fresh.flush(at=NOON)
    assert Day.objects.get().visitors == 40
    assert not files(place)


@pytest.mark.django_db
def test_hashes_whose_key_is_gone_are_deleted_uncounted(fresh, place):
    fresh.note(visit(), page(), at=NOON)
    fresh.arrivals.close()
    other = Recorder()
    other.take_over(today=TODAY + timedelta(days=2))
    other.batch.views[TODAY] = 1
    assert other.flush(at=NOON)
    assert Day.objects.get().visitors == 0
    assert not files(place)


@pytest.mark.django_db
def test_a_full_disk_keeps_nobody_from_being_counted(fresh, place):
    place.write_bytes(b"no folder")
    fresh.note(visit(), page(), at=NOON)
    assert fresh.flush(at=NOON)
    assert Day.objects.get().visitors == 1


def test_half_a_record_is_passed_over(place):
    place.mkdir()
    (place / "1-a.new").write_bytes(b"2023-04-24" + b"h" * 16 + b"2023-04-2")
    (place / "1-b.new").write_bytes(b"no day ...." + b"h" * 30)
    assert dict(arrivals.left_behind(today=TODAY)) == {
        place / "1-a.new": {(TODAY, b"h" * 16)}, place / "1-b.new": set(),
    }  # fmt: skip
