"""The catalogue as readers see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kokkhon_ita import roles
from publishing import kinds
from services.models import Service
from tests import factories, filled
from tests.disclosures.records import stored_file
from tests.services import records

pytestmark = pytest.mark.django_db


def test_before_the_first_edition_the_page_says_what_will_stand_here(page_client):
    assert "ยังไม่มีรายการบริการที่เผยแพร่" in page_client.get("/services/").text


def test_service_tells_what_a_citizen_asks(page_client):
    filled.publish("services")
    number = Service.objects.get().pk
    assert f'href="{number}/"' in page_client.get("/services/").text
    page = page_client.get(f"/services/{number}/").text
    for words in ("ทะเบียนบ้าน", "รับใบทะเบียน", "๓๐ นาที", "๕๐ บาท", "พ.ร.บ.ทะเบียนพาณิชย์", "กองคลัง", "ดาวน์โหลดแบบฟอร์ม"):
        assert words in page
    assert page_client.get("/services/999/").status_code == 404


def test_sheet_leads_back_to_the_page(page_client):
    records.catalogue()
    number = Service.objects.get().pk
    page = page_client.get(f"/services/{number}/print/").text
    assert f"https://www.example.go.th/services/{number}/" in page
    assert "<svg" in page


def test_an_edition_keeps_what_it_said(page_client):
    records.catalogue(fee="๕๐ บาท")
    number = Service.objects.get().pk
    Service.objects.update(fee="๑๐๐ บาท")
    factories.publish("services", "", by=factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0]))
    assert "๕๐ บาท" in page_client.get(f"/services/editions/1/{number}/").text
    assert "๑๐๐ บาท" in page_client.get(f"/services/{number}/").text


def test_drafts_are_in_no_edition():
    offered = records.service()
    records.service(active=False, division=None)
    factories.organisation()
    assert [one["name"] for one in factories.publish("services", "").content["services"]] == [offered.name]


@pytest.mark.parametrize("words", ["ต่อทะเบียนพาณิชย์", "จดทะเบียนพาณิชย์", "ขอใบทะเบียน"])
def test_service_is_found_by_what_people_call_it(page_client, words):
    records.catalogue(name="การจดทะเบียนพาณิชย์ (ตั้งใหม่)", other_names="ต่อทะเบียนพาณิชย์, ขอใบทะเบียนพาณิชย์")
    address = f"/services/{Service.objects.get().pk}/"
    assert f'href="{address}"' in page_client.get("/search/", {"q": words}).text


def test_building_permit_is_found(page_client):
    records.catalogue(name="การขออนุญาตก่อสร้างอาคาร")
    assert f'href="/services/{Service.objects.get().pk}/"' in page_client.get("/search/?q=ขออนุญาตก่อสร้าง").text


def test_fifty_services_are_frozen_in_as_many_queries_as_one():
    factories.organisation()
    counts = []
    for more in (1, 49):
        for _ in range(more):
            records.service(form=stored_file())
        with CaptureQueriesContext(connection) as asked:
            kinds.get("services").freeze("")
        counts.append(len(asked))
    assert counts[0] == counts[1]
