"""Whose session ended while they wrote at the desk gets the words back, and nothing of them is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaints.models import Item
from tests.complaints.admin.test_desk import DESK, enter
from tests.conftest import PageClient

TYPED = "ได้ซ่อมไฟหน้าวัดแล้ว โปรดตรวจ"
SENT = {"action": "write", "text": TYPED, "item": "00000000-0000-4000-8000-000000000001"}


@pytest.fixture
def address(desk):
    case, _ = desk.file(channel="general", text="ไฟดับ")
    return f"{DESK}{case.pk}/"


def test_words_sent_after_the_end_of_a_session_come_back_and_are_sent_nowhere(desk, address):
    client = enter(desk.officers[0])
    client.post("/admin/logout/")
    items = Item.objects.count()
    photo = SimpleUploadedFile("ภาพ.jpg", b"what a picture shows", "image/jpeg")
    response = client.post(f"{address}act/", SENT | {"files": [photo]})
    page = response.content.decode()
    assert response.status_code == 401
    assert TYPED in page
    assert f'href="/admin/login/?next={address}"' in page
    assert "ไฟล์ที่แนบต้องเลือกใหม่" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert Item.objects.count() == items


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}])
def test_a_page_of_others_gets_nothing_back(address, headers):
    response = Client().post(f"{address}act/", SENT, headers=headers)
    assert TYPED not in response.content.decode()
    assert response.status_code in (302, 403)


def test_without_words_the_door_asks_as_before(address):
    response = PageClient().post(f"{address}act/", {"action": "hold"})
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_a_report_that_an_officer_typed_comes_back_too(desk):
    sent = {"text": TYPED, "place": "หมู่ ๓", "action": "file"}
    page = PageClient().post(f"{DESK}enter/general/", sent).content.decode()
    assert "หมู่ ๓" in page
    assert TYPED in page
