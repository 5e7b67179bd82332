"""Of many who want to know the same at once one asks; nobody waits for long for one who gets no answer."""

import threading
from concurrent.futures import ThreadPoolExecutor

from common import turns
from common.turns import Turn


def test_one_asks_and_the_others_find_the_answer():
    turn, known, asked, others_wait = Turn(), [], [], threading.Event()

    def look():
        with turn.taken():
            if not known:
                asked.append(1)
                others_wait.wait(0.05)
                known.append("found")
            return known[0]

    with ThreadPoolExecutor(8) as pool:
        assert [done.result(20) for done in [pool.submit(look) for _ in range(8)]] == ["found"] * 8
    assert asked == [1]


def test_who_waits_too_long_goes_on_beside_and_a_failure_leaves_the_turn_free(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.02)
    turn, together = Turn(), threading.Barrier(3, timeout=20)

    def fail():
        with turn.taken():
            together.wait()  # passes only when all three are at it
            raise RuntimeError

    with ThreadPoolExecutor(3) as pool:
        failures = [done.exception(20) for done in [pool.submit(fail) for _ in range(3)]]
    assert [type(failure) for failure in failures] == [RuntimeError] * 3
    with turn.taken():
        assert turn._lock.locked()
    assert not turn._lock.locked()
