"""Every address of the site: a kept answer is the answer that Django gave, byte for byte but for the hole."""

import gzip

import brotli
import pytest

from kokkhon_ita.kept.store import store
from tests.kokkhon_ita.kept.asked import ANSWERED, as_django_alone_answers, kept, may_be_kept
from tests.visitors.requests import CHROME
from visitors.figures import board

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("at_noon")]
DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}


def test_kept_answers_of_all_addresses_are_djangos(site):
    for address in ANSWERED:
        first, second = kept(site, address.path)
        assert (first.was_kept, second.was_kept) == (False, may_be_kept(address.path)), address
        if second.was_kept:
            assert (second.status, second.headers, second.content) == (first.status, first.headers, first.content)
            assert second.content == as_django_alone_answers(address.path), address


def test_what_is_at_hand_is_answered_alike_without_asking_the_database(site, monkeypatch):
    monkeypatch.setattr(board, "SECONDS", 600)  # longer than a busy machine needs for all of them
    board.forget()
    site.ask("/", browser=CHROME)  # the day's key is known from here on
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        store.clear()
        assert site.at_hand(address.path) is None
        site.ask(address.path)
        for request in (
            {},
            {"method": "HEAD"},
            {"accept_encoding": "gzip"},
            {"if_none_match": "*"},
            {"browser": CHROME},
        ):
            assert site.at_hand(address.path, **request) == site.ask(address.path, **request), (address, request)


def test_what_a_head_asks_for_of_django_has_the_headers_alone(site):
    """Gunicorn writes a line into its log for each that has more: whoever asks would fill the disk."""
    for path in (
        "/contact/?a",
        "/ledger.jsonl",
        "/nothing-here/",
        "/measures/2566/editions/1/report.csv",
        "/search/?q=a",
    ):
        head, whole = site.ask(path, method="HEAD"), site.ask(path)
        assert (head.was_kept, head.content, head.status) == (False, b"", whole.status), path
        assert set(head.headers) == set(whole.headers), path


def test_every_encoding_holds_the_same_page(site):
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        packed = []
        for accepted in ("gzip", "br", "gzip, deflate, br, zstd"):
            first, second = kept(site, address.path, accept_encoding=accepted)
            assert second.was_kept, (address, accepted)
            assert (second.headers, second.content) == (first.headers, first.content), (address, accepted)
            assert second.headers["Content-Length"] == str(len(second.content)), (address, accepted)
            packed.append(DECODERS[second.headers.get("Content-Encoding")](second.content))
        assert packed == [site.ask(address.path).content] * 3, address


def test_head_and_304_say_what_the_page_says(site):
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        first, second = kept(site, address.path, method="HEAD")
        assert not second.was_kept  # only a page that somebody read is kept
        page = site.ask(address.path)
        assert not page.was_kept
        assert (first.headers, first.content) == (page.headers, b""), address
        assert site.ask(address.path, method="HEAD") == type(page)(200, page.headers, b"", True)
        known = page.headers["ETag"]
        by_door = site.ask(address.path, if_none_match=f'"other", {known}')
        store.clear()
        by_django = site.ask(address.path, if_none_match=known)
        assert (by_django.status, by_door.status, by_door.content) == (304, 304, b"")
        assert by_django.headers == by_door.headers, address
        assert (by_django.was_kept, by_door.was_kept) == (False, True)


def test_address_is_the_reader_s_own_and_escaped(site, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    mine = kept(site, "/", address="127.0.0.1", x_forwarded_for="203.0.113.9")[1]
    assert "203.0.113.9" in mine.text
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        hostile = kept(site, address.path, address="127.0.0.1", x_forwarded_for="fe80::1%<script>alert(1)</script>")[1]
        assert b"<script>alert" not in hostile.content
        assert b"203.0.113.9" not in hostile.content
    lied = site.ask("/", address="198.51.100.1", x_forwarded_for="203.0.113.9")
    assert "198.51.100.1" in lied.text
    assert "203.0.113.9" not in lied.text
