"""Every page of the living office's complaints desk, as its officers and its reporters open it."""

from common.models import StaffUser
from complaints.cases.reported import status_told
from complaints.cases.workflow import Status
from tests.conftest import PageClient
from tests.living.crawling import Crawl

NOT_FOR_LOOKING = ("/admin/logout/", "/admin/jsi18n/", "/admin/complaints/room/lock/")


def is_staff_page(path):
    return path.startswith("/admin/") and not path.startswith(NOT_FOR_LOOKING)


def secrets_of(told, username):
    """Return a one-time code and the passphrase that the command printed for an officer."""
    lines = told.splitlines()
    place = next(n for n, line in enumerate(lines) if line.split()[:1] == [username])
    return lines[place].split()[-1], lines[place + 1].split()[-1]


def test_every_page_of_the_desk_opens_and_no_link_refuses(lived):
    token, passphrase = secrets_of(lived.told, "desk1")
    client, room = PageClient(), "/admin/complaints/room/"
    client.force_login(StaffUser.objects.get(username="desk1"))
    assert client.post(room + "second-factor/", {"token": token}).status_code == 302
    assert client.post(room + "unlock/", {"passphrase": passphrase}).status_code == 302
    found = Crawl(client, inside=lambda path: path.startswith(room) and is_staff_page(path)).go(room, room + "closed/")
    assert not found.problems, "\n".join(found.problems)
    assert len(found.pages) > 10
    elsewhere = Crawl(client, inside=is_staff_page, most=1).go("/admin/")
    assert not elsewhere.problems, "\n".join(elsewhere.problems)


def test_receipt_codes_follow_their_cases(lived):
    lines = [line.split() for line in lived.told.splitlines() if "รหัสติดตาม" in line]
    for _, code, channel, status in (lines[0], lines[-1]):
        page = PageClient().post("/complaints/track/", {"code": code}).content.decode()
        assert status_told(Status(status), channel) in page
