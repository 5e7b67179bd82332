"""Two machines of one office serve as one, beside a real PostgreSQL, Redis and S3 server: visitors are counted once, approvals hold."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.test_documents import PUBLISH
from tests.deploy.test_sealed_bytes import NEW, Visitor, form_token
from tests.machines.together import MIGRATE, Machines
from tests.visitors.requests import CHROME

APPROVERS, VISITORS = 16, 40
FILL = f"""{MIGRATE}
import json
from django.test import Client
from complaints.sealing import stretching
stretching.OFFICER = stretching.Cost(passes=1, mebibytes=8)
from tests import factories
from tests.complaints import demo
factories.plan(2566)
factories.publish("organisation", "")
years = range(2550, 2550 + {APPROVERS})
for year in years:
    factories.plan(year)
asked = [factories.submit("measures", str(year)).pk for year in [*years, 2566]]
sessions = []
for number in years:
    client = Client()
    client.force_login(factories.superuser())
    sessions.append(client.cookies["sessionid"].value)
demo.make_desk()
print(json.dumps([asked, sessions]))
"""
COUNTED = """
import json
from tests.servers import wait_for
from visitors.models import Day
told = lambda: [[day.views, day.visitors] for day in Day.objects.all()]
wait_for(lambda: told() == [[%d, %d]])
print(json.dumps(told()))
"""


@pytest.fixture(scope="module")
def machines(prepared, tmp_path_factory):
    with Machines(tmp_path_factory.mktemp("machines"), prepared.static_root) as made:
        made.filled = made.shell(FILL)
        made.serve()
        yield made


def visited(machines):
    """Let every visitor come twice, so that both machines see him; return what was counted."""
    for path in ("/", "/measures/"):
        for number in range(VISITORS):
            answer = machines.front.ask(path, headers={"User-Agent": CHROME}, source=f"127.1.0.{number + 1}")
            assert answer.status == 200
    return machines.shell(COUNTED % (2 * VISITORS, VISITORS))


def approve(machines, session, request):
    """Approve a request as its page lets an approver; return the answer's status."""
    client, address = Visitor(machines.front), f"/admin/publishing/submission/{request}/change/"
    client.cookies["sessionid"] = session
    page = client.ask(address).content.decode()
    if not (token := re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)):
        return page
    body = f"csrfmiddlewaretoken={token[1]}&decision=approve&approve-checked=on".encode()
    return client.ask(address, "POST", body, **{"Content-Type": "application/x-www-form-urlencoded"}).status


def report(machines, number):
    """File a report with a file and confirm it; return the receipt code that the page acknowledged."""
    reporter = Visitor(machines.front)
    token = form_token(machines.sites[0].environment["SECRET_KEY"], nonce=f"{number:043}")
    page = reporter.upload(NEW, token=token, action="file", naming="anonymous", what=f"เรื่องที่ {number}")
    code = "".join(re.findall(r"<span>(\d{4})</span>", page))
    reporter.form(NEW, token=token, action="confirm", last=code[-4:])
    return code


@pytest.mark.slow
def test_two_machines_serve_as_one(machines):
    assert visited(machines) == [[2 * VISITORS, VISITORS]]
    address = machines.sites[0].shell(PUBLISH).strip().splitlines()[-1]
    assert {machines.front.ask(address).status for _ in range(4)} == {200}

    asked, sessions = machines.filled
    with ThreadPoolExecutor(APPROVERS) as pool:
        together = pool.map(lambda pair: approve(machines, *pair), zip(sessions, asked, strict=False))
        assert list(together) == [302] * APPROVERS
        list(pool.map(lambda session: approve(machines, session, asked[-1]), sessions))

    report(machines, 0)
