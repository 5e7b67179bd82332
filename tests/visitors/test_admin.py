"""The staff side of the counter: numbers to read, one opening balance to set, and what the dashboard tells."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from lxml import html

from kokkhon_ita import roles
from tests import factories
from visitors.models import Day, Interruption, LeftOut, OpeningBalance, PageMonth

pytestmark = pytest.mark.django_db
BALANCE = {"visitors": "40850", "as_of": "๒๔/๐๔/๒๕๖๖", "label": "ยอดยกมาจากเว็บไซต์เดิม", "source": ""}
READ_ONLY = ("day", "pagemonth", "leftout", "interruption")


@pytest.fixture
def numbers():
    """One row of everything the counter writes."""
    month = date(2023, 4, 1)
    return {
        "day": Day.objects.create(date=date(2023, 4, 24), visitors=1_234, views=5_678),
        "pagemonth": PageMonth.objects.create(month=month, path="/measures/2566/", title="มาตรการ", views=9),
        "leftout": LeftOut.objects.create(month=month, reason=LeftOut.Reason.BOT, requests=7),
        "interruption": Interruption.objects.create(began_at=timezone.now(), ended_at=timezone.now()),
    }


@pytest.fixture
def administrator(page_client):
    page_client.force_login(factories.user(roles.ADMINISTRATOR))
    return page_client


def parsed(response):
    return html.document_fromstring(response.content.decode())


def text(response):
    return " ".join(parsed(response).text_content().split())


@pytest.mark.parametrize("name", READ_ONLY)
def test_numbers_are_read_and_never_changed_even_by_a_superuser(page_client, numbers, name):
    page_client.force_login(factories.superuser())
    base, pk = f"/admin/visitors/{name}/", numbers[name].pk
    assert page_client.get(base).status_code == 200
    assert page_client.get(f"{base}{pk}/change/").status_code == 200
    assert page_client.post(f"{base}{pk}/change/", {}).status_code == 403
    assert page_client.get(f"{base}add/").status_code == 403
    assert page_client.post(f"{base}{pk}/delete/", {"post": "yes"}).status_code == 403
    page_client.post(base, {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})
    assert type(numbers[name]).objects.filter(pk=pk).exists()


def test_lists_speak_thai_with_months_by_their_names(administrator, numbers):
    days = text(administrator.get("/admin/visitors/day/"))
    assert "๒๔ เมษายน ๒๕๖๖๑,๒๓๔๕,๖๗๘" in days
    assert "2023" not in days
    assert "เม.ย. ๒๕๖๖มาตรการ" in text(administrator.get("/admin/visitors/pagemonth/"))
    assert "เม.ย. ๒๕๖๖โปรแกรมอัตโนมัติ" in text(administrator.get("/admin/visitors/leftout/"))


def test_opening_balance_is_typed_once_with_a_buddhist_year(administrator):
    response = administrator.post("/admin/visitors/openingbalance/add/", BALANCE)
    assert response.status_code == 302
    balance = OpeningBalance.objects.get()
    assert (balance.pk, balance.visitors, balance.as_of) == (1, 40_850, date(2023, 4, 24))
    assert administrator.get("/admin/visitors/openingbalance/add/").status_code == 403
    assert administrator.post("/admin/visitors/openingbalance/add/", BALANCE).status_code == 403
    assert administrator.post("/admin/visitors/openingbalance/1/delete/", {"post": "yes"}).status_code == 403
    administrator.post("/admin/visitors/openingbalance/1/change/", BALANCE | {"visitors": "50000"})
    assert OpeningBalance.objects.get().visitors == 50_000


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"as_of": "31/02/2566"}, "วันที่"),
        ({"visitors": "-1"}, "ต้องไม่น้อยกว่า ๐"),
        ({"label": ""}, "โปรดกรอก"),
        ({"as_of": ""}, "โปรดกรอก"),
    ],
)
def test_opening_balance_that_can_t_be_is_refused_and_kept_as_typed(administrator, changes, sentence):
    response = administrator.post("/admin/visitors/openingbalance/add/", BALANCE | changes)
    page = parsed(response)
    assert sentence in " ".join(page.xpath("//ul[contains(@class, 'errorlist')]/li/text()"))
    typed = {name: page.xpath(f"//input[@name='{name}']/@value") for name in ("visitors", "as_of", "label")}
    assert typed == {name: [value] if value else [] for name, value in (BALANCE | changes).items() if name in typed}
    assert not OpeningBalance.objects.exists()


def test_auditor_reads_the_balance_and_does_not_change_it(page_client):
    OpeningBalance.objects.create(pk=1, visitors=40_850, as_of=date(2023, 4, 24), label="ยอดยกมา")
    page_client.force_login(factories.user(roles.AUDITOR))
    assert page_client.get("/admin/visitors/openingbalance/1/change/").status_code == 200
    assert page_client.post("/admin/visitors/openingbalance/1/change/", BALANCE).status_code == 403


@pytest.mark.parametrize(("role", "told"), [(roles.ADMINISTRATOR, True), (roles.DIVISION_CLERK, False)])
def test_dashboard_tells_that_the_counter_can_t_write(page_client, fresh, role, told):
    page_client.force_login(factories.user(role))
    assert "ตัวนับผู้เยี่ยมชม" not in text(page_client.get("/admin/"))
    fresh.breaker.failed(at=timezone.now() - timedelta(hours=2))
    assert ("ต้องแก้ไขตัวนับผู้เยี่ยมชมบันทึกลงฐานข้อมูลไม่ได้ตั้งแต่" in text(page_client.get("/admin/"))) == told


def test_dashboard_tells_for_a_week_when_the_counter_could_not_write(administrator):
    now = timezone.now()
    Interruption.objects.create(began_at=now - timedelta(hours=2), ended_at=now - timedelta(hours=1))
    page = parsed(administrator.get("/admin/"))
    notice = page.xpath("//ul[@class='notices']/li[contains(., 'ตัวนับผู้เยี่ยมชมเคยบันทึก')]")[0]
    assert notice.xpath("./a/@href") == ["/admin/visitors/interruption/"]
    assert administrator.get("/admin/visitors/interruption/").status_code == 200
