"""The counter in a real installation: restarts, kill -9, a full disk, and what is left on the disk."""

import resource
import sqlite3
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.servers import wait_for
from tests.visitors.requests import CHROME

SECRET_AGENT = (
    "Mozilla/5.0 (Linux; Android 13; Lantern-Marker-7781) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
)


@pytest.fixture
def own_site(prepared, tmp_path):
    """An installation behind a proxy on this machine; the test starts and stops it."""
    return prepared.copy(tmp_path / "data", TRUSTED_PROXIES="127.0.0.1")


def visit(site, number, *, path="/privacy/", browser=CHROME, address="2001:db8:{:x}::7"):
    headers = {"User-Agent": browser, "X-Forwarded-For": address.format(number)}
    with urlopen(Request(site.url + path, headers=headers), timeout=30) as response:
        return response.read().decode()


def counted(site):
    """Return (visitors, views) as they lie on the disk, with nobody's help."""
    with closing(sqlite3.connect(f"file:{site.data_dir}/db.sqlite3?mode=ro", uri=True)) as database:
        row = database.execute("SELECT sum(visitors), sum(views) FROM visitors_day").fetchone()
        return tuple(number or 0 for number in row)


def known(site):
    """Return how many visitors lie in the database or, on their way into it, beside it."""
    with closing(sqlite3.connect(f"file:{site.data_dir}/db.sqlite3?mode=ro", uri=True)) as database:
        hashes = {hash_ for (hash_,) in database.execute("SELECT hash FROM visitors_seenvisitor")}
    waiting = (path.read_bytes() for path in (site.data_dir / "visitors").glob("*.new"))
    return len(hashes | {data[at + 10 : at + 26] for data in waiting for at in range(0, len(data), 26)})


def test_restart_loses_nothing(own_site):
    with own_site:
        for number in range(20):
            visit(own_site, number % 5)
    assert counted(own_site) == (5, 20)
    with own_site:
        assert "<dd>๔๐,๘๕๕</dd>" in visit(own_site, 4)
    assert counted(own_site) == (5, 21)


def test_kill_9_loses_no_visitor_and_only_the_last_second_of_views(own_site):
    with own_site:
        for number in range(10):
            visit(own_site, number)
        wait_for(lambda: counted(own_site)[1] == 10)
        for number in range(10, 16):
            visit(own_site, number)
        own_site.kill()
    assert known(own_site) == 16
    with own_site:
        visit(own_site, 15)
        wait_for(lambda: counted(own_site)[0] == 16)
    visitors, views = counted(own_site)
    assert visitors == 16
    assert 10 < views <= 17
    assert not list((own_site.data_dir / "visitors").iterdir())


def test_full_disk_breaks_no_page_and_loses_nobody(own_site):
    own_site.output = own_site.data_dir.with_name("said")
    with own_site:
        visit(own_site, 0)
        wait_for(lambda: counted(own_site) == (1, 1))
        room = (own_site.data_dir / "db.sqlite3-wal").stat().st_size
        full, empty = (room, resource.RLIM_INFINITY), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        for pid in own_site.workers():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, full)
        for number in range(1, 5):
            assert "สถิติผู้เยี่ยมชม" in visit(own_site, number)
        wait_for(lambda: "the visitor counter can't write" in own_site.output.read_text())
        assert counted(own_site) == (1, 1)
        for pid in own_site.workers():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, empty)
        wait_for(lambda: counted(own_site) == (5, 5))
        assert "บันทึกลงฐานข้อมูลไม่ได้ระหว่าง" in own_site.shell(
            "from visitors.recording import health; print(health.notice().sentence)"
        )


@pytest.mark.promise("counter-keeps-no-address")
def test_no_address_and_no_user_agent_lies_anywhere_after_a_restart_and_a_crash(own_site, capfd):
    address, mapped = "2001:db8:beef:{:x}::77", "::ffff:198.51.100.{}"
    with own_site:
        for number in range(150):
            visit(own_site, number % 50, path="/visitors/", browser=SECRET_AGENT, address=address)
            visit(own_site, number % 50, browser=SECRET_AGENT, address=mapped)
    with own_site:
        for number in range(40):
            visit(own_site, number + 50, browser=SECRET_AGENT, address=address)
        own_site.kill()
    assert known(own_site) == 140
    wanted = {b"Lantern", b"2001:db8:beef", b"2001:0db8:beef", b"198.51.100.", bytes.fromhex("20010db8beef")}
    wanted |= {ip_address(f"198.51.100.{number}").packed for number in range(50)}
    places = [path for path in Path(own_site.data_dir).rglob("*") if path.is_file()]
    assert any(path.name == "db.sqlite3-wal" for path in places)
    logged = "".join(capfd.readouterr()).encode()
    for place, content in [("log", logged), *((path, path.read_bytes()) for path in places)]:
        assert not [mark for mark in wanted if mark in content], place


def test_reader_s_foot_in_chromium(own_site, chromium):
    with own_site:
        context = chromium.new_context(user_agent=CHROME, java_script_enabled=False)
        page = context.new_page()
        page.goto(own_site.url)
        wait_for(lambda: counted(own_site)[0] == 1)
        page.goto(f"{own_site.url}/privacy/")  # the browser has the first page already, with the figures of then
        foot = page.locator(".counter")
        figures = "".join(foot.inner_text().split())
        assert "วันนี้๑เมื่อวานนี้" in figures
        assert "ทั้งหมด๔๐,๘๕๑" in figures
        assert context.cookies() == []
        foot.get_by_role("link").click()
        assert page.get_by_role("heading", level=1).inner_text() == "สถิติผู้เยี่ยมชม"
        context.close()
