"""A desk to file at, a store of its own for each test, and cheap password stretching."""

import pytest

from complaints.sealing import gate, stretching
from complaints.sealing.stretching import Cost
from tests.complaints import demo


@pytest.fixture(autouse=True)
def cheap_stretching(monkeypatch):
    monkeypatch.setattr(stretching, "RECEIPT", Cost(passes=1, mebibytes=8))
    monkeypatch.setattr(stretching, "OFFICER", Cost(passes=1, mebibytes=8))


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
