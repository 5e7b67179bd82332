"""`manage.py witness`: what another site serves is countersigned when it only grew, and told loudly when it did not."""

import socket
import stat
import time
from contextlib import suppress
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from common import outside
from disclosures.links.outside import check
from publishing import verify
from tests import factories
from tests.witnesses import ledgers
from witnesses import following, key, notices
from witnesses.models import Misfit, Watched

pytestmark = pytest.mark.django_db
MADE = ledgers.lines(3)


@pytest.fixture
def site(served):
    """A server whose ledger is set by `tell`; `watched` is what is known of it."""

    def tell(made):
        served.answers["/ledger.jsonl"] = (200, b"".join(made))

    served.tell = tell
    served.watched = lambda: Watched.objects.get(host=served.host)
    tell(MADE)
    return served


def test_ledger_is_countersigned_with_a_key_that_only_the_site_can_read(site, capsys):
    call_command("witness", site.url, "--name", "witness.test")
    watched = site.watched()
    seen = verify.witnessed(watched.note.encode(), watched.verifier_key)
    assert (seen["origin"], seen["position"], seen["head"]) == (site.host, 3, ledgers.head(MADE))
    assert seen["time"] == int(watched.seen_at.timestamp())
    assert stat.S_IMODE(key.path().stat().st_mode) == 0o600
    assert watched.verifier_key.startswith("witness.test+")
    assert watched.verifier_key in capsys.readouterr().out


def test_without_an_address_all_that_are_followed_are_read_with_the_same_key(site):
    call_command("witness", site.url)
    first = site.watched()
    site.tell(ledgers.lines(5, onto=MADE))
    call_command("witness")
    assert (site.watched().position, site.watched().verifier_key) == (5, first.verifier_key)


GROWN = ledgers.lines(4, onto=MADE)
UNGROWN = {
    "rewritten and rehashed": ledgers.rehashed(GROWN, 1, reason="ข้ออ้างใหม่"),
    "rewritten in the last entry seen": ledgers.rehashed(MADE, 2, reason="ข้ออ้างใหม่"),
    "cut": MADE[:2],
    "empty": [],
    "edited": [MADE[0].replace("ตาม".encode(), "ต่าง".encode()), *MADE[1:]],
    "swapped": [MADE[1], MADE[0], MADE[2]],
}


@pytest.mark.promise("misfit-stays")
@pytest.mark.parametrize("told", UNGROWN.values(), ids=UNGROWN)
def test_ledger_that_did_not_only_grow_is_told_and_the_note_of_what_was_seen_stays(site, told, page_client):
    call_command("witness", site.url)
    before = site.watched()
    site.tell(told)
    for _ in range(2):  # the same is kept once
        with pytest.raises(CommandError):
            call_command("witness")
    after, misfit = site.watched(), Misfit.objects.get()
    assert (after.note, after.position, after.head) == (before.note, 3, ledgers.head(MADE))
    assert (misfit.position, misfit.head, misfit.told_position) == (3, ledgers.head(MADE), len(told))
    site.tell(ledgers.lines(5, onto=MADE))
    call_command("witness")
    assert site.watched().position == 5
    assert "ทะเบียนไม่ต่อเนื่องจากที่รับรองไว้" in page_client.get("/witness/").content.decode()


NO_LEDGER = {
    "not found": (404, b"nothing"),
    "a page": (200, b"<html>\n<p>back soon</p>\n"),
    "too large": (200, b"x" * 5000),
    "a redirect without end": "/ledger.jsonl",
    "a redirect into another inner network": "http://10.1.2.3/ledger.jsonl",
}


@pytest.mark.parametrize("told", NO_LEDGER.values(), ids=NO_LEDGER)
def test_what_is_no_ledger_is_a_problem_and_no_accusation(site, told, monkeypatch):
    call_command("witness", site.url)
    monkeypatch.setattr(following, "MOST_BYTES", 4000)
    site.answers["/ledger.jsonl"] = told
    with pytest.raises(CommandError):
        call_command("witness")
    assert site.watched().problem
    assert site.watched().position == 3
    assert not Misfit.objects.exists()


def test_inner_addresses_are_not_asked_unless_named(site, settings):
    settings.INNER_NETWORKS = []
    with pytest.raises(CommandError):
        call_command("witness", site.url)
    assert "เครือข่ายภายใน" in site.watched().problem
    assert "อ่านทะเบียนของ" in " ".join(notice.sentence for notice in notices.notices(factories.superuser()))


def test_links_are_never_asked_in_inner_networks(site):
    assert "เครือข่ายภายใน" in check(f"{site.url}/ledger.jsonl").problem


def test_slow_site_has_an_end(site, monkeypatch):
    monkeypatch.setattr(following, "SECONDS", -1)
    with pytest.raises(CommandError):
        call_command("witness", site.url)
    assert "ภายในเวลาที่กำหนด" in site.watched().problem


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
DRIPS = {"status": b"", "headers": ANSWER[:20], "body": ANSWER, "body without a length": b"HTTP/1.0 200 OK\r\n\r\n"}


@pytest.mark.parametrize("begun", DRIPS.values(), ids=DRIPS)
def test_site_that_sends_a_byte_now_and_then_has_an_end(settings, begun):
    settings.INNER_NETWORKS = ["127.0.0.0/8"]
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            line, _ = server.accept()
            with line, suppress(OSError):
                line.sendall(begun)
                while True:
                    time.sleep(0.05)
                    line.sendall(b"a")

        Thread(target=drip, daemon=True).start()
        with pytest.raises(outside.Unreachable, match="ภายในเวลาที่กำหนด"):
            outside.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", most=1000, seconds=0.3)


def test_what_another_site_writes_into_its_ledger_is_shown_and_not_obeyed(site):
    call_command("witness", site.url)
    site.tell([ledgers.line({"position": "\x00\x1b[2J", "previous_sha256": verify.GENESIS}), *MADE[1:]])
    with pytest.raises(CommandError):
        call_command("witness")
    assert "\\x00\\x1b" in Misfit.objects.get().sentence


@pytest.mark.parametrize(
    "url", ["", "office.test", "ftp://office.test", "http://", "http://a:b@office.test/", "http://office.test:x/"]
)
def test_what_is_no_site_is_refused(served, url):
    if url:
        with pytest.raises(CommandError):
            call_command("witness", url)
    assert not Watched.objects.exists()


def test_lost_key_is_not_replaced_in_silence(site):
    call_command("witness", site.url)
    old = site.watched().verifier_key
    key.path().unlink()
    with pytest.raises(CommandError, match="กุญแจ"):
        call_command("witness")
    call_command("witness", "--new-key")
    assert site.watched().verifier_key != old


def test_spoilt_key_file_stops_the_command_and_is_not_written_over(site):
    key.path().write_text("spoilt")
    with pytest.raises(CommandError, match="กุญแจ"):
        call_command("witness", site.url)
    assert key.path().read_text() == "spoilt"


def test_a_site_that_is_followed_no_more_is_forgotten(site):
    call_command("witness", site.url)
    call_command("witness", site.url, "--stop")
    assert not Watched.objects.exists()
