"""Two machines of one office serve as one, beside a real PostgreSQL, Redis and S3 server: visitors are counted once, approvals hold."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.test_documents import PUBLISH
from tests.deploy.test_sealed_bytes import DESK
from tests.machines import work
from tests.servers import wait_for
from tests.visitors.requests import CHROME

VISITORS = 40
COUNTED = """
import json
from tests.servers import wait_for
from visitors.models import Day
told = lambda: [[day.views, day.visitors] for day in Day.objects.all()]
wait_for(lambda: told() == [[%d, %d]])
print(json.dumps(told()))
"""


def visited(machines):
    """Let every visitor come twice, so that both machines see him; return what was counted."""
    for path in ("/", "/measures/"):
        for number in range(VISITORS):
            answer = machines.front.ask(path, headers={"User-Agent": CHROME}, source=f"127.1.0.{number + 1}")
            assert answer.status == 200
    return machines.shell(COUNTED % (2 * VISITORS, VISITORS))


@pytest.mark.slow
def test_two_machines_serve_as_one(machines):
    assert visited(machines) == [[2 * VISITORS, VISITORS]]
    address = machines.sites[0].shell(PUBLISH).strip().splitlines()[-1]
    assert {machines.front.ask(address).status for _ in range(4)} == {200}

    asked, sessions, _ = machines.filled
    first = list(zip(sessions, asked, strict=False))
    with ThreadPoolExecutor(work.APPROVERS) as pool:
        together = pool.map(lambda pair: work.approve(machines, *pair).status, first)
        assert list(together) == [302] * work.APPROVERS
        list(pool.map(lambda pair: work.approve(machines, pair[0], asked[-1]), first))


@pytest.mark.slow
def test_a_desk_unlocked_on_one_machine_is_on_both_and_locked_on_both(machines):
    assert work.report(machines).acknowledged
    officer = work.unlocked(machines)
    for site in machines.sites:
        officer.front = work.Alone(site)
        page = officer.ask(DESK)
        assert (page.status, "ห้องรับเรื่อง" in page.content.decode()) == (200, True)
    before = [site.workers() for site in machines.sites]
    left = officer.cookies["desk"].value
    assert work.send(officer, DESK, {}, to=f"{DESK}lock/").status == 302
    officer.cookies["desk"] = left
    for site, pids in zip(machines.sites, before, strict=True):
        officer.front = work.Alone(site)
        assert officer.ask(DESK).status == 302
        wait_for(lambda site=site, pids=pids: len(pids - site.workers()) > 0)


@pytest.mark.slow
def test_readers_notice_nothing_of_a_machine_whose_server_is_gone(machines):
    gone = machines.sites[1]
    gone.kill()
    assert {machines.front.ask(path).status for path in ("/", "/measures/", "/verify/") for _ in range(8)} == {200}
    gone.__enter__()
    wait_for(lambda: work.Alone(gone).ask("/measures/").status == 200)
