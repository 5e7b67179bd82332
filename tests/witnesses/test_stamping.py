"""A real time-stamping service (`openssl ts`) behind a tiny server stamps the head, and `openssl ts -verify` agrees."""

import subprocess
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from kokkhon_ita import roles
from publishing import ledger
from tests import factories
from witnesses import notices
from witnesses.models import Stamp

pytestmark = pytest.mark.django_db
CONFIGURATION = """
[tsa]
default_tsa = service
[service]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
[req]
distinguished_name = name
[name]
[usage]
extendedKeyUsage = critical,timeStamping
"""


def openssl(folder, *arguments, **more):
    return subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, check=False, **more)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """The folder of a service with key and certificate."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "tsa.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01\n")
    made = openssl(
        folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem", "-out",
        "service.pem", "-days", "2", "-subj", "/CN=test service", "-config", "tsa.cnf", "-extensions", "usage",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def asked(service, served, settings):
    """What the service was asked; the site knows the service's address."""
    settings.TIMESTAMP_URL, asked = f"{served.url}/stamp", []

    def answer(query):
        asked.append(query)
        (service / "query").write_bytes(query)
        reply = ("-config", "tsa.cnf", "-inkey", "key.pem", "-signer", "service.pem", "-out", "reply")
        assert openssl(service, "ts", "-reply", "-queryfile", "query", *reply).returncode == 0
        return 200, (service / "reply").read_bytes()

    served.answers["/stamp"] = answer
    factories.published_plan(2566)
    return asked


def verified(service, response, head):
    (service / "downloaded.tsr").write_bytes(response)
    return openssl(
        service, "ts", "-verify", "-digest", head, "-in", "downloaded.tsr", "-CAfile", "service.pem"
    ).returncode


@pytest.mark.promise("head-is-stamped")
def test_head_is_stamped_and_anybody_can_check_it(service, asked, page_client):
    call_command("stamp_ledger")
    position, head = ledger.head()
    page = page_client.get("/ledger/").content.decode()
    assert f"-digest {head} -in ledger-{position}.tsr" in page
    answer = page_client.get(f"/ledger/{position}.tsr")
    assert answer.headers["Content-Type"] == "application/timestamp-reply"
    assert verified(service, answer.content, head) == 0
    assert verified(service, answer.content, "ab" * 32) != 0


def test_each_head_is_stamped_once(asked):
    for _ in range(2):
        call_command("stamp_ledger")
    assert len(asked) == 1
    factories.published_plan(2567)
    call_command("stamp_ledger")
    assert list(Stamp.objects.values_list("position", flat=True)) == [2, 1]


def test_head_without_a_stamp_is_told_after_two_days(asked):
    staff = factories.user(roles.ADMINISTRATOR)

    def told(days):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            return "ยังไม่มีตราเวลา" in " ".join(notice.sentence for notice in notices.notices(staff))

    assert not told(1)
    assert told(3)
    call_command("stamp_ledger")
    assert not told(3)


def test_stamp_of_another_head_at_the_same_place_stays_and_is_told(asked):
    call_command("stamp_ledger")
    Stamp.objects.update(head="ab" * 32)
    with pytest.raises(CommandError, match="แก้ย้อนหลัง"):
        call_command("stamp_ledger")
    assert (len(asked), Stamp.objects.get().head) == (1, "ab" * 32)


def replayed(answer, query):
    """Return the answer to another question."""
    answer(query)
    return answer(
        subprocess.run(["openssl", "ts", "-query", "-digest", "ab" * 32, "-sha256"], capture_output=True).stdout
    )


BAD = {
    "not there": lambda answer, query: (404, b""),
    "no answer": lambda answer, query: (200, b"hello"),
    "too long": lambda answer, query: (200, b"x" * 70_000),
    "of another question": replayed,
    "refused": lambda answer, query: answer(b"no question"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_is_no_stamp_of_the_head_is_refused(asked, served, page_client, bad):
    good = served.answers["/stamp"]
    served.answers["/stamp"] = lambda query: bad(good, query)
    with pytest.raises(CommandError, match="ไม่ได้ตราเวลา"):
        call_command("stamp_ledger")
    assert not Stamp.objects.exists()
    assert "ตราเวลา" not in page_client.get("/ledger/").content.decode()


def test_without_a_service_nothing_is_asked(served, capsys):
    factories.published_plan(2566)
    call_command("stamp_ledger")
    assert "TIMESTAMP_URL" in capsys.readouterr().out


def test_empty_ledger_is_not_stamped(served, settings, capsys):
    settings.TIMESTAMP_URL = f"{served.url}/stamp"
    call_command("stamp_ledger")
    assert "ยังไม่มีรายการ" in capsys.readouterr().out
