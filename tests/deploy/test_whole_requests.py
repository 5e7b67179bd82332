"""A body that breaks off is acted upon by nobody: through gunicorn alone, through nginx, and told in Thai."""

import re
import socket
import sqlite3
import ssl
from uuid import uuid4

import pytest
from django.test.client import encode_multipart

from tests.deploy.conftest import NAME, Front, production
from tests.deploy.test_sealed_bytes import FakeFile, form_token
from tests.servers import wait_for

BOUNDARY = "a-boundary-of-the-test"
NEW = "/complaints/corruption/new/"
WHAT, END = "เรียกรับเงินค่าต่อเติมบ้าน", "และขู่ผู้ร้องภายหลัง"


@pytest.fixture(scope="module")
def served(prepared, tmp_path_factory):
    place = tmp_path_factory.mktemp("whole")
    with production(prepared, place) as site, Front(place, site) as front:
        yield front


@pytest.fixture
def front(served):
    """nginx and gunicorn, where no case was filed."""
    with sqlite3.connect(served.installation.data_dir / "db.sqlite3") as database:
        for table in ("complaints_item", "complaints_sealedfile", "complaints_case"):
            database.execute(f"DELETE FROM {table}")
    return served


@pytest.fixture
def body(front):
    """A report with its photo in front of the rest of the text, as a form of the site sends it."""
    token = form_token(front.installation.environment["SECRET_KEY"], uuid4().hex)
    photo = FakeFile("ภาพ.jpg", b"\xff\xd8" + b"photo" * 200_000)
    data = {"token": token, "what": WHAT, "naming": "anonymous", "files": photo, "evidence": END, "action": "file"}
    return encode_multipart(BOUNDARY, data)


def head(length, *more, kind=f"multipart/form-data; boundary={BOUNDARY}", path=NEW):
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {NAME}",
        f"Content-Type: {kind}",
        "Connection: close",
        "X-Forwarded-Proto: https",
        *more,
    ]
    lines += [f"Content-Length: {length}"] if length is not None else []
    return "\r\n".join([*lines, "", ""]).encode()


def through_gunicorn(front):
    client = socket.socket(socket.AF_UNIX)
    client.connect(front.installation.socket)
    return client


def through_nginx(front):
    context = ssl.create_default_context(cafile=front.place / "fullchain.pem")
    context.check_hostname = False
    return context.wrap_socket(socket.create_connection(("127.0.0.1", front.https)))


def answer(client):
    """Return the whole answer to what was sent."""
    client.settimeout(60)
    with client, client.makefile("rb") as source:
        return source.read().decode()


def cases(front):
    with sqlite3.connect(front.installation.data_dir / "db.sqlite3") as database:
        return database.execute("SELECT count(*) FROM complaints_case").fetchone()[0]


def arriving(front):
    return list((front.installation.data_dir / "sealed" / "arriving").glob("*"))


def everything(front, body):
    """Send the whole form and return its page."""
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Sec-Fetch-Site": "same-origin"}
    return front.ask(NEW, "POST", body, kind).content.decode()


def files_whole(front, body):
    """Send the form again and assert that it is filed whole, once."""
    page = everything(front, body)
    code = "".join(re.findall(r"<span>(\d{4})</span>", page))
    assert "<h1>รับเรื่องแล้ว</h1>" in page
    assert cases(front) == 1
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    page = front.ask("/complaints/track/", "POST", f"code={code}".encode(), kind).content.decode()
    assert END in page
    assert "ภาพ.jpg" in page


@pytest.mark.promise("cut-short-keeps-nothing")
@pytest.mark.parametrize("way", [through_gunicorn, through_nginx])
def test_what_breaks_off_is_not_filed_and_the_retry_files_the_whole(front, body, way):
    client = way(front)
    client.sendall(head(len(body)) + body[: len(body) // 2])
    wait_for(lambda: arriving(front))
    client.close()
    wait_for(lambda: not arriving(front))  # the part of the photo is let go
    assert cases(front) == 0
    files_whole(front, body)


@pytest.mark.parametrize("share", [0.001, 0.5, 0.999, 1])
def test_whoever_still_listens_is_told_that_nothing_was_kept(front, body, share):
    part = body[: int(len(body) * share) - 8]  # at the most all but a bit of the closing boundary
    client = through_gunicorn(front)
    client.sendall(head(len(body)) + part)
    client.shutdown(socket.SHUT_WR)
    said = answer(client)
    assert said.startswith("HTTP/1.1 400")
    assert "<h1>ข้อมูลมาไม่ครบ</h1>" in said
    assert "no-store" in said
    assert (cases(front), arriving(front)) == (0, [])


def test_a_form_without_its_closing_boundary_is_not_filed(front, body):
    short = body[: -len(f"--{BOUNDARY}--\r\n")]
    assert "<h1>ข้อมูลมาไม่ครบ</h1>" in everything(front, short)
    assert (cases(front), arriving(front)) == (0, [])


def test_a_short_form_without_files_is_not_acted_upon_either(front):
    text = b"code=1234&action=reply&text=" + b"x" * 100
    client = through_gunicorn(front)
    client.sendall(head(len(text), kind="application/x-www-form-urlencoded", path="/complaints/track/") + text[:-1])
    client.shutdown(socket.SHUT_WR)
    assert "<h1>ข้อมูลมาไม่ครบ</h1>" in answer(client)


def test_a_body_of_unknown_length_is_refused_in_thai(front, body):
    client = through_nginx(front)
    client.sendall(head(None, "Transfer-Encoding: chunked") + b"5\r\nhello\r\n")  # and more to come
    said = answer(client)
    assert said.startswith("HTTP/1.1 411")
    assert "<h1>ส่งแบบนี้ไม่ได้</h1>" in said
    assert cases(front) == 0


def test_a_film_that_is_too_large_for_any_case_comes_back_with_what_was_typed(front, body):
    """nginx's own page of 413 would hold nothing of it, and browsers keep no form of a page that may not be stored."""
    whole = body.replace(b"photo" * 200_000, b"photo")
    before, after = whole.split(b"\xff\xd8photo")
    film = 311 * (1 << 20)
    pieces = (before, *(bytes(1 << 20) for _ in range(film >> 20)), after)
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Sec-Fetch-Site": "same-origin"}
    length = {"Content-Length": str(len(before) + film + len(after))}
    answer = front.ask(NEW, "POST", iter(pieces), kind | length)
    page = answer.content.decode()
    assert answer.status == 422
    assert "ภาพ.jpg” ใหญ่เกิน" in page
    assert WHAT in page
