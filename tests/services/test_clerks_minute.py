"""What a clerk's minute is made of: pages that are opened, fields that are filled in, buttons that are pressed."""

from datetime import date

import pytest
import time_machine
from lxml import html

from kokkhon_ita import roles
from services.models import Service, ServiceCount
from tests import factories
from tests.services import records

pytestmark = pytest.mark.django_db
FIELDS = "//div[@id='content']//*[self::input or self::select or self::textarea]"
NOT_FILLED_IN = ("hidden", "submit", "button")


@pytest.fixture
def clerk(page_client):
    page_client.force_login(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0]))
    return page_client


def fields(page):
    """Return the names of what can be filled in on a page."""
    return [
        one.get("name")
        for one in html.document_fromstring(page.text).xpath(FIELDS)
        if one.get("type") not in NOT_FILLED_IN
    ]


def test_a_month_of_six_services_is_one_link_eighteen_fields_and_one_button(clerk):
    services = [records.service() for _ in range(6)]
    with time_machine.travel(date(2023, 6, 9)):
        board = html.document_fromstring(clerk.get("/admin/").text)
        (link,) = board.xpath("//a[contains(., 'ยังไม่ได้บันทึกสถิติการให้บริการ')]/@href")
        page = clerk.get(link)
    assert fields(page) == [f"n-{one.pk}-{way}" for one in services for way in ("counter", "phone", "online")]
    action = html.document_fromstring(page.text).xpath("//form[@class='grid-form']/@action")[0]
    saved = clerk.post(f"/admin/services/servicecount/grid/{action}", dict.fromkeys(fields(page), "๑๒"))
    assert saved.status_code == 302
    assert set(ServiceCount.objects.values_list("month", "number")) == {(date(2023, 5, 1), 12)}
    assert ServiceCount.objects.count() == 18


def test_a_service_asks_for_its_name_alone_and_stands_on_one_page(clerk):
    page = clerk.get("/admin/services/service/add/")
    assert len(fields(page)) <= 15
    assert clerk.post("/admin/services/service/add/", {"order": "0"}).text.count("errorlist") == 1
    sent = {"name": "การจดทะเบียนพาณิชย์", "active": "on", "order": "0"}
    assert clerk.post("/admin/services/service/add/", sent).status_code == 302
    assert Service.objects.get().division == factories.divisions()[0]


def test_a_draft_of_the_installation_is_offered_by_one_tick(clerk):
    draft = records.service(active=False, division=None, papers="บัตรประชาชน", fee="ไม่เสียค่าธรรมเนียม")
    page = html.document_fromstring(clerk.get(f"/admin/services/service/{draft.pk}/change/").text)
    (form,) = [one for one in page.forms if one.get("id") == "service_form"]
    sent = dict(form.form_values()) | {"active": "on"}
    assert clerk.post(f"/admin/services/service/{draft.pk}/change/", sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.active, draft.papers, draft.fee) == (True, "บัตรประชาชน", "ไม่เสียค่าธรรมเนียม")
