"""The counts as clerks type them and readers see them."""

from datetime import date

import pytest
import time_machine

from kokkhon_ita import roles
from publishing import kinds
from publishing.contents import changed
from publishing.differences import differences
from publishing.models import Edition
from services.counts import content
from services.models import Service, ServiceCount
from services.results import content as results
from services.rounds import content as rounds
from tests import factories, filled
from tests.services import records

pytestmark = pytest.mark.django_db
GRID = "/admin/services/servicecount/grid/?month=2023-05"


@pytest.fixture
def clerk(page_client):
    page_client.force_login(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0]))
    return page_client


def typed():
    return {(row.way, row.number) for row in ServiceCount.objects.all()}


def test_clerk_types_a_month_in_either_digits(clerk):
    service = records.service()
    sent = {f"n-{service.pk}-counter": "๑,๒๓๔", f"n-{service.pk}-phone": "0", f"n-{service.pk}-online": ""}
    assert clerk.post(GRID, sent).status_code == 302
    assert typed() == {("counter", 1234), ("phone", 0)}
    assert 'value="1234"' in clerk.get(GRID).text
    clerk.post(GRID, sent | {f"n-{service.pk}-counter": "", f"n-{service.pk}-phone": "7"})
    assert typed() == {("phone", 7)}


@pytest.mark.parametrize(("today", "is_over"), [(date(2023, 6, 9), False), (date(2023, 10, 1), True)])
def test_saved_month_leads_to_its_half_year_once_that_is_over(clerk, today, is_over):
    service = records.service()
    with time_machine.travel(today):
        clerk.force_login(factories.user(roles.DIVISION_CLERK, division=service.division))
        page = clerk.post(GRID, {f"n-{service.pk}-counter": "3"}, follow=True).text
    assert "บันทึก พฤษภาคม ๒๕๖๖ แล้ว เปลี่ยน ๑ ช่อง" in page
    assert ('draft/?kind=service-counts&amp;key=2566-2">ส่งขออนุมัติ' in page) == is_over


@pytest.mark.parametrize("wrong", ["สิบ", "-1", "1.5", "1000000"])
def test_wrong_number_is_named_and_the_others_stay(clerk, wrong):
    service = records.service()
    page = clerk.post(GRID, {f"n-{service.pk}-counter": wrong, f"n-{service.pk}-phone": "25"}).text
    assert "ตัวเลขอื่นที่กรอกไว้ในหน้านี้ยังอยู่ครบ" in page
    assert f"ในช่อง “{service} › ที่สำนักงาน”" in page
    assert page.count("errornote") == 0
    assert "กรอกหมายเลข" not in page
    assert ("โปรดกรอกเป็นจำนวนเต็ม" in page) == (wrong in ("สิบ", "1.5"))
    assert 'value="25"' in page
    assert typed() == set()


def test_month_to_come_is_not_typed(clerk):
    service = records.service()
    with time_machine.travel(date(2023, 6, 9)):
        clerk.force_login(factories.user(roles.DIVISION_CLERK, division=service.division))
        later = clerk.post(
            "/admin/services/servicecount/grid/?month=2023-07", {f"n-{service.pk}-counter": "3"}, follow=True
        )
        assert "กรกฎาคม ๒๕๖๖ ยังมาไม่ถึง" in later.text
        assert "สถิติการให้บริการ มิถุนายน ๒๕๖๖" in later.text
        assert "เดือนถัดไป" not in later.text
        assert "?month=2023-06" in clerk.get(GRID).text
    assert not ServiceCount.objects.exists()


def test_grid_holds_own_services_only_and_begins_with_last_month(clerk):
    own, other = records.service(), records.service(division=factories.divisions()[1])
    with time_machine.travel(date(2023, 6, 9)):
        page = clerk.get("/admin/services/servicecount/grid/").text
    assert "พฤษภาคม ๒๕๖๖" in page
    assert own.name in page
    assert other.name not in page


