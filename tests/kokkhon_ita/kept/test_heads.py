"""What is read and written without gunicorn says what gunicorn says, or nothing."""

from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import InvalidResponseHeader
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader
from gunicorn.http.wsgi import Response, create
from hypothesis import example, given
from hypothesis import strategies as st

from kokkhon_ita.kept import answers
from kokkhon_ita.kept.heads import LONGEST, MOST_REMEMBERED, Heads
from tests.visitors.requests import CHROME

CONFIG = Config()
LOCAL, FOREIGN, SOCKET = ("127.0.0.1", 5000), ("203.0.113.9", 5000), ""
PLAIN = [
    "Host: a.example",
    f"User-Agent: {CHROME}",
    "Accept: text/html,*/*;q=0.8",
    "accept-encoding: gzip, br",
    "Connection: Keep-Alive",
    "X-Forwarded-Proto: https",
]
OWN = [
    "X-Forwarded-For: 203.0.113.7",
    'If-None-Match: W/"a"',
    "Referer: https://a.example/?q=ก".encode().decode("latin-1"),
]
ODD = [
    "Host: b.example", "Connection: close", "Connection: upgrade", "Content-Length: 0", "Transfer-Encoding: chunked",
    "Expect: 100-continue", "Cookie: a=b", " folded: line", "X_Forwarded_For: 1.1.1.1", "no colon", ": no name", "a b: c",
    "X-Forwarded-For: 192.0.2.1", "x-forwarded-for: 192.0.2.1\x01", "Referer: a\x00", "Referer:\t a \t", "If-None-Match:",
    "If-None-Match: a\nHost: c", "X-Forwarded-Ssl: on", "X-Forwarded-Proto: http", "Script-Name: /a", "User-Agent: " + "x" * 400,
]  # fmt: skip


def head(lines, first="GET /measures/2566/ HTTP/1.1"):
    return "\r\n".join([first, *lines, "", ""]).encode("latin-1")


def read_by_gunicorn(data, client):
    """Return (request, environ), or None for what gunicorn refuses or answers in another way than a kept page."""
    try:
        request = Request(CONFIG, IterUnreader([data]), client, 1)
    except Exception:  # whatever it says, it is a refusal
        return None
    has_body = any(name in ("CONTENT-LENGTH", "TRANSFER-ENCODING") for name, _ in request.headers)
    if has_body or request._expected_100_continue or request.should_close():
        return None
    return request, create(request, SimpleNamespace(), client, ("127.0.0.1", 8000), CONFIG)[1]


def knowing(*heads, client=LOCAL):
    """Return Heads that have seen how gunicorn read these."""
    found = Heads(CONFIG)
    for data in heads:
        if read := read_by_gunicorn(data, client):
            found.remember(data, *read)
    return found


def agree(heads, data, client):
    """Return whether `heads` read this, and what gunicorn reads."""
    ours, read = heads.read(data, client), read_by_gunicorn(data, client)
    if ours is None:
        return False
    assert read is not None, data
    theirs = read[1]
    assert ours == {name: theirs[name] for name in ours}, data
    assert {name for name in theirs if name.startswith("HTTP_")} <= set(ours), data
    return True


def test_a_head_is_read_as_gunicorn_reads_it_once_its_lines_are_known():
    seen = head([*PLAIN, *OWN])
    assert Heads(CONFIG).read(seen, LOCAL) is None
    heads = knowing(seen)
    for client in (LOCAL, FOREIGN, SOCKET):
        assert agree(heads, seen, client)
        assert agree(heads, head(["X-Forwarded-For: 192.0.2.1", *PLAIN[1:]]), client)
        assert agree(heads, head([]), client)
    assert not agree(heads, head(PLAIN, "GET /other/ HTTP/1.1"), LOCAL)
    for odd in ODD:
        for lines in ([*PLAIN, odd], [odd, *PLAIN], [*PLAIN, *OWN, odd]):
            agree(heads, head(lines), LOCAL)
            agree(knowing(head(lines), seen), head(lines), LOCAL)


@given(st.lists(st.sampled_from([*PLAIN, *OWN, *ODD]), max_size=8), st.sampled_from([LOCAL, FOREIGN, SOCKET]))
@example([*PLAIN, *OWN], SOCKET)
def test_whatever_is_seen_together_is_never_read_otherwise(lines, client):
    agree(knowing(head([*PLAIN, *OWN]), head(lines), client=client), head(lines), client)


def test_first_lines_are_told_apart():
    for first in ("HEAD / HTTP/1.1", "GET /a%20b/ HTTP/1.1", "GET http://a.example/x HTTP/1.1"):
        assert agree(knowing(head(PLAIN, first)), head(PLAIN, first), LOCAL)
    for first in ("GET /?a=b HTTP/1.1", "GET / HTTP/1.0", "GET  / HTTP/1.1", "GET /" + "x" * LONGEST + " HTTP/1.1"):
        assert not agree(knowing(head(PLAIN, first)), head(PLAIN, first), LOCAL)


def test_nothing_of_one_reader_is_remembered_and_little_of_many():
    heads = knowing(head([*PLAIN, *OWN, "Cookie: secret=1"]), head(PLAIN, "GET /?q=secret HTTP/1.1"))
    kept = repr((heads._asked, heads._lines))
    assert "203.0.113" not in kept
    assert "secret" not in kept
    assert "Referer" not in kept
    for number in range(MOST_REMEMBERED):
        heads.remember(data := head([f"Accept: {number}"]), *read_by_gunicorn(data, LOCAL))
    assert len(heads._lines) < MOST_REMEMBERED
    assert agree(heads, data, LOCAL)


class Collected(list):
    sendall = list.append


@pytest.mark.parametrize(
    ("method", "status", "headers", "body"),
    [
        ("GET", "200 OK", [("Content-Type", "text/html"), ("ETag", 'W/"a"'), ("Content-Length", "3")], [b"abc"]),
        ("GET", "200 OK", [("Content-Length", "6"), ("X-A", " b\t"), ("X-A", "c")], [b"abc", b"def"]),
        ("HEAD", "200 OK", [("Content-Length", "3")], []),
        ("GET", "304 Not Modified", [("ETag", 'W/"a"'), ("Connection", "close"), ("Keep-Alive", "9")], []),
    ],
)
def test_an_answer_is_written_as_gunicorn_writes_it(method, status, headers, body, time_machine):
    time_machine.move_to("2026-11-29T12:00:00+07:00", tick=False)
    request = Request(CONFIG, IterUnreader([head(PLAIN, f"{method} / HTTP/1.1")]), LOCAL, 1)
    response = Response(request, written := Collected(), CONFIG)
    response.start_response(status, headers)
    for part in body or [b""]:
        response.write(part)
    for _ in range(2):
        assert answers.whole(status, headers, body) == b"".join(written)


def test_a_header_that_would_begin_another_answer_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(InvalidResponseHeader):
            answers.whole("200 OK", [("X-Title", "a\r\n\r\nb")], [b""])
