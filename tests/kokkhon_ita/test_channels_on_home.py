"""Home says of each channel whether it is open, from the minute on that it is."""

import pytest

from common import channels
from complaints.desk import demonstration
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_closed_channel_is_not_promised_and_names_where_else_to_go(page_client):
    factories.organisation()
    home = page_client.get("/").text
    assert home.count("ยังไม่เปิดรับทางเว็บไซต์") == 2
    assert "แจ้งปัญหาหรือการทุจริตได้ที่นี่" not in home
    assert "๑๒๐๕" in home
    assert "๑๕๖๗" in home


def test_an_open_channel_is_offered_as_such(settings, page_client):
    settings.DEMONSTRATION, settings.COMPLAINTS_PEPPER = True, "5c" * 32
    factories.organisation()
    page_client.get("/")
    demonstration.make()
    home = page_client.get("/").text
    assert "แจ้งปัญหาหรือการทุจริตได้ที่นี่" in home
    assert "ยังไม่เปิดรับทางเว็บไซต์" not in home
    assert channels.opened() == {"corruption": True, "general": True, "any": True}


def test_a_notice_promises_nothing_below_where_nothing_is(page_client):
    page = page_client.get("/accessibility/").text
    assert "ด้านล่าง" not in page.partition("ยังไม่ได้เผยแพร่ประกาศนี้")[2].partition("</p>")[0]
    assert "ด้านล่าง" in page_client.get("/privacy/").text
