"""gunicorn's worker as deploy/gunicorn.conf.py has it, before an application that says who answered: the poller or a thread."""

import os
import socket
import struct
import threading
from selectors import DefaultSelector
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from kokkhon_ita.kept import parking
from kokkhon_ita.kept.worker import Worker
from tests.servers import wait_for

LARGE = b"x" * 20_000_000  # more than any socket takes at once
KEPT = {"/kept": b"at hand", "/large": LARGE}
BY_THREAD = b"by a thread"


class Application:
    """`at_hand` has KEPT and fails at /broken; a call reads what was sent and answers with BY_THREAD."""

    def __call__(self, environ, start_response):
        environ["wsgi.input"].read()
        start_response("200 OK", [("Content-Length", str(len(BY_THREAD)))])
        return [BY_THREAD]

    def at_hand(self, environ, start_response):
        if environ["PATH_INFO"] == "/broken":
            raise RuntimeError
        body = KEPT.get(environ["PATH_INFO"])
        if body is None:
            return None
        start_response("200 OK", [("Content-Length", str(len(body))), ("X-Kept", "yes")])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


class Slow(Application):
    """Makes each page when it may, and keeps /page for whoever asks then; notes whom it answered."""

    def __init__(self):
        self.may, self.made, self.asked = threading.Event(), {}, []

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        assert self.may.wait(60)
        if environ["PATH_INFO"] == "/page":
            self.made["/page"] = b"made"
        return super().__call__(environ, start_response)

    def at_hand(self, environ, start_response):
        if body := self.made.get(environ["PATH_INFO"]):
            start_response("200 OK", [("Content-Length", str(len(body)))])
            return [body]
        return super().at_hand(environ, start_response)

    def page_of(self, environ):
        return environ["PATH_INFO"]

    def ask(self, served, path, count):
        """Return as many lines that ask for a page, once the first has a thread and the others wait."""
        lines = [served.connect() for _ in range(count)]
        for line in lines:
            line.sendall(request(path))
            wait_for(lambda: self.asked)
        wait_for(lambda: waiting(served) == count - 1)
        return lines


def waiting(served):
    return sum(len(one.waiting) for one in served.worker.parking._asked.values())


def last(line):
    """Return (body, what it says of the connection) of the next answer on a line that asks nothing more."""
    with line, line.makefile("rb") as file:
        _, headers, body = answer(file)
        return body, headers["Connection"]


class Served:
    """The worker, running in a thread of this process; `connect` opens a line to it."""

    def __init__(self, application, max_requests=10_000, threads=1):
        config = Config()
        for name, value in (("threads", threads), ("loglevel", "critical"), ("graceful_timeout", 1)):
            config.set(name, value)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = self._listener.getsockname()
        self._listener.setblocking(False)
        self.worker = Worker(1, os.getppid(), [self._listener], SimpleNamespace(), 30, config, Logger(config))
        self.worker.wsgi, self.worker.nr, self.worker.max_requests = application, 0, max_requests
        self.worker.tpool, self.worker.poller = self.worker.get_thread_pool(), DefaultSelector()
        self.worker.method_queue.init()
        self._thread = threading.Thread(target=self.worker.run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self.worker.handle_exit(None, None)
        self._thread.join(60)
        self.worker.tmp.close()
        assert not self._thread.is_alive()

    def connect(self):
        return socket.create_connection(self.address, 60)


@pytest.fixture
def served():
    with Served(Application()) as running:
        yield running


def request(path, *more, method="GET", version="1.1"):
    return "\r\n".join([f"{method} {path} HTTP/{version}", "Host: a.example", *more, "", ""]).encode()


def answer(line, method="GET"):
    """Return (status, headers, body) of the next answer on a line, a socket's file."""
    status = int(line.readline().split()[1])
    headers = dict(one.decode().strip().split(": ", 1) for one in iter(line.readline, b"\r\n"))
    length = int(headers.get("Content-Length", 0)) if method == "GET" else 0
    return status, headers, line.read(length)


def said(served, *asked):
    """Return the body of the answer to each of what is asked on one line, one after the other."""
    with served.connect() as client, client.makefile("rb") as line:
        return [(client.sendall(one), answer(line)[2])[1] for one in asked]


def test_what_is_at_hand_is_answered_without_a_thread_and_the_line_stays_open(served):
    kept, other = request("/kept"), request("/other")
    with served.connect() as client, client.makefile("rb") as line:
        for asked, body in ((kept, b"at hand"), (kept, b"at hand"), (other, BY_THREAD), (kept, b"at hand")):
            client.sendall(asked)
            status, headers, found = answer(line)
            assert (status, headers["Connection"], found) == (200, "keep-alive", body)
        client.sendall(request("/kept", method="HEAD"))
        status, headers, found = answer(line, "HEAD")
        assert (status, headers["Content-Length"], headers["X-Kept"], found) == (200, "7", "yes", b"")
        client.sendall(kept)
        assert answer(line)[2] == b"at hand"
    assert served.worker.nr == 6


def test_what_is_not_one_whole_request_without_a_body_is_left_to_a_thread(served):
    kept = request("/kept")
    with_body = request("/kept", "Content-Length: 5")
    chunked = request("/kept", "Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n"
    assert said(served, with_body + b"hello", kept) == [BY_THREAD, b"at hand"]
    assert said(served, chunked, kept) == [BY_THREAD, b"at hand"]
    with served.connect() as client, client.makefile("rb") as line:
        client.sendall(kept + kept)
        assert [answer(line)[2], answer(line)[2]] == [BY_THREAD] * 2
    assert said(served, request("/kept", method="POST")) == [BY_THREAD]
    assert said(served, request("/broken")) == [BY_THREAD]


def test_what_comes_piece_by_piece_is_waited_for_by_a_thread():
    for first, rest in (
        (request("/kept")[:20], request("/kept")[20:]),
        (request("/kept", "Content-Length: 5"), b"hello"),
    ):
        with Served(Application()) as served, served.connect() as client, client.makefile("rb") as line:
            client.sendall(first)
            wait_for(lambda served=served: served.worker.nr_conns and not served.worker.pending_conns)
            client.sendall(rest)
            assert answer(line)[2] == BY_THREAD


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (request("/kept", "Connection: close"), 200),
        (request("/kept", version="1.0"), 200),
        (request("/kept", "Host: another.example"), 400),
        (request("/kept", "Content-Length: nonsense"), 400),
        (request("/kept", "X: " + "x" * 9000), 431),
        (request("/kept" + "x" * 5000), 414),
        (request("/kept", version="9.9"), 400),
    ],
)
def test_what_gunicorn_refuses_or_closes_after_it_still_does(served, asked, status):
    with served.connect() as client, client.makefile("rb") as line:
        client.sendall(asked)
        assert answer(line)[0] == status
        assert line.read() == b""


