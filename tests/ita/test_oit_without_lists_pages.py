"""What stands where the lists will be before one is published."""

import pytest

pytestmark = pytest.mark.django_db


def test_empty_pages_say_so(page_client):
    assert "ยังไม่ได้เผยแพร่ว่าข้อมูลแต่ละข้อ" in page_client.get("/ita/").text
    assert page_client.get("/ita/oit/", follow=True).redirect_chain == [("/ita/", 302)]
    assert page_client.get("/ita/2566/oit/").status_code == 404
    assert page_client.get("/ita/2566/oit/o42/").status_code == 404
