"""After locking, or once somebody was dismissed, no key, passphrase or receipt code is left in the memory of any process of a real gunicorn."""

import http.client
import re
import socket
from time import monotonic, sleep

import pytest

from complaints import worker_memory
from tests.complaints import officer
from tests.deploy.memory import keys_of, memory
from tests.deploy.test_sealed_bytes import DESK, NEW, TRACK, Visitor, form_token
from tests.servers import wait_for

_DISMISS = """
from complaints.models import Reader
from complaints.readers import keyholders
keyholders.dismiss(Reader.objects.current().filter(outside=False).exclude(user__username=%r).first())
"""
# A form that stops in its middle.
SLOW = (
    f"POST {TRACK} HTTP/1.1\r\nHost: 127.0.0.1:{{}}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    "Content-Length: 1000000\r\n\r\n--b\r\n"
)


class Direct:
    """A served site asked without nginx, as tests.deploy.conftest.Front is with it."""

    def __init__(self, site):
        self.site = site

    def ask(self, path, method="GET", body=None, headers=None):
        client = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=300)
        client.request(method, path, body, headers or {})
        answer = client.getresponse()
        answer.content = answer.read()
        client.close()
        return answer


def in_memory(site, secrets):
    """Return the names of the secrets that stand in the memory of the arbiter or of a worker."""
    found = [memory(pid) for pid in (site.server.pid, *site.workers())]
    return {name for name, secret in secrets.items() if any(secret in one for one in found)}


def gone_after(site, secrets, let_go):
    """Let something be let go of, and find none of the secrets once every worker has its successor."""
    before = site.workers()
    let_go()
    wait_for(lambda: not before & site.workers() and len(site.workers()) == len(before))
    assert in_memory(site, secrets) == set()


def report(site):
    """File through the form and follow the case; return the receipt code."""
    reporter, token = Visitor(Direct(site)), form_token(site.environment["SECRET_KEY"])
    typed = {"what": "เรียกรับเงินค่าต่อเติมบ้าน", "naming": "anonymous", "action": "file", "token": token}
    page = reporter.form(NEW, **typed)
    code = "".join(re.findall(r"<span>(\d{4})</span>", page))
    for _ in range(6):
        reporter.form(TRACK, code=code)
    return code


def work(site, username):
    """Sign in, unlock and read; return the client."""
    client = Visitor(Direct(site))
    client.form("/admin/login/", username=username, password=officer.PASSWORD)
    client.form(f"{DESK}second-factor/", token=officer.TOKEN)
    client.form(f"{DESK}unlock/", passphrase=officer.PASSPHRASE)
    read_on(client)
    return client


def read_on(client):
    """Open the list and a case, often enough that every worker has had a turn."""
    for _ in range(10):
        page = client.ask(DESK).content.decode()
        assert client.ask(re.search(rf'href="({DESK}[0-9a-f-]{{36}}/)"', page)[1]).status == 200


@pytest.mark.promise("keys-leave-the-memory")
def test_after_locking_and_after_a_dismissal_no_process_holds_a_secret(own_site):
    username = officer.appear(own_site)
    code = report(own_site)
    client = work(own_site, username)
    private, *keys = keys_of(own_site, username)
    secrets = {f"case key {number}": key for number, key in enumerate(keys)}
    secrets |= {"private": private, "private, in letters": private.hex().encode(), "code": code.encode()}
    secrets |= {"passphrase": officer.PASSPHRASE.encode()}
    assert in_memory(own_site, secrets) >= {"case key 0", "case key 1", "private", "code"}
    csrf = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.ask(DESK).content.decode())[1]
    body, kind = f"csrfmiddlewaretoken={csrf}".encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    gone_after(own_site, secrets, lambda: client.ask(f"{DESK}lock/", "POST", body, **kind))
    client.form(f"{DESK}unlock/", passphrase=officer.PASSPHRASE)
    read_on(client)
    assert in_memory(own_site, secrets) >= {"case key 0", "private"}
    gone_after(own_site, secrets, lambda: own_site.shell(_DISMISS % username))
    assert Direct(own_site).ask("/").status == 200


@pytest.mark.minutes
def test_after_fifteen_idle_minutes_no_process_holds_a_secret_while_others_read_on(own_site):
    username = officer.appear(own_site)
    code = report(own_site)
    work(own_site, username)
    private, *keys = keys_of(own_site, username)
    secrets = {"private": private, "code": code.encode(), "passphrase": officer.PASSPHRASE.encode()}
    secrets |= {f"case key {number}": key for number, key in enumerate(keys)}
    assert in_memory(own_site, secrets) >= {"private", "code", "case key 0"}
    until = monotonic() + worker_memory.IDLE_SECONDS + 60
    while monotonic() < until:
        assert Direct(own_site).ask("/").status == 200
        sleep(1)
    assert in_memory(own_site, secrets) == set()


def test_who_comes_next_does_not_wait_for_a_slow_line_of_a_worker_that_ends(prepared, tmp_path):
    with prepared.copy(tmp_path / "data", WEB_CONCURRENCY="1") as site:
        wait_for(lambda: site.workers())
        [ending] = site.workers()
        with socket.create_connection(("127.0.0.1", site.port)) as line:
            line.sendall(SLOW.format(site.port).encode())
            sleep(1)  # the form is begun: the worker holds what its sender says
            site.shell("from complaints import worker_memory; worker_memory.let_go()")
            wait_for(lambda: len(site.workers()) == 2)
            assert Direct(site).ask("/").status == 200
            assert ending in site.workers()
        wait_for(lambda: ending not in site.workers())
        assert len(site.workers()) == 1