def test_a_slow_reader_gets_all_and_holds_nobody_up(served):
    with served.connect() as slow, slow.makefile("rb") as line:
        slow.sendall(request("/large"))
        assert said(served, request("/kept")) == [b"at hand"]  # the only thread waits for the slow line
        assert answer(line)[2] == LARGE
        slow.sendall(request("/kept"))
        assert answer(line)[2] == b"at hand"


def test_silent_lines_hold_no_thread_and_lost_ones_do_no_harm(served):
    silent = [served.connect() for _ in range(5)]
    wait_for(lambda: len(served.worker.pending_conns) == 5)
    assert said(served, request("/other")) == [BY_THREAD]
    for line in silent:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.sendall(request("/large"))
        line.close()  # with a reset
    wait_for(lambda: served.worker.nr_conns == 0)
    assert said(served, request("/kept")) == [b"at hand"]


def test_a_line_that_ends_is_closed_without_a_thread(served, monkeypatch):
    monkeypatch.setattr(served.worker, "enqueue_req", lambda conn: pytest.fail("a thread was asked"))
    with served.connect(), served.connect() as asking, asking.makefile("rb") as line:
        asking.sendall(request("/kept"))
        assert answer(line)[2] == b"at hand"
        asking.shutdown(socket.SHUT_WR)
        assert line.read() == b""
        wait_for(lambda: served.worker.nr_conns == 1)
    wait_for(lambda: served.worker.nr_conns == 0)


def test_a_worker_s_last_request_is_its_last():
    with Served(Application(), max_requests=2) as served:
        assert said(served, request("/kept")) == [b"at hand"]
        assert said(served, request("/kept")) == [BY_THREAD]
        assert not served.worker.alive


def test_an_application_that_has_nothing_at_hand_is_asked_as_ever():
    with Served(lambda environ, start_response: Application()(environ, start_response)) as served:
        assert said(served, request("/kept")) == [BY_THREAD]


def test_of_those_who_want_the_same_page_one_has_a_thread_and_the_others_get_what_it_made():
    with Served(slow := Slow()) as served:
        lines = slow.ask(served, "/page", 5)
        assert said(served, request("/kept")) == [b"at hand"]
        slow.may.set()
        assert sorted(last(line) for line in lines) == [(BY_THREAD, "keep-alive"), *[(b"made", "keep-alive")] * 4]
        assert slow.asked == ["/page"]
        assert said(served, request("/page"), request("/other"), request("/page")) == [b"made", BY_THREAD, b"made"]


def test_a_page_that_nobody_may_keep_is_made_for_each():
    with Served(slow := Slow()) as served:
        lines = slow.ask(served, "/private", 4)
        slow.may.set()
        assert [last(line)[0] for line in lines] == [BY_THREAD] * 4
        wait_for(lambda: not served.worker.parking._asked)


def test_who_has_waited_long_enough_gets_a_thread(monkeypatch):
    monkeypatch.setattr(parking, "PATIENCE_SECONDS", 0.1)
    with Served(slow := Slow(), threads=3) as served:
        lines = slow.ask(served, "/page", 3)
        wait_for(lambda: len(slow.asked) == 3)
        slow.may.set()
        assert [last(line)[0] for line in lines] == [BY_THREAD] * 3


def test_who_waits_for_a_page_waits_for_no_slow_reader_of_it():
    class Large(Slow):
        def __call__(self, environ, start_response):
            super().__call__(environ, lambda *started: None)
            start_response("200 OK", [("Content-Length", str(len(LARGE)))])
            return [LARGE]

    with Served(slow := Large(), threads=2) as served:
        first, second = slow.ask(served, "/private", 2)
        slow.may.set()
        assert last(second)[0] == LARGE
        assert last(first)[0] == LARGE


def test_a_line_that_is_lost_while_it_waits_does_no_harm_and_an_ending_worker_answers_the_others():
    with Served(slow := Slow()) as served:
        first, lost, other = slow.ask(served, "/page", 3)
        lost.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        lost.close()
        served.worker.handle_exit(None, None)
        slow.may.set()
        assert last(first)[0] == BY_THREAD
        assert last(other) == (BY_THREAD, "close")
        wait_for(lambda: served.worker.nr_conns == 0)
