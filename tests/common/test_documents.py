"""Stored files over HTTP: who may have them, whole or in parts, and the headers around them."""

import datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from common import ranges
from tests import factories
from tests.disclosures.records import stored_file

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 10


@pytest.fixture
def file():
    return stored_file(DATA, name="แผน ปี ๒๕๖๖.pdf", public_since=timezone.now())


def get(client, file, **headers):
    return client.get(
        file.get_absolute_url(), headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_whole_file_with_its_headers(client, file):
    response = get(client, file)
    assert response.getvalue() == DATA
    expected = {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(DATA)),
        "Content-Disposition": "inline; filename*=utf-8''%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5%20%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%96.pdf",
        "ETag": f'"{file.sha256}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, immutable, max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
    }
    assert {name: response.headers.get(name) for name in expected} == expected
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_being_fetched_holds_no_connection_to_the_database(client, file):
    response = get(client, file)
    assert connection.connection is None
    assert response.getvalue() == DATA


@pytest.mark.parametrize(
    ("content_type", "disposition"),
    [("image/png", "inline"), ("text/csv", "attachment"), ("application/x-unknown", "attachment")],
)
def test_only_what_a_browser_shows_safely_is_inline(client, content_type, disposition):
    response = get(client, stored_file(content_type=content_type, public_since=timezone.now()))
    response.getvalue()
    assert response.headers["Content-Disposition"].startswith(f"{disposition};")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0), ("bytes=100-199", 100, 199), ("bytes=2500-", 2500, 2559), ("bytes=-10", 2550, 2559),
        ("bytes=-99999", 0, 2559), ("bytes=2559-99999", 2559, 2559), ("bytes=0-", 0, 2559),
    ],
)  # fmt: skip
def test_parts(client, file, wanted, first, last):
    response = get(client, file, range=wanted)
    assert response.status_code == 206
    assert response.getvalue() == DATA[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/2560"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert response.headers["ETag"] == f'"{file.sha256}"'


@pytest.mark.parametrize("wanted", ["bytes=2560-", "bytes=99999-100000", "bytes=-0"])
def test_parts_beyond_the_end(client, file, wanted):
    response = get(client, file, range=wanted)
    assert (response.status_code, response.headers["Content-Range"], response.content) == (416, "bytes */2560", b"")


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,5-6",
        "bytes=",
        "bytes=-",
        "bytes=9-1",
        "items=0-1",
        "bytes=๐-๑",
        "x",
        "bytes=1-2-3",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_several_parts_or_nonsense_get_the_whole_file(client, file, wanted):
    response = get(client, file, range=wanted)
    assert (response.status_code, response.getvalue()) == (200, DATA)


def test_part_only_of_the_copy_that_the_reader_has(client, file):
    assert get(client, file, range="bytes=0-9", if_range=f'"{file.sha256}"').getvalue() == DATA[:10]
    for other in ('"other"', f'W/"{file.sha256}"', "Mon, 24 Apr 2023 09:22:00 GMT"):
        assert get(client, file, range="bytes=0-9", if_range=other).getvalue() == DATA


def test_reader_who_has_it_gets_nothing_again(client, file):
    response = get(client, file, if_none_match=f'"{file.sha256}"')
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == f'"{file.sha256}"'


def test_head_tells_the_same_without_the_bytes(client, file):
    whole, head = get(client, file), client.head(file.get_absolute_url())
    whole.getvalue()
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


def test_lost_file_is_not_there_whichever_way_it_is_asked_for(client, file):
    file.path.unlink()
    assert get(client, file).status_code == client.head(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods(client, file, method):
    assert getattr(client, method)(file.get_absolute_url()).status_code == 405


def test_unpublished_file_is_for_staff_only_and_never_cached(client):
    file = stored_file(DATA)
    assert get(client, file).status_code == 404
    client.force_login(factories.user())
    response = get(client, file)
    assert response.getvalue() == DATA
    assert response.headers["Cache-Control"] == "private, no-store"


def test_file_of_a_publication_to_come_is_not_out_yet(client):
    file = stored_file(DATA, public_since=timezone.now() + datetime.timedelta(hours=1))
    assert get(client, file).status_code == 404


def test_each_name_of_the_same_bytes_is_answered_under_itself(client, file):
    other = stored_file(DATA, name="ประกาศ.pdf", public_since=timezone.now())
    for one in (file, other):
        response = get(client, one)
        assert response.getvalue() == DATA
        assert quote(one.name) in response.headers["Content-Disposition"]


def test_name_that_is_not_out_yet_is_not_told(client):
    secret = stored_file(DATA, name="ร่าง.pdf")
    file = stored_file(DATA, public_since=timezone.now())
    response = client.get(f"/documents/{file.sha256}/อะไร.pdf")
    assert (response.status_code, response.headers["Location"]) == (302, file.get_absolute_url())
    client.force_login(factories.user())
    assert get(client, secret).getvalue() == DATA


def test_another_name_leads_to_the_file_under_its_own(client, file):
    response = client.get(f"/documents/{file.sha256}/ประกาศลาออก.pdf")
    assert (response.status_code, response.headers["Location"]) == (302, file.get_absolute_url())


@pytest.mark.parametrize(
    "path",
    ["/documents/../settings.py", "/documents/..%2f..%2fdb.sqlite3/x", "/documents/%2e%2e/%2e%2e", "/documents/" + "a" * 64 + "/x.pdf",
     "/documents/" + "A" * 64 + "/x.pdf", "/documents/x/x", "/documents/" + "a" * 64 + "%00/x"],
)  # fmt: skip
def test_path_tricks_find_nothing(client, path):
    assert client.get(path).status_code == 404


def test_file_lost_from_the_disk_is_a_404(client, file):
    file.path.unlink()
    assert get(client, file).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_serving_costs_one_query(client, many, django_assert_num_queries):
    files = [stored_file(public_since=timezone.now()) for _ in range(many)]
    with django_assert_num_queries(1):
        get(client, files[0]).getvalue()


@given(size=st.integers(1, 5000), header=st.from_regex(r"bytes=[0-9]{0,4}-[0-9]{0,4}", fullmatch=True))
def test_a_span_always_lies_inside_the_file(size, header):
    span = ranges.wanted(RequestFactory().get("/", headers={"range": header}), '"x"', size)
    if span:
        assert 0 <= span[0] <= span[1] < size
