"""Many readers who want the same new page at once: one request makes it, the others wait for that."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kokkhon_ita.kept import door, makers


@pytest.fixture
def asked(monkeypatch):
    """A door before an application that says where it answered from; `kept` is what lies in the store."""
    kept = {}
    monkeypatch.setattr(door, "_kept", kept.get)
    monkeypatch.setattr(door, "_looked_at", kept.get)
    monkeypatch.setattr(door.readers, "address", lambda environ: environ["PATH_INFO"])
    monkeypatch.setattr(door.Door, "_hand_out", lambda self, page, environ, start_response: page)
    return kept


def at_once(application, number, path="/"):
    question = {"PATH_INFO": path, "REQUEST_METHOD": "GET"}
    with ThreadPoolExecutor(number) as pool:
        site = door.Door(application)
        return [done.result(20) for done in [pool.submit(site, question.copy(), None) for _ in range(number)]]


def test_one_makes_the_page_and_the_others_get_it(asked):
    others_wait, made = threading.Event(), []

    def application(environ, start_response):
        made.append(environ["PATH_INFO"])
        others_wait.wait(0.3)
        asked["/"] = "kept"
        return "made"

    assert sorted(at_once(application, 4)) == ["kept", "kept", "kept", "made"]
    assert made == ["/"]
    assert makers._made == {}


def test_nobody_waits_for_long_and_a_failure_holds_nobody_up(asked, monkeypatch):
    monkeypatch.setattr(makers, "PATIENCE_SECONDS", 0.05)
    together = threading.Barrier(3, timeout=20)

    def application(environ, start_response):
        together.wait()  # passes only when all three make the page
        raise RuntimeError

    with pytest.raises(RuntimeError):
        at_once(application, 3)
    assert makers._made == {}
