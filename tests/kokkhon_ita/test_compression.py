"""Pages are compressed for readers and left alone where a secret stands on them."""

import gzip
import re

import pytest
from django.http import HttpResponse
from django.utils import timezone

from kokkhon_ita.middleware import CompressForReaders
from tests.complaints import demo
from tests.disclosures import records

pytestmark = pytest.mark.django_db
GZIP = {"accept-encoding": "gzip"}


def test_a_reader_s_page_is_compressed(client):
    plain = client.get("/")
    answer = client.get("/", headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.content) < len(plain.content) / 2
    assert b"<h1" in gzip.decompress(answer.content)


def test_a_page_with_a_form_token_is_not(client):
    answer = client.get("/admin/login/", headers=GZIP)
    assert answer.cookies
    assert "Content-Encoding" not in answer.headers


def test_nothing_is_for_somebody_with_a_cookie(client):
    client.cookies["csrftoken"] = "x" * 32
    assert "Content-Encoding" not in client.get("/", headers=GZIP).headers


@pytest.mark.parametrize(("method", "path", "compressed"), [
    ("get", "/", True), ("post", "/", False), ("get", "/?text=tried-by-an-attacker", False),
])  # fmt: skip
def test_a_page_that_may_not_be_stored_is_only_before_anything_was_sent_to_it(rf, method, path, compressed):
    headers = {"Cache-Control": "no-store, private"}
    middleware = CompressForReaders(lambda request: HttpResponse(b"x" * 1000, headers=headers))
    assert middleware(getattr(rf, method)(path, headers=GZIP)).has_header("Content-Encoding") is compressed


def test_the_token_of_an_empty_form_is_another_every_time(client, settings):
    """What a page holds only once can't be guessed letter by letter."""
    settings.COMPLAINTS_PEPPER = "5c" * 32
    demo.make_desk()
    tokens = {re.search(r'name="token" value="([^"]+)"', client.get("/complaints/general/new/").text)[1] for _ in "123"}
    assert len(tokens) == 3


@pytest.mark.parametrize(("kind", "compressed"), [("image/png", False), ("application/pdf", False), ("text/csv", True)])
def test_only_text_is(rf, kind, compressed):
    middleware = CompressForReaders(lambda request: HttpResponse(b"x" * 1000, content_type=kind))
    answer = middleware(rf.get("/", headers=GZIP))
    assert answer.has_header("Content-Encoding") is compressed


def test_a_part_of_a_file_is_the_very_bytes_that_it_names(client):
    data = b"".join(b"%04d,x\n" % number for number in range(1000))
    file = records.stored_file(data, name="x.csv", content_type="text/csv", public_since=timezone.now())
    part = client.get(file.get_absolute_url(), headers=GZIP | {"range": "bytes=700-1699"})
    assert (part.status_code, part.headers["Content-Range"]) == (206, "bytes 700-1699/7000")
    assert not part.has_header("Content-Encoding")
    assert part.getvalue() == data[700:1700]
    whole = client.get(file.get_absolute_url(), headers=GZIP)
    assert gzip.decompress(whole.getvalue()) == data
