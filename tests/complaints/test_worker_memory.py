"""When a process that held a secret must end. That it does end, and what is left, is tests/deploy/test_memory.py's."""

from datetime import datetime
from time import monotonic

import pytest
from django.db import transaction

from complaints import worker_memory
from complaints.readers import by_two, keyholders
from tests.complaints.admin.test_desk import DESK, enter


@pytest.fixture(autouse=True)
def clean_process(settings, tmp_path, monkeypatch):
    """A process that holds nothing, with a folder of its own."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(worker_memory, "_last", {})


def after(minutes):
    return monotonic() + 60 * minutes


def test_a_process_without_secrets_never_ends():
    assert not worker_memory.is_due(now=after(1000))


@pytest.mark.promise("keys-leave-the-memory")
def test_a_holder_who_is_idle_for_fifteen_minutes_ends_it_however_busy_others_are():
    worker_memory.hold("reader 1")
    assert not worker_memory.is_due(now=after(14))
    assert worker_memory.is_due(now=after(15.1))
    worker_memory._last["reader 2"] = after(15)
    assert worker_memory.is_due(now=after(15.1))


def test_who_comes_back_stays_but_what_a_reporter_sent_does_not():
    for holder, due in (("reader 1", False), (worker_memory.SENDER, True)):
        worker_memory._last.clear()
        worker_memory.hold(holder)
        worker_memory._last[holder] -= 16 * 60
        worker_memory.hold(holder)
        assert worker_memory.is_due() is due


@pytest.mark.django_db(transaction=True)
def test_letting_go_ends_it_once_the_change_is_stored():
    worker_memory.hold()
    with transaction.atomic():
        worker_memory.let_go()
        assert not worker_memory.is_due()
    assert worker_memory.is_due()
    worker_memory._last.clear()
    worker_memory.hold()  # the next process
    assert not worker_memory.is_due()


def test_letting_go_leaves_only_the_day_on_the_file():
    worker_memory._let_go()
    assert datetime.fromtimestamp(worker_memory._file().stat().st_mtime).time() == datetime.min.time()


def locked(desk, case):
    enter(desk.officers[0]).post(DESK + "lock/")


def removed(desk, case):
    other = desk.officers[1].reader.pk
    text = "ผู้นี้เป็นญาติของผู้ถูกกล่าวหา จึงไม่ควรได้อ่านเรื่องนี้ต่อไปอีก"
    enter(desk.officers[0]).post(f"{DESK}{case.pk}/act/", {"action": "remove", "reader": other, "text": text})
    (asked,) = by_two.asked(desk.officers[2].opens(case))
    enter(desk.officers[2]).post(f"{DESK}{case.pk}/act/", {"action": "agree", "ask": asked["id"]})


def dismissed(desk, case):
    enter(desk.officers[0])
    keyholders.dismiss(desk.officers[1].reader)


@pytest.mark.parametrize("what", [locked, removed, dismissed])
def test_locking_removing_and_dismissing_let_go(desk, django_capture_on_commit_callbacks, what):
    case, _ = desk.file()
    with django_capture_on_commit_callbacks(execute=True):
        what(desk, case)
    assert worker_memory.is_due()


def test_what_is_let_go_on_one_machine_is_on_all(settings, tmp_path, django_capture_on_commit_callbacks, db):
    settings.SEVERAL_MACHINES, settings.REGISTER_ROOT = True, tmp_path / "shared"
    worker_memory.hold("reader 1")
    settings.DATA_DIR = tmp_path / "another-machine"
    with django_capture_on_commit_callbacks(execute=True):
        worker_memory.let_go()
    assert worker_memory.is_due()
    assert datetime.fromtimestamp(settings.REGISTER_ROOT.stat().st_mtime).time() == datetime.min.time()
