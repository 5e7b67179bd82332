"""Who may not read a case sees a site on which nobody ever filed it."""

import re

import pytest
import time_machine

from common.models import StaffUser
from complaints.models import StaffMember
from tests.complaints import demo
from tests.complaints.admin.test_room import ROOM, enter
from tests.conftest import PageClient

MARK = "เครื่องหมายลับ"


def crawl(client, start="/admin/"):
    """Every admin page that can be reached by links, as (address, text without tokens and times)."""
    seen, waiting = {}, [start]
    while waiting:
        url = waiting.pop()
        if url in seen or "logout" in url:
            continue
        response = client.get(url)
        page = response.content.decode() if not response.streaming and response.status_code == 200 else ""
        page = re.sub(r'name="(csrfmiddlewaretoken|token)" value="[^"]+"', "", page)
        seen[url] = (response.status_code, page)
        waiting += [link for link in re.findall(r'href="(/admin/[^"#?]*)"', page) if link not in seen]
    return seen


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
        for path in (f"{ROOM}{case.pk}/", f"/admin/complaints/case/{case.pk}/change/", "/admin/complaints/case/"):
            assert client.get(path).status_code in (302, 404)
    assert StaffMember.objects.exists()