def test_half_year_stands_beside_last_years(page_client):
    edition = filled.publish("service-counts")
    said = edition.said
    assert (said.total, said.year_before, [month.total for month in said.services[0].months]) == (
        36,
        90,
        [36, *[None] * 5],
    )
    page = page_client.get(edition.newest_url).text
    assert "ให้บริการรวม ๓๖ ครั้ง" in page
    assert "ต.ค. ๒๕๖๕" in page
    assert "ครึ่งปีแรก" in page_client.get("/services/counts/").text


def test_only_what_is_over_can_be_published():
    service = records.service()
    for month in (date(2022, 10, 1), date(2023, 4, 1)):
        ServiceCount.objects.create(service=service, month=month, way="counter", number=1)
    assert content.keys(date(2023, 3, 31)) == []
    assert content.keys(date(2023, 4, 1)) == ["2566-1"]
    assert content.keys(date(2023, 10, 1)) == ["2566-year", "2566-2", "2566-1"]


def is_told_as_changed(key="2566-1"):
    return not Edition.objects.under("service-counts", key)[0].still_says(kinds.get("service-counts").freeze(key))


@pytest.fixture
def half(db):
    """A published half-year of two services, of which somebody counted in two months."""
    factories.organisation()
    made = [records.service(name=name) for name in ("จดทะเบียนพาณิชย์", "ชำระภาษี")]
    for number, service in enumerate(made, start=1):
        ServiceCount.objects.create(service=service, month=date(2022, 9 + number, 1), way="counter", number=number)
    factories.publish("service-counts", "2566-1")
    return made


def rename(service):
    """Rename a service, give it to another division and put it last."""
    Service.objects.filter(pk=service.pk).update(name="ชื่อใหม่", division=factories.divisions()[1], order=9)


def test_renamed_and_moved_service_changes_no_published_half_year(half):
    rename(half[0])
    assert not is_told_as_changed()
    assert [one.name for one in content.counts("2566-year").services] == ["ชำระภาษี", "ชื่อใหม่"]


def test_new_number_of_a_renamed_service_is_one_change_under_the_name_of_then(half):
    rename(half[0])
    ServiceCount.objects.create(service=half[0], month=date(2022, 12, 1), way="phone", number=4)
    edition = factories.publish("service-counts", "2566-1")
    [first, last] = Edition.objects.under("service-counts", "2566-1").order_by("number")
    assert edition == last
    told = {(one.told_where, one.before, one.after) for one in differences(first.said, last.said)}
    name = "บริการ “จดทะเบียนพาณิชย์”"
    assert (f"{name} › รวม", "๑", "๕") in told
    assert all(place.startswith(name) for place, _, _ in told if place.startswith("บริการ"))


def test_half_year_of_before_numbers_stays_as_it_was_published(half, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(content, "as_published", lambda key, rows: [changed(row, number=None) for row in rows])
        edition = factories.publish("service-counts", "2566-1")
    assert "number" not in edition.content["services"][0]
    assert not is_told_as_changed()
    rename(half[0])
    assert not is_told_as_changed()
    ServiceCount.objects.update(number=8)
    assert [(one.name, one.number, one.total) for one in content.counts("2566-1").services] == [
        ("ชำระภาษี", half[1].pk, 8),
        ("ชื่อใหม่", half[0].pk, 8),
    ]


def test_survey_round_that_is_over_and_its_results_keep_the_names_of_then():
    service = records.service(name="จดทะเบียนพาณิชย์")
    with time_machine.travel(date(2023, 2, 1)):
        asked = records.announced()
        records.answer(asked, service, "55555", times=6)
    with time_machine.travel(date(2023, 2, 2)):
        Service.objects.update(name="ชื่อใหม่")
        assert [one.name for one in rounds.content(asked.key).services] == ["ชื่อใหม่"]
    with time_machine.travel(date(2023, 5, 1)):
        assert [one.name for one in rounds.content(asked.key).services] == ["จดทะเบียนพาณิชย์"]
        assert [one.name for one in results.results(asked.key).services] == ["จดทะเบียนพาณิชย์"]
