"""Who meets what is kept, and which pages are: readers without a cookie, at addresses of ours, within bounds."""

import pytest

from kokkhon_ita.kept.store import store
from tests.kokkhon_ita.kept.asked import as_django_alone_answers, kept
from tests.visitors.requests import CHROME
from visitors.recording.recorder import recorder

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("at_noon")]


def test_nobody_with_a_cookie_or_an_unknown_query_meets_the_store(site):
    site.ask("/")
    for request in ({"cookie": "sessionid=x"}, {"cookie": "csrftoken=x"}, {"authorization": "Basic eA=="}):
        assert not site.ask("/", **request).was_kept
    assert not site.ask("/?utm=1").was_kept
    store.clear()
    site.ask("/", cookie="theme=dark")
    site.ask("/?utm=1")
    assert not site.ask("/").was_kept
    assert not site.ask("/", method="POST").was_kept


@pytest.mark.parametrize(
    "path",
    [
        "/measures/2566/?table=whole",
        "/measures/2566/5/?page=1",
        "/measures/2566/history/?page=1",
        "/ledger/?page=1",
    ],
)
def test_a_query_that_its_view_knows_is_kept_under_its_own_address(site, path):
    bare, query = path.split("?")
    site.ask(bare)
    first, second = kept(site, path)
    assert (first.was_kept, second.was_kept) == (False, True)
    assert (second.headers, second.content) == (first.headers, first.content)
    assert second.content == as_django_alone_answers(path)
    assert site.ask(path, if_none_match=second.headers["ETag"]).status == 304
    assert not site.ask(bare).was_kept
    for unknown in (f"{query}&x=1", f"{query}0", f"x=1&{query}", "page=01", "table=all", "year=2566"):
        site.ask(f"{bare}?{unknown}")
        assert not site.ask(f"{bare}?{unknown}").was_kept, unknown


def test_only_our_own_addresses_are_kept(site):
    for path in ("/measures/0002566/", "/no-such-page/", "/measures/2599/", "/complaints/", "/admin/login/"):
        site.ask(path)
        assert not site.ask(path).was_kept


def test_hosts_do_not_share_a_page(site, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert "http://one.example/" in kept(site, "/sitemap.xml", host="one.example")[1].text
    assert "http://two.example/" in site.ask("/sitemap.xml", host="two.example").text
    assert site.ask("/", host="three.example").status == 400


def test_who_has_a_page_already_lets_it_be_kept_and_is_no_view(site):
    etag = site.ask("/measures/2566/").headers["ETag"]
    for known, status in ((etag, 304), ('"older"', 200)):
        for method in ("GET", "HEAD"):
            store.clear()
            recorder.__init__()
            first = site.ask("/measures/2566/", method, if_none_match=known, browser=CHROME)
            second = site.ask("/measures/2566/", method, if_none_match=known, browser=CHROME)
            assert (first.status, first.was_kept, second.status, second.was_kept) == (status, False, status, True)
            assert (first.headers, first.content) == (second.headers, second.content)
            assert sum(recorder.batch.views.values()) == (2 if (status, method) == (200, "GET") else 0)
            assert sum(recorder.batch.left_out.values()) == (0 if (status, method) == (200, "GET") else 2)
    assert site.ask("/no-such-page/", if_none_match=etag).status == 404


def test_store_is_bounded(site, settings):
    settings.KEPT_PAGES_BYTES = 200_000
    for number in range(1, 11):
        site.ask(f"/measures/2566/{number}/")
    assert 0 < store._size <= 200_000
    assert site.ask("/measures/2566/10/").was_kept
    assert not site.ask("/measures/2566/1/").was_kept
