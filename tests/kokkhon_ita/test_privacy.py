"""What the privacy page says of cookies and of who is asked, held against every public address."""

import pytest
from django.core.management import call_command

from kokkhon_ita import roles
from tests import factories
from tests.addresses import ADDRESSES

pytestmark = pytest.mark.django_db


@pytest.mark.promise("no-reader-cookie")
def test_no_address_gives_a_reader_a_cookie(client, settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    call_command("load_site", verbosity=0)
    call_command("demo_desk", verbosity=0)
    for address in ADDRESSES:
        client.get(address.path).getvalue()  # read to its end, a streamed answer closes its file
        assert not client.cookies, address


@pytest.mark.promise("staff-cookies")
def test_staff_have_two_cookies_of_eight_hours(client):
    member = factories.user(roles.PUBLISHER, username="somchai")
    factories.plan(2566)
    typed = {"username": member.username, "password": factories.PASSWORD, "next": "/admin/"}
    client.get("/admin/login/")
    client.post("/admin/login/", typed)
    said = client.post("/admin/publishing/submission/draft/?kind=measures&key=2566", {"reason": "เหตุผล"})
    assert said.status_code == 302, "a page that leaves a message for the next one"
    assert {name: cookie["max-age"] for name, cookie in client.cookies.items()} == {
        "sessionid": 28_800,
        "csrftoken": 28_800,
    }
