"""A desk to file at, and a store of its own for each test."""

import pytest
import time_machine

from complaints.sealing import gate
from tests.complaints import demo


@pytest.fixture(autouse=True)
def own_gate(monkeypatch, tmp_path):
    """Another run of the tests on this machine takes no place of this one."""
    (tmp_path / "gate").mkdir()
    monkeypatch.setattr(gate, "_folder", lambda: tmp_path / "gate")


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.SEALED_ROOT = tmp_path / "sealed"
    settings.COMPLAINTS_PEPPER = "5a" * 32


@pytest.fixture
def desk(db):
    """An open desk: chief executive, three officers and an outside reader, with a recovery key."""
    return demo.make_desk()


@pytest.fixture
def clock():
    """A clock that the test moves, on the Monday on which cases are filed."""
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        yield clock
