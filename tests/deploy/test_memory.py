"""After locking, no key, passphrase or receipt code is left in the memory of any process of a real gunicorn."""

import http.client
import json
import re
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from tests.complaints import officer
from tests.deploy.test_sealed_bytes import NEW, ROOM, TRACK, Visitor, form_token

_SECRETS = """
import json
from complaints.models import Case, Reader
from complaints.readers import keyholders, unlocking
from complaints.sealing import people
reader = Reader.objects.get(user__username=%r)
private = keyholders.open_with_passphrase(reader, %r)
keys = [unlocking.open_case(case, people.box_of(private)).keys for case in Case.objects.all()]
print(json.dumps([private.hex(), *(key.hex() for one in keys for key in (one.shared, one.staff))]))
"""


class Direct:
    """A served site asked without nginx, as tests.deploy.conftest.Front is with it."""

    def __init__(self, site):
        self.site = site

    def ask(self, path, method="GET", body=None, headers=None):
        client = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        client.request(method, path, body, headers or {})
        answer = client.getresponse()
        answer.content = answer.read()
        client.close()
        return answer


def workers(site):
    pid = site.server.pid
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def memory(pid):
    """Return what the process can write to: where a secret would be."""
    found = bytearray()
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as source:
        for line in maps:
            if match := re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line):
                begin, end = (int(part, 16) for part in match.groups())
                with suppress(OSError, ValueError):  # the kernel's own pages
                    source.seek(begin)
                    found += source.read(end - begin)
    return found


def in_memory(site, secrets):
    """Return the names of the secrets that stand in the memory of the arbiter or of a worker."""
    found = [memory(pid) for pid in (site.server.pid, *workers(site))]
    return {name for name, secret in secrets.items() if any(secret in one for one in found)}


def wait_for(holds, seconds=120):
    until = monotonic() + seconds
    while not holds():
        assert monotonic() < until


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
    """Unlock and open the list and a case, often enough that every worker has had a turn; return the client."""
    client = Visitor(Direct(site))
    client.form("/admin/login/", username=username, password=officer.PASSWORD)
    client.form(f"{ROOM}second-factor/", token=officer.TOKEN)
    client.form(f"{ROOM}unlock/", passphrase=officer.PASSPHRASE)
    for _ in range(10):
        page = client.ask(ROOM).content.decode()
        assert client.ask(re.search(rf'href="({ROOM}[0-9a-f-]{{36}}/)"', page)[1]).status == 200
    return client


@pytest.mark.promise("keys-leave-the-memory")
def test_after_locking_no_process_holds_a_secret(own_site):
    username = officer.appear(own_site)
    code = report(own_site)
    client = work(own_site, username)
    private, *keys = json.loads(own_site.shell(_SECRETS % (username, officer.PASSPHRASE)))
    secrets = {f"case key {number}": bytes.fromhex(key) for number, key in enumerate(keys)}
    secrets |= {"private": bytes.fromhex(private), "private, in letters": private.encode(), "code": code.encode()}
    secrets |= {"passphrase": officer.PASSPHRASE.encode()}
    assert in_memory(own_site, secrets) >= {"case key 0", "case key 1", "private", "code"}
    before = workers(own_site)
    csrf = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.ask(ROOM).content.decode())[1]
    body = f"csrfmiddlewaretoken={csrf}".encode()
    client.ask(f"{ROOM}lock/", "POST", body, **{"Content-Type": "application/x-www-form-urlencoded"})
    wait_for(lambda: not before & workers(own_site) and len(workers(own_site)) == len(before))
    assert in_memory(own_site, secrets) == set()
    assert Direct(own_site).ask("/").status == 200
