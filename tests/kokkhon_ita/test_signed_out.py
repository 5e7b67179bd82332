"""Who was signed out while filling a form is told that it is kept, where that is so."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
KEPT = "เมื่อเปิดแบบเดิมจะมีปุ่ม “นำกลับมา”"
FORM = "/admin/measures/result/add/?measure=1"


def test_a_form_without_its_cookie_leads_back_to_itself_and_says_what_is_kept():
    response = Client(enforce_csrf_checks=True).post(FORM, {"text": "ผล"})
    page = response.content.decode()
    assert response.status_code == 403
    assert KEPT in page
    assert f'href="{FORM}"' in page
    assert KEPT not in Client(enforce_csrf_checks=True).post("/complaints/general/new/").content.decode()


def test_signing_in_on_the_way_to_a_form_says_what_is_kept(client):
    assert KEPT in client.get(f"/admin/login/?next={FORM}").content.decode()
    for address in ("/admin/login/", "/admin/login/?next=/admin/"):
        assert KEPT not in client.get(address).content.decode()
