"""The one queue: what is put is done once the transaction is through, also when the process that does it is killed."""

import os
import signal
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django_tasks_db.models import DBTaskResult

from common import notices, queue
from common.management.commands import work
from tests import factories, processes

# The worker takes what waits in transactions of its own.
pytestmark = pytest.mark.django_db(transaction=True)
IN_THE_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKS = """
import sys
from pathlib import Path
from django.conf import settings
from django.core.management import call_command
settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
settings.DATA_DIR = Path(sys.argv[1])
call_command("work")
"""


@queue.work("เขียนแฟ้มทดสอบ")
def write(path):
    Path(path).write_text("done")


@queue.work("รอจนถูกหยุด")
def wait_once(path):
    """Wait to be killed the first time; be done with the second time."""
    if Path(path).exists():
        Path(path).write_text("again")
    else:
        Path(path).write_text("first")
        time.sleep(60)


@queue.work("ล้มเหลว")
def fail():
    raise ValueError("never works")


@queue.work("เขียนชื่อเรื่องทดสอบ", subject=1)
def write_down(subject, path, word):
    with Path(path).open("a") as file:
        file.write(f"{subject} {word}\n")


@pytest.fixture
def waits(settings, tmp_path):
    """What is put waits in the database for `manage.py work`."""
    settings.TASKS, settings.DATA_DIR = IN_THE_DATABASE, tmp_path


def status(task):
    return list(DBTaskResult.objects.filter(task_path=task.module_path).values_list("status", flat=True))


def test_what_is_put_twice_is_done_once_and_seen_on_the_dashboard_until_then(waits, tmp_path):
    user, target = factories.superuser(), tmp_path / "done.txt"
    for _ in range(2):
        queue.put(write, str(target))
    assert status(write) == ["READY"]
    assert [notice.sentence for notice in notices.of_work(user)] == ["งานเบื้องหลังที่กำลังทำ: เขียนแฟ้มทดสอบ ๑ งาน"]
    call_command("work", stdout=StringIO())
    assert target.read_text() == "done"
    assert list(notices.of_work(user)) == []


def test_whose_turn_is_earlier_goes_first_and_stands_for_the_same_that_waits(waits, tmp_path):
    target = tmp_path / "order.txt"
    for subject, word, turn in (
        (1, "asked", queue.Turn.READERS),
        (2, "asked", queue.Turn.READERS),
        (1, "asked again", queue.Turn.READERS),
        (3, "nightly", queue.Turn.ORDINARY),
        (4, "published", queue.Turn.PUBLICATION),
        (2, "published", queue.Turn.PUBLICATION),
        (4, "asked", queue.Turn.READERS),
        (5, "staff", queue.Turn.STAFF),
    ):
        queue.put(write_down, subject, str(target), word, turn=turn)
    call_command("work", stdout=StringIO())
    assert target.read_text().splitlines() == ["5 staff", "2 published", "4 published", "3 nightly", "1 asked"]


def test_what_is_put_in_a_transaction_goes_with_it(waits, tmp_path):
    with transaction.atomic():
        queue.put(write, str(tmp_path / "never.txt"))
        transaction.set_rollback(True)
    assert status(write) == []


def test_what_a_page_lacks_is_not_put_where_nothing_can_be_written_and_the_page_goes_on(waits, monkeypatch):
    refused = 0

    def refuse(execute, sql, *rest):
        nonlocal refused
        if sql.startswith("INSERT"):
            refused += 1
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, *rest)

    with transaction.atomic(), connection.execute_wrapper(refuse):
        queue.put_by_reader(write, "never")
        queue.put_by_reader(write, "left alone for a while")
        assert status(write) == []
    assert refused == 1
    monkeypatch.setattr(queue, "PAUSE_SECONDS", 0)
    queue.put_by_reader(write, "again")
    assert status(write) == ["READY"]


def test_what_always_fails_is_tried_three_times_and_told(waits):
    queue.put(fail)
    call_command("work", stdout=StringIO())
    [row] = DBTaskResult.objects.failed()
    assert len(row.worker_ids) == queue.ATTEMPTS
    assert "ทำไม่สำเร็จ: ล้มเหลว ๑ งาน" in next(notices.of_work(factories.superuser())).sentence


def test_killed_work_is_taken_up_again(waits, settings, tmp_path):
    target = tmp_path / "state.txt"
    queue.put(wait_once, str(target))
    child = processes.Child(WORKS, tmp_path)
    for _ in range(600):
        if target.exists() and target.read_text() == "first":
            break
        time.sleep(0.1)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=60)
    assert status(wait_once) == ["RUNNING"]
    call_command("work", stdout=StringIO())
    assert target.read_text() == "again"
    assert status(wait_once) == ["SUCCESSFUL"]


def test_what_kills_its_process_each_time_is_given_up(waits, tmp_path):
    queue.put(write, str(tmp_path / "done.txt"))
    DBTaskResult.objects.update(
        status="RUNNING", worker_ids=[f"{work._here()}{n}" for n in range(3)], started_at="2026-01-01T00:00Z"
    )
    call_command("work", stdout=StringIO())
    assert status(write) == ["FAILED"]


def test_nothing_is_done_by_a_version_that_the_database_is_not_yet_of(waits, tmp_path, monkeypatch):
    monkeypatch.setattr(work.migrating, "waiting", lambda: 1)
    queue.put(write, str(tmp_path / "done.txt"))
    call_command("work", stdout=(told := StringIO()))
    assert status(write) == ["READY"]
    assert "รอจนเว็บไซต์เริ่มรุ่นใหม่" in told.getvalue()


def test_server_that_starts_goes_on_with_what_waits_and_starts_nobody_for_nothing(waits, tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(queue, "start", lambda: started.append(True))
    queue.go_on()
    assert started == []
    queue.put(write, str(tmp_path / "done.txt"))
    started.clear()
    queue.go_on()
    assert started == [True]


def test_one_process_works_at_a_time(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with queue.alone() as first, queue.alone() as second:
        assert first is not None
        assert second is None
    with queue.alone() as third:
        assert third is not None
