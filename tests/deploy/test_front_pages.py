"""nginx repeats a reader's page for a second, puts the address in, and tells the site whom it answered."""

import sqlite3
import time

import brotli

from kokkhon_ita.kept.front import MARK, MARKED
from tests.visitors.requests import CHROME

YEAR, NEW = "/measures/2566/", "/measures/2566/editions/1/"
BROTLI = {"Accept-Encoding": "gzip, deflate, br, zstd", "User-Agent": CHROME}
PLAIN = {"Accept-Encoding": "identity", "User-Agent": CHROME}
PATIENCE_SECONDS, QUIET_SECONDS = 60, 2


def counted(front):
    """Return (page views, visitors) of all days, once no line about a reader waits and the figures rest."""
    database = sqlite3.connect(f"file:{front.installation.data_dir}/db.sqlite3?mode=ro", uri=True)
    found, since, until = None, 0, time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < min(until, since + QUIET_SECONDS) or found is None:
        now = database.execute("SELECT sum(views), sum(visitors) FROM visitors_day").fetchone()
        if now != found or (front.place / "readers.log").read_bytes().strip(b"\0"):
            found, since = now, time.monotonic()
        time.sleep(0.1)
    return found


def parts(page):
    """Return what stands before the foot's figures and after the clock."""
    return page.partition(b'<dl class="counter')[0], page.rpartition(b"</time>")[2]


def test_a_page_of_nginx_is_the_site_s_own_with_the_reader_s_address_and_every_reader_is_counted(front):
    front.ask(YEAR, headers=PLAIN)
    views, visitors = counted(front)
    plain = front.ask(YEAR, headers=PLAIN)
    answers = [front.ask(YEAR, headers=BROTLI) for _ in range(30)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"br"}
    pages = {brotli.decompress(answer.content) for answer in answers}
    assert all(parts(page) == parts(plain.content) and b">127.0.0.1 " in page for page in pages)
    assert len(pages) < len(answers) / 2
    assert not {"X-Page", "X-Accel-Expires"} & set(answers[-1].headers)
    assert counted(front) == (views + 31, visitors)
    assert not (front.place / "readers.log").read_bytes().strip(b"\0")


def test_who_has_a_page_and_who_asks_for_its_head_are_no_views_whoever_answers(front):
    front.ask(YEAR, headers=BROTLI)
    views, visitors = counted(front)
    etag = front.ask(YEAR, headers=BROTLI).headers["ETag"]
    assert front.ask(YEAR, headers=BROTLI | {"If-None-Match": etag}).status == 304
    front.ask(YEAR, "HEAD", headers=BROTLI)
    # With a query nothing is kept: nobody has made the page at this address before the one who has it already.
    etag = front.ask(f"{NEW}?a=1", headers=BROTLI).headers["ETag"]
    assert front.ask(NEW, headers=BROTLI | {"If-None-Match": etag}).status == 304
    front.ask(f"{NEW}5/", "HEAD", headers=BROTLI)
    assert counted(front) == (views + 2, visitors)


def test_nothing_else_is_repeated_by_nginx(front):
    for more in ({"Cookie": "sessionid=1"}, {"Range": "bytes=0-5"}, {"Authorization": "x"}):
        assert front.ask(YEAR, headers=BROTLI | more).headers.get("Content-Encoding") != "br" or "Cookie" not in more
    forged = front.ask(f"{YEAR}?a=1", headers=BROTLI | {"X-Leave-Open": MARKED})
    assert MARK.encode() not in forged.content
    assert not {"X-Page"} & set(forged.headers)
