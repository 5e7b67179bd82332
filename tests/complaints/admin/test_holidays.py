"""Public holidays: a year is proposed, staff confirm, open limits move."""

from datetime import date

import pytest
import time_machine

from complaints.cases import holiday_proposals
from complaints.models import Case, Desk, Holiday
from kokkhon_ita import roles
from tests import factories
from tests.complaints import demo

pytestmark = pytest.mark.django_db
PROPOSE = "/admin/complaints/holiday/propose/2027/"


@pytest.fixture(autouse=True)
def december():
    with time_machine.travel("2026-12-01T03:00Z", tick=False):
        yield


@pytest.fixture
def staff(page_client):
    page_client.force_login(factories.user(roles.ADMINISTRATOR))
    return page_client


def test_working_days_are_proposed_and_those_of_other_people_left_open():
    found = {one.date: one for one in holiday_proposals.proposed(2027)}
    assert found[date(2027, 2, 22)].name == "ชดเชยวันมาฆบูชา"
    assert found[date(2027, 4, 13)].likely
    assert date(2027, 2, 21) not in found, "a Sunday"
    assert not found[date(2027, 5, 3)].likely, "Labour Day's substitute: offices of the state are open"
    assert list(found) == sorted(found)


def test_what_is_entered_is_not_proposed_again():
    Holiday.objects.create(date=date(2027, 4, 13), name="สงกรานต์")
    assert date(2027, 4, 13) not in {one.date for one in holiday_proposals.proposed(2027)}


@pytest.mark.promise("holidays-wait-for-staff")
def test_looking_stores_nothing_and_confirming_stores_what_is_ticked(staff):
    page = staff.get(PROPOSE).content.decode()
    assert "๑๓ เมษายน ๒๕๗๐ วันสงกรานต์" in page
    assert not Holiday.objects.exists()
    answer = staff.post(PROPOSE, {"days": ["2027-04-13", "2027-04-14"]}, follow=True).content.decode()
    assert "บันทึกวันหยุดราชการแล้ว ๒ วัน" in answer
    assert list(Holiday.objects.values_list("date", "name")) == [
        (date(2027, 4, 14), "วันสงกรานต์"),
        (date(2027, 4, 13), "วันสงกรานต์"),
    ]


@pytest.mark.promise("holidays-move-limits")
def test_confirmed_days_move_an_open_limit(staff, desk):
    Desk.objects.update(working_days=True)
    factories.publish("complaint-guideline", "")
    case, _ = desk.file(at=demo.MONDAY.replace(year=2027, month=4, day=5))
    before = Case.objects.get(pk=case.pk).due_on
    staff.post(PROPOSE, {"days": ["2027-04-13"]})
    assert Case.objects.get(pk=case.pk).due_on > before


def test_nothing_ticked_and_a_strange_day_are_sentences(staff):
    assert "โปรดเลือกอย่างน้อยหนึ่งวัน" in staff.post(PROPOSE, {}).content.decode()
    assert "ไม่อยู่ในรายการแล้ว" in staff.post(PROPOSE, {"days": ["2027-04-07"]}).content.decode()
    assert not Holiday.objects.exists()


def test_list_leads_to_this_year_and_the_next_alone(staff):
    page = staff.get("/admin/complaints/holiday/").content.decode()
    assert "รายการที่ระบบเสนอของปี ๒๕๖๙" in page
    assert PROPOSE in page
    assert staff.get(PROPOSE.replace("2027", "2028")).status_code == 404


def test_a_year_with_everything_entered_says_so(staff):
    for one in holiday_proposals.proposed(2027):
        Holiday.objects.create(date=one.date, name=one.name)
    assert "ไม่มีวันที่จะเสนอเพิ่ม" in staff.get(PROPOSE).content.decode()


@pytest.mark.parametrize(("role", "status"), [(roles.AUDITOR, 403), (roles.DIVISION_CLERK, 403)])
def test_who_may_not_add_a_holiday_gets_no_proposals(page_client, role, status):
    page_client.force_login(factories.user(role))
    assert page_client.get(PROPOSE).status_code == status
