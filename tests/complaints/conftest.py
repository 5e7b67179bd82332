"""Cheap password stretching for every test but the one that looks at its cost."""

import pytest

from complaints.sealing import stretching
from complaints.sealing.stretching import Cost


@pytest.fixture(autouse=True)
def cheap_stretching(monkeypatch):
    monkeypatch.setattr(stretching, "RECEIPT", Cost(passes=1, mebibytes=8))
    monkeypatch.setattr(stretching, "OFFICER", Cost(passes=1, mebibytes=8))
