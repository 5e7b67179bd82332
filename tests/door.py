"""The site through its WSGI door, as gunicorn opens it: what the test client, which talks to Django itself, passes by."""

from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import RequestFactory

from kokkhon_ita.kept.door import Door

# No visitor: the counter's figures stay as they are between two requests.
PROGRAM = "curl/8.0"


@dataclass(frozen=True)
class Answer:
    """What a server would send. `was_kept` tells whether Django was left alone."""

    status: int
    headers: dict
    content: bytes
    was_kept: bool

    @property
    def text(self):
        return self.content.decode()


class Site:
    """One process's door."""

    def __init__(self):
        self._asked = 0
        self._django = WSGIHandler()
        self._door = Door(self._through_django)

    def _through_django(self, environ, start_response):
        self._asked += 1
        return self._django(environ, start_response)

    def ask(self, path, method="GET", *, browser=PROGRAM, address="203.0.113.7", **headers):
        """Return the Answer; headers as `accept_encoding="gzip"`."""
        environ = _environ(path, method, browser, address, headers)
        asked, told = self._asked, []
        with connections_kept():
            body = self._door(environ, lambda status, headers: told.append((status, headers)))
            content = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        return _answer(told, content, self._asked == asked)

    def at_hand(self, path, method="GET", *, browser=PROGRAM, address="203.0.113.7", **headers):
        """Return the Answer that gunicorn's poller would give, None when it wakes up a thread; no query may be asked."""
        environ, told = _environ(path, method, browser, address, headers), []
        with connection.execute_wrapper(_refuse):
            body = self._door.at_hand(environ, lambda status, headers: told.append((status, headers)))
        return None if body is None else _answer(told, b"".join(body), True)


def _environ(path, method, browser, address, headers):
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    request = RequestFactory().generic(method, path, REMOTE_ADDR=address, HTTP_USER_AGENT=browser, **named)
    return request.environ


def _answer(told, content, was_kept):
    ((status, headers),) = told
    return Answer(HTTPStatus(int(status[:3])), dict(headers), content, was_kept)


def _refuse(execute, sql, *asked):
    raise AssertionError(f"the database was asked: {sql}")


@contextmanager
def connections_kept():
    """A test's transaction lives on its connection: nobody may close that between two requests."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    with patch("kokkhon_ita.kept.door.close_old_connections"):
        yield
    for signal in signals:
        signal.connect(close_old_connections)
