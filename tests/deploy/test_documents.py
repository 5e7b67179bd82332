"""Stored files through nginx and gunicorn: whole, in parts, told apart by their ETag."""

import pytest

from tests.browser.test_documents import PUBLISH


@pytest.fixture(scope="module")
def address(front):
    return front.installation.shell(PUBLISH).strip().splitlines()[-1]


def test_parts_and_headers_pass_unchanged(front, address):
    whole = front.ask(address)
    assert (whole.status, whole.headers["Content-Type"]) == (200, "application/pdf")
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert whole.headers["Cache-Control"] == "public, immutable, max-age=31536000"
    middle = len(whole.content) // 2
    first, second = (
        front.ask(address, headers={"Range": part}) for part in (f"bytes=0-{middle - 1}", f"bytes={middle}-")
    )
    assert (first.status, second.status) == (206, 206)
    assert first.content + second.content == whole.content
    assert front.ask(address, headers={"Range": f"bytes={len(whole.content)}-"}).status == 416


def test_reader_with_a_copy_is_told_so(front, address):
    etag = front.ask(address).headers["ETag"]
    assert front.ask(address, headers={"If-None-Match": etag}).status == 304
    part = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert front.ask(address, headers=part).status == 200


def test_head_has_no_body(front, address):
    answer = front.ask(address, method="HEAD")
    assert (answer.status, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(front.ask(address).content)


@pytest.mark.parametrize(
    "path", ["/documents/../../etc/passwd", "/documents/..%2f..%2fdb.sqlite3", "/documents/%2e%2e/db.sqlite3"]
)
def test_path_tricks_find_nothing(front, path):
    assert front.ask(path).status in (400, 404)
