"""Who may not read a case sees a site on which nobody ever filed it."""

import re

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from common.models import StaffUser
from complaints.models import StaffMember
from tests.addresses import PAGES
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive
from tests.conftest import PageClient

MARK = "เครื่องหมายลับ"
CLOCKS = {"ready", "health"}  # how the machine is
CHANGING = r'name="(csrfmiddlewaretoken|token|carried)" value="[^"]+"|value="[^"]+" name="(csrfmiddlewaretoken|token|carried)"|nonce="[^"]+"'


def crawl(client, start="/admin/"):
    """Every admin page that can be reached by links, as (address, text without tokens and times)."""
    seen, waiting = {}, [start]
    while waiting:
        url = waiting.pop()
        if url in seen or "logout" in url:
            continue
        response = client.get(url)
        page = response.content.decode() if not response.streaming and response.status_code == 200 else ""
        page = re.sub(r'name="(csrfmiddlewaretoken|token|carried)" value="[^"]+"', "", page)
        seen[url] = (response.status_code, page)
        waiting += [link for link in re.findall(r'href="(/admin/[^"#?]*)"', page) if link not in seen]
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("who", ["superuser", "excluded"])
def test_a_superuser_and_an_excluded_officer_see_a_site_without_the_case(desk, who):
    accused = desk.officers[0]
    if who == "superuser":
        client = PageClient()
        client.force_login(StaffUser.objects.create_superuser("root", password="x"))
    else:
        client = enter(accused)
    with time_machine.travel(demo.MONDAY, tick=False):
        client.get("/admin/")
        before = crawl(client)
        case, _ = desk.file(involved=[accused.reader.staff_member_id], what=MARK)
        after = crawl(client)
        assert after == before
        assert len(before) > 5
        for path in (f"{DESK}{case.pk}/", f"/admin/complaints/case/{case.pk}/change/", "/admin/complaints/case/"):
            assert client.get(path).status_code in (302, 404)
    assert StaffMember.objects.exists()


def told(client, capsys, caplog):
    """What an excluded officer gets to see: pages, what a day's tasks print and mail, and the server's log."""
    pages = {one.path: client.get(one.path) for one in PAGES if one.view not in CLOCKS}
    for command in ("complaints_daily", "complaints_retention"):
        call_command(command)
    printed, mails = capsys.readouterr().out, [(one.to, one.subject, one.body) for one in mail.outbox]
    mail.outbox.clear()
    lines = [record.getMessage() for record in caplog.records]
    caplog.clear()
    texts = {
        path: re.sub(CHANGING, "", answer.content.decode()) for path, answer in pages.items() if not answer.streaming
    }
    return crawl(client), texts, printed, mails, lines


@pytest.mark.slow
def test_pages_mails_tasks_and_the_log_tell_the_accused_nothing(desk, capsys, caplog):
    accused, other = desk.officers[:2]
    client = enter(accused)
    for person in desk.officers:
        StaffUser.objects.filter(pk=person.reader.user_id).update(email=f"{person.reader.pk}@example.go.th")
    with time_machine.travel(demo.MONDAY, tick=False):
        client.get("/admin/")
        told(client, capsys, caplog)
        before = told(client, capsys, caplog)
        case, code = desk.file(what=f"{demo.NAMES[0]} เรียกรับเงิน {MARK}", arrived=[arrive(b"x", MARK)])
        at_work, reporter = enter(other), PageClient()
        for data in (
            {"action": "write", "text": MARK},
            {"action": "remove", "reader": desk.officers[2].reader.pk, "text": demo.REASON},
        ):
            assert at_work.post(f"{DESK}{case.pk}/act/", data).status_code == 302
        assert reporter.post("/complaints/track/", {"code": code, "action": "reply", "text": MARK}).status_code == 200
        assert not caplog.records
        assert told(client, capsys, caplog) == before
        assert len(before[3]) == len(desk.officers)
