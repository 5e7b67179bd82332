"""What is told to the office over the real servers stands afterwards in no file of theirs: database, store, logs, mail, temp."""

import base64
import html
import json
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import time_machine
from django.core import signing
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from complaints.sealing import receipts
from tests.complaints import officer, parcels
from tests.deploy.conftest import NAME, Front, production
from tests.deploy.memory import keys_of, memory

MARKS = {
    "what": "เครื่องหมายลับเรื่อง", "who": "เครื่องหมายลับผู้กระทำ", "name": "เครื่องหมายลับชื่อ",
    "reply": "เครื่องหมายลับตอบ", "answer": "เครื่องหมายลับเจ้าหน้าที่", "note": "เครื่องหมายลับบันทึก",
}  # fmt: skip
FILE = "เครื่องหมายลับไฟล์"
NEW, TRACK, DESK = "/complaints/corruption/new/", "/complaints/track/", "/admin/complaints/room/"


class Visitor:
    """Somebody who asks through nginx and keeps his cookies."""

    def __init__(self, front):
        self.front, self.cookies = front, SimpleCookie()

    def ask(self, path, method="GET", body=None, **headers):
        origin = {
            "Cookie": "; ".join(f"{c.key}={c.value}" for c in self.cookies.values()),
            "Referer": f"https://{NAME}/",
        }
        answer = self.front.ask(path, method, body, {**origin, **headers})
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        return answer

    def form(self, path, **fields):
        """Send a form as its page would, with the page's CSRF token, and return the answer's text."""
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.ask(path).content.decode())
        body = urlencode(fields | ({"csrfmiddlewaretoken": found[1]} if found else {}))
        answer = self.ask(path, "POST", body.encode(), **{"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status in (200, 302), (path, answer.status)
        return answer.content.decode()

    def upload(self, path, csrf="", **fields):
        """Send a form with a file of the marks; the file is larger than what waits in memory anywhere."""
        file = FakeFile(f"{FILE}.txt", (FILE * 60_000).encode())
        data = fields | {"files": file} | ({"csrfmiddlewaretoken": csrf} if csrf else {})
        body = encode_multipart(BOUNDARY, data)
        answer = self.ask(path, "POST", body, **{"Content-Type": MULTIPART_CONTENT})
        assert answer.status in (200, 302), (path, answer.status)
        return answer.content.decode()


class FakeFile:
    """What encode_multipart takes for a file."""

    def __init__(self, name, content):
        self.name, self._content = name, content

    def read(self):
        return self._content


def form_token(secret, nonce="n" * 43):
    """A token of the corruption channel from a minute ago: nobody writes a report in no time."""
    with time_machine.travel(timezone.now().timestamp() - 60):
        return signing.TimestampSigner(key=secret, salt="complaints.corruption").sign(nonce)


def report(front):
    """File, confirm and reply as a reporter; return the receipt code."""
    reporter = Visitor(front)
    token = form_token(front.installation.environment["SECRET_KEY"])
    typed = {name: MARKS[name] for name in ("what", "who", "name")}
    page = reporter.upload(NEW, token=token, action="file", naming="named", **typed)
    code = "".join(re.findall(r"<span>(\d{4})</span>", page))
    reporter.form(NEW, token=token, action="confirm", last=code[-4:])
    reporter.upload(TRACK, code=code, action="reply", text=MARKS["reply"])
    assert MARKS["reply"] in reporter.form(TRACK, code=receipts.show(code))
    assert not reporter.cookies
    return code


def work(front, username):
    """Sign in, unlock, answer with a file, note and export as an officer; return what else must stay secret."""
    client = Visitor(front)
    client.form("/admin/login/", username=username, password=officer.PASSWORD)
    client.form(f"{DESK}second-factor/", token=officer.TOKEN)
    client.form(f"{DESK}unlock/", passphrase=officer.PASSPHRASE)
    page = client.ask(DESK).content.decode()
    case = re.search(rf'href="({DESK}[0-9a-f-]{{36}}/)"', page)[1]
    page = html.unescape(client.ask(case).content.decode())
    assert MARKS["what"] in page
    csrf = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    client.upload(f"{case}act/", csrf, action="write", text=MARKS["answer"])
    data = {"csrfmiddlewaretoken": csrf, "action": "note", "text": MARKS["note"]}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.ask(f"{case}act/", "POST", urlencode(data).encode(), **kind).status == 302
    parcel = client.ask(f"{case}export/", "POST", urlencode(data | parcels.asked()).encode(), **kind)
    inside = parcels.opened(parcel.content)
    assert FILE.encode() in inside
    assert FILE.encode() not in parcel.content
    return [officer.PASSPHRASE, client.cookies["desk"].value]


def spellings(secret):
    """Yield the bytes in which a text may have been written down: as it is, as logs, forms, JSON and old programs write Thai."""
    yield from (secret.encode(code, "ignore") for code in ("utf-8", "utf-16-le", "cp874", "unicode_escape"))
    yield from (json.dumps(secret)[1:-1].encode(), urlencode({"x": secret})[2:].encode())
    yield from (base64.b64encode(b" " * shift + secret.encode())[4:-4] for shift in range(3))


def of_key(key):
    """Yield the forms of a key: as it is, in hex, in both Base64s."""
    yield from (key, key.hex().encode(), base64.b64encode(key), base64.urlsafe_b64encode(key))


def test_no_file_of_the_servers_holds_what_was_told(prepared, tmp_path):
    temporary, output = tmp_path / "temporary", tmp_path / "server.log"
    temporary.mkdir()
    site = production(prepared, tmp_path)
    site.environment |= {"TMPDIR": str(temporary), "EMAIL_URL": f"filemail:///{tmp_path}/mail"}
    site.output = output
    with site, Front(tmp_path, site) as front:
        username = officer.appear(site)
        code = report(front)
        secrets = [*MARKS.values(), FILE, code, receipts.show(code), code[:12], *work(front, username)]
        site.shell("from complaints.desk import daily_mail; daily_mail.send()")
        private, *keys = keys_of(site, username)
        keys = [private, *keys]
        held = [memory(pid) for pid in site.workers()]
        assert len(held) > 2
        assert all(site.environment["SECRET_KEY"].encode() in each for each in held)  # where a secret would be
        # The desk's process alone: nobody else sends anything there. Keys of the case were a reporter's as well.
        assert sum(private in each for each in held) <= 1
    found = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"db.sqlite3", "server.log", "kokkhon-ita.access.log"} <= {path.name for path in found}
    assert list((tmp_path / "mail").iterdir())
    wanted = [form for secret in secrets for form in spellings(secret)] + [form for key in keys for form in of_key(key)]
    assert not [(path.name, mark) for path, content in found.items() for mark in wanted if mark in content]
