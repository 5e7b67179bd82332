"""gunicorn's worker with threads, one of which sees requests come: what the application has at hand that one answers itself.

To wake up another thread costs twice what a kept page does. Whatever may have to wait (a database, the rest of a request, a
slow reader's line) goes to the others as before. So does every request that gunicorn refuses, closes after, or counts
as a worker's last. Its hooks and its access log, of which deploy/gunicorn.conf.py has none, don't hear of what is answered here.
"""

import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from selectors import EVENT_READ
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader
from gunicorn.http.wsgi import create
from gunicorn.workers.gthread import DEFAULT_WORKER_DATA_TIMEOUT, TConn, ThreadWorker

from . import answers
from .heads import END, Heads
from .parking import Parking, Waiting

MOST_BYTES_OF_A_HEAD = 8192
READING = (b"GET ", b"HEAD ")
OF_A_BODY = {"CONTENT-LENGTH", "TRANSFER-ENCODING"}

AtHand = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes] | None]
PageOf = Callable[[WSGIEnvironment], Hashable | None]


class Worker(ThreadWorker):
    """Asks `at_hand(environ, start_response)` of the WSGI application, if it has one, before a thread calls it.

    It returns what the application would, with a Content-Length, or None when that might wait; then it has started no answer.
    Of several requests with the same `page_of(environ)`, unless that is None, one goes to a thread. Once the application has
    answered it, the others are asked for again.
    """

    wsgi: Any
    heads: Heads
    parking: Parking

    def run(self) -> None:
        self.at_hand: AtHand | None = getattr(self.wsgi, "at_hand", None)
        self.page_of: PageOf = getattr(self.wsgi, "page_of", lambda environ: None)
        self.heads, self.parking = Heads(self.cfg), Parking()
        self.wsgi = self._telling(self.wsgi)
        super().run()

    def accept(self, listener: Any) -> None:
        """Let a new connection wait for its first bytes here, where gunicorn lets each hold a thread for five seconds."""
        try:
            sock, client = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, sock, client, listener.getsockname())
        conn.timeout = time.monotonic() + DEFAULT_WORKER_DATA_TIMEOUT + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: TConn, client: Any) -> None:
        if not self._answered(conn, self.pending_conns):
            super().on_pending_socket_readable(conn, client)

    def on_client_socket_readable(self, conn: TConn, client: Any) -> None:
        if not self._answered(conn, self.keepalived_conns):
            super().on_client_socket_readable(conn, client)

    def _cap_keepalive(self, deadline: float) -> None:
        """Let a worker that ends wait no longer for a connection's first bytes than for its next ones."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        for page in self.parking.asked_by(conn):
            self._go_on(page)
        super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        for page in self.parking.overdue():
            self._go_on(page)
        super().murder_pending()

    def _telling(self, application: WSGIApplication) -> WSGIApplication:
        """Return the application as one that says when it has answered: who waits for the same page need not wait until it is sent."""

        def told(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            page = self.page_of(environ)
            answer = application(environ, start_response)
            if page is not None:
                self.method_queue.defer(self._go_on, page)
            return answer

        return told

    def _go_on(self, page: Hashable) -> None:
        """Answer those who waited for a page. When none is at hand, one of them gets a thread and the others wait for that."""
        for request in self.parking.end(page):
            conn = request.conn
            if answer := self._answer_to(request.data, conn)[0] if self._goes_on() else b"":
                self.poller.register(conn.sock, EVENT_READ, partial(self.on_client_socket_readable, conn))
                self._send(conn, answer)
            elif not self.parking.take(page, request):
                conn.parser.unreader.unread(request.data)
                self.enqueue_req(conn)

    def _answered(self, conn: TConn, waiting: deque) -> bool:
        """Answer what has come on a connection, let it wait, or close one that has ended, and return True; False: it lies unread,
        for a thread."""
        try:
            answer = self._answer(conn) if self._goes_on() else b""
        except OSError:
            waiting.remove(conn)
            self._let_go(conn)
            return True
        if answer == b"":
            return False
        waiting.remove(conn)
        if answer is None:
            self.poller.unregister(conn.sock)
            return True
        if waiting is self.pending_conns:
            self.poller.modify(conn.sock, EVENT_READ, partial(self.on_client_socket_readable, conn))
        self._send(conn, answer)
        return True

    def _send(self, conn: TConn, answer: bytes) -> None:
        try:
            rest = answer[conn.sock.send(answer) :]
        except BlockingIOError:
            rest = answer
        except OSError:
            self._let_go(conn)
            return
        self._send_rest(conn, rest) if rest else self._keep(conn)

    def _goes_on(self) -> bool:
        few = len(self.keepalived_conns) < self.max_keepalived
        return self.at_hand is not None and self.alive and few and self.nr + 1 < self.max_requests

    def _answer(self, conn: TConn) -> bytes | None:
        """Return the whole answer; b"" when there is none at hand: what has come lies unread; None when it waits for one.

        Raises ConnectionError when whoever asked has gone; a thread would only find the same.
        """
        try:
            data = conn.sock.recv(MOST_BYTES_OF_A_HEAD)
        except BlockingIOError:
            return b""
        if not data:
            raise ConnectionError
        if not conn.initialized:
            conn.init()
            conn.sock.setblocking(False)
        answer, page = self._answer_to(data, conn)
        if answer:
            return answer
        if page is not None and self.parking.take(page, Waiting.since_now(conn, data)):
            return None
        conn.parser.unreader.unread(data)
        return b""

    def _answer_to(self, data: bytes, conn: TConn) -> tuple[bytes, Hashable | None]:
        """Return the whole answer, b"" when there is none at hand, and then the page for which others need not ask too."""
        try:
            environ = self._environ_of(data, conn)
            answer = self._at_hand(environ, conn) if environ else b""
            return answer, self.page_of(environ) if environ and not answer else None
        except Exception:  # a thread meets it again, and refuses or reports
            return b"", None

    def _environ_of(self, data: bytes, conn: TConn) -> WSGIEnvironment | None:
        """Return the environ of one whole request without a body after which the connection stays open, else None."""
        if not data.startswith(READING) or data.find(END) != len(data) - len(END):
            return None
        return self.heads.read(data, conn.client) or self._read(data, conn)

    def _at_hand(self, environ: WSGIEnvironment, conn: TConn) -> bytes:
        told: Any = []
        body = self.at_hand(environ, lambda *started: told.extend(started)) if self.at_hand else None
        if body is None:
            return b""
        self.nr += 1
        conn.parser.req_count += 1
        return answers.whole(told[0], told[1], body)

    def _read(self, data: bytes, conn: TConn) -> WSGIEnvironment | None:
        """Let gunicorn read a head, and return its environ if no body follows and the connection stays open."""
        request = Request(self.cfg, IterUnreader([data]), conn.client, conn.parser.req_count + 1)
        if request.should_close() or any(name in OF_A_BODY for name, _ in request.headers):
            return None
        environ = create(request, None, conn.client, conn.server, self.cfg)[1]
        self.heads.remember(data, request, environ)
        return environ

    def _keep(self, conn: TConn) -> None:
        """Wait for the next request of a connection."""
        conn.set_timeout()
        self.keepalived_conns.append(conn)

    def _send_rest(self, conn: TConn, rest: bytes) -> None:
        """Let a thread wait for a slow line."""
        self.poller.unregister(conn.sock)
        sending = self.tpool.submit(_send, conn.sock, rest)
        sending.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _let_go(self, conn: TConn) -> None:
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()


def _send(sock: Any, rest: bytes) -> bool:
    sock.setblocking(True)
    sock.sendall(rest)
    return True
