"""What people do on the machines, through nginx or on one machine alone; each returns what the site acknowledged."""

import http.client
import itertools
import re
import socket
from dataclasses import dataclass

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.common.uploads import files
from tests.complaints import demo
from tests.complaints.officer import TOKEN
from tests.deploy.conftest import NAME
from tests.deploy.test_sealed_bytes import DESK, NEW, FakeFile, Visitor, form_token
from tests.machines.together import MIGRATE

APPROVERS, LATER = 16, 16
DOCUMENTS = "/admin/disclosures/document/add/"
CODE = re.compile(r"<span>(\d{4})</span>")
FORM_TOKEN = re.compile(r'csrfmiddlewaretoken" value="([^"]+)"')
ASKING = """
import json
from django.test import Client
from tests import factories

def ask(years, by=None):
    for year in years:
        factories.plan(year)
    return [factories.submit("measures", str(year), by=by).pk for year in years]

def sign_in(**facts):
    client = Client()
    client.force_login(factories.superuser(**facts))
    return client.cookies["sessionid"].value
"""
FILL = f"""{MIGRATE}{ASKING}
from django_otp.plugins.otp_static.models import StaticDevice
from complaints.readers import one_time_codes
from complaints.sealing import stretching
stretching.OFFICER = stretching.Cost(passes=1, mebibytes=8)
from tests.complaints import demo
from tests.disclosures import records
factories.organisation()
factories.publish("organisation", "")
asked = ask([*range(2550, 2550 + {APPROVERS}), 2566])
sessions = [sign_in() for _ in range({APPROVERS})]
officer = demo.make_desk().officers[0].reader.user
one_time_codes.keep(StaticDevice.objects.create(user=officer, name="x"), ["{TOKEN}"])
print(json.dumps([asked, sessions, records.topic().pk]))
"""
# What waits beside that where part after part dies: a request with an approver for each time that people work.
# A process that begins anew would give the names of staff again that the first one gave.
FILL_LATER = f"""{ASKING}
asked = ask(range(2550 - {LATER}, 2550), factories.superuser(username="asks"))
print(json.dumps([[request, sign_in(username=f"approves-{{request}}")] for request in asked]))
"""
_numbers = itertools.count()


@dataclass(frozen=True)
class Answer:
    """What somebody was told, and what of it the site acknowledged: a receipt code, a title, an approved request."""

    status: int
    text: str
    acknowledged: str = ""


class Alone:
    """The way to one machine, as nginx passes on; what Visitor takes for a front."""

    def __init__(self, site):
        self.installation = site

    def ask(self, path, method="GET", body=None, headers=None):
        lane = "desk" if path.startswith("/admin/complaints/") else "senders"
        client = http.client.HTTPConnection(NAME, timeout=300)
        client.sock = socket.socket(socket.AF_UNIX)
        client.sock.connect(self.installation.socket.replace("gunicorn", lane))
        forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
        client.request(method, path, body, {"Host": NAME, **forwarded, **(headers or {})})
        answer = client.getresponse()
        answer.content = answer.read()
        client.close()
        return answer


def staff(machines, session):
    """Return somebody of staff who is signed in."""
    client = Visitor(machines.front)
    client.cookies["sessionid"] = session
    return client


def send(client, address, fields, *, to=""):
    """Open a page and send a form of it with its token; return the answer of what failed first."""
    page = client.ask(address)
    if not (token := FORM_TOKEN.search(page.content.decode())):
        return page
    body = encode_multipart(BOUNDARY, fields | {"csrfmiddlewaretoken": token[1]})
    return client.ask(to or address, "POST", body, **{"Content-Type": MULTIPART_CONTENT})


def _told(answer, acknowledged):
    text = answer.content.decode()
    return Answer(answer.status, text, str(acknowledged) if answer.status == 302 else "")


def approve(machines, session, request):
    """Approve a request as its page lets an approver."""
    address = f"/admin/publishing/submission/{request}/change/"
    return _told(send(staff(machines, session), address, {"decision": "approve", "approve-checked": "on"}), request)


def upload(machines, session, topic):
    """Bring in a document with a file of its own."""
    title = f"เอกสารที่ {next(_numbers)}"
    file = FakeFile("แผน.pdf", files.pdf(title))
    facts = {
        "topic": topic,
        "fiscal_year": "2566",
        "round": "",
        "title": title,
        "dated": "",
        "review_on": "",
        "order": 1,
    }
    return _told(send(staff(machines, session), DOCUMENTS, facts | {"new_file": file}), title)


def report(machines):
    """File a report with a file of 3 MB and confirm it; the receipt code is acknowledged by the page that shows it."""
    reporter, number = Visitor(machines.front), next(_numbers)
    token = form_token(machines.sites[0].environment["SECRET_KEY"], nonce=f"{number:043}")
    file = FakeFile("ภาพ.txt", b"evidence" * 400_000)
    data = {"token": token, "action": "file", "naming": "anonymous", "what": f"เรื่องที่ {number}", "files": file}
    answer = reporter.ask(NEW, "POST", encode_multipart(BOUNDARY, data), **{"Content-Type": MULTIPART_CONTENT})
    text = answer.content.decode()
    if code := "".join(CODE.findall(text)):
        reporter.ask(NEW, "POST", f"token={token}&action=confirm&last={code[-4:]}", **_FORM)
    return Answer(answer.status, text, code)


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def unlocked(machines):
    """Return the desk's first officer, signed in and with the desk unlocked."""
    client = Visitor(machines.front)
    client.form("/admin/login/", username="officer1", password="officer1")
    client.form(f"{DESK}second-factor/", token=TOKEN)
    answer = send(client, f"{DESK}unlock/", {"passphrase": demo.PASSPHRASE.format("officer1")})
    why = re.findall(r'class="error[^>]*>(.*?)<', answer.content.decode(), re.DOTALL)
    assert (answer.status, answer.headers["Location"]) == (302, DESK), why
    return client
