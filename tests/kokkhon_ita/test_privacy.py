"""What the privacy page says of the cookies of staff; tests/test_addresses.py looks for those of readers."""

import pytest

from kokkhon_ita import roles
from tests import factories
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.conftest import desk, own_gate, own_store  # noqa: F401

pytestmark = pytest.mark.django_db


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


@pytest.mark.promise("staff-cookies")
def test_an_officer_has_a_third_one_until_the_room_or_the_browser_is_closed(desk):  # noqa: F811
    client = enter(desk.officers[0])
    third = client.cookies["desk"]
    assert (third["max-age"], third["expires"], third["path"]) == ("", "", "/admin/complaints/")
    assert set(client.cookies) <= {"sessionid", "csrftoken", "desk"}
    client.post(f"{DESK}lock/")
    assert not client.cookies["desk"].value
