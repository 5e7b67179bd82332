"""The counter's ground: one process's recorder, fresh."""

import pytest

from visitors.recording import recorder


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Return the recorder of a process that has just started."""
    fresh = recorder.Recorder()
    for module in (
        "visitors.middleware.recorder",
        "visitors.recording.flusher.recorder",
        "visitors.recording.health.recorder",
    ):
        monkeypatch.setattr(module, fresh)
    return fresh
