"""An office that has just installed the site: nothing is ready, and each act turns exactly one part green."""

import re

import pytest
from django.test import Client

from common.models import Organisation
from complaints.desk import demonstration
from complaints.models import Desk
from complaints.readers import keyholders
from ita.oit import live
from measures.models import Plan, WeakPoint
from publishing import facts, state, workflow
from publishing.models import Edition
from tests import factories, first_content
from tests.ita.lists import green, shown
from tests.ita.lists import state as state_of

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("fresh")]


@pytest.fixture(scope="module")
def fresh(django_db_setup, django_db_blocker):
    """The content of a new installation, loaded once around the transactions of these tests."""
    with first_content.loaded(django_db_blocker):
        yield


def turned(act):
    """Return what turned green and what turned red by an act, of all years' lists."""
    years = (2566, 2567, 2568, 2569)
    before = {(year, *part) for year in years for part in green(year)}
    act()
    state.forget()
    after = {(year, *part) for year in years for part in green(year)}
    return after - before, before - after


def test_nothing_is_ready_and_no_page_says_so(page_client):
    for year in (2566, 2567, 2568, 2569):
        assert "complete" not in {status.code for status, _ in shown(year).counts}
    for path in ("/ita/", "/ita/2566/oit/"):
        assert "พร้อมรับการตรวจ ๐ ข้อ" in page_client.get(path).text


def test_every_green_line_of_a_fresh_office_is_a_fact_and_every_red_one_says_what_mends_it():
    for item in shown().numbered:
        for part in item.parts if item.data.answers else []:
            assert part.found.sentence, (item.code, part.text)
            assert not part.found.passed or part.data.fact


def test_opening_the_channel_turns_one_part_green(settings):
    settings.DEMONSTRATION, settings.COMPLAINTS_PEPPER = True, "5c" * 32
    gained, lost = turned(demonstration.make)
    assert {(year, code) for year, code, _ in gained} == {(2566, "O28")}
    assert (len(gained), lost) == (1, set())


def test_naming_the_unit_turns_one_part_green():
    def name():
        keyholders.ensure_desk()
        Desk.objects.update(unit="สำนักปลัด")
        factories.publish("complaint-guideline", "")

    gained, lost = turned(name)
    assert gained == {(2566, "O27", "คู่มือหรือแนวทาง: ส่วนงานที่รับผิดชอบ")}
    assert lost == set()


def test_entering_a_weak_point_turns_one_part_green():
    def enter():
        WeakPoint.objects.create(plan=Plan.objects.get(fiscal_year=2566), text="การแก้ไขปัญหาการทุจริต")
        factories.publish("measures", "2566")

    gained, lost = turned(enter)
    assert {(year, code) for year, code, _ in gained} == {(2566, "O42")}
    assert (len(gained), lost) == (1, set())


def test_entering_the_address_turns_one_part_green():
    def enter():
        Organisation.objects.update(address="๙๙ หมู่ ๑")
        factories.publish("organisation", "")

    gained, lost = turned(enter)
    assert gained == {(2566, "O5", "ที่อยู่ของหน่วยงาน")}
    assert lost == set()


def test_withdrawing_the_measures_turns_what_they_answered_red_on_the_next_request(page_client):
    def told(path):
        return page_client.get(path).text.count("หน้านี้ถูกเพิกถอนแล้ว")

    assert told("/ita/2566/oit/") == 0
    oit = Edition.objects.live("oit", "2566")
    workflow.withdraw(Edition.objects.live("measures", "2566"), by=factories.superuser(), reason="ผิดฉบับ")
    assert told("/ita/2566/oit/") == 2
    assert Edition.objects.live("oit", "2566") == oit
    assert state_of("O42") == state_of("O43") == "waiting"


def test_the_dashboard_counts_what_is_not_ready_now(client):
    client.force_login(factories.superuser())

    def counted():
        live.forget()
        text = client.get("/admin/").content.decode()
        return re.search("รายการตามแบบตรวจ OIT ปี ๒๕๖๖ มีคำตอบที่ยังไม่ครบ ([๐-๙]+) ข้อ", text)[1]

    before = counted()
    contact = Edition.objects.live("organisation", "")
    workflow.withdraw(contact, by=factories.superuser(), reason="ผิดฉบับ")
    Organisation.objects.update(address="๙๙ หมู่ ๑", phones="0 4200 0000", email="office@example.go.th")
    factories.publish("organisation", "")
    assert int(counted()) == int(before) - 1


def test_the_fact_about_the_menu_is_what_the_home_page_shows():
    asked = facts.Asked(2566, ("/complaints/",))
    assert facts.get("corruption-channel-linked").seen(asked)
    assert 'href="/complaints/corruption/"' in Client().get("/").content.decode()
