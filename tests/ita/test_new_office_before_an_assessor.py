"""A new office that opened the list of 2569 and published all it has, as an assessor finds it: no green that is not so."""

import re
from unittest import mock

import pytest
from django.conf import settings as site_settings
from django.db import transaction
from django.urls import reverse

from common.models import Organisation
from complaints.desk import demonstration
from disclosures.models import Topic
from ita.models import OitCatalogue, OitItem
from ita.oit import live
from ita.oit.new_year import open_year
from ita.oit.parts import LOOK, NOBODY, UNSEEN
from ita.oit.presentation import READY
from kokkhon_ita import first_content
from kokkhon_ita.opening import office
from kokkhon_ita.roles import ADMINISTRATOR, PUBLISHER
from publishing import facts, kinds, making, workflow
from publishing.models import Edition
from tests import factories
from tests.ita import lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
YEAR = 2569
ADDRESS = ("O3", "ที่อยู่ของหน่วยงาน")
PROCEDURE, LIMIT = ("O16", "บอกขั้นตอนการจัดการเรื่อง"), ("O16", "บอกระยะเวลาดำเนินการ")
LINKED = ("O17", "เชื่อมโยงจากหน้าแรกและทุกหน้า")
CHANNEL = ("O17", "ช่องทางแจ้งการทุจริตเปิดรับเรื่อง แยกจากช่องทางทั่วไป")
WAYS = ("O16", "บอกวิธีการร้องเรียน")
OWED = "หน่วยงานต้อง"
LINE = re.compile(r"<li class=\"(oit-parts__shown)?\">(.*?)</li>", re.S)


@pytest.fixture(scope="module")
def opened(django_db_setup, django_db_blocker):
    """An office made by `new_office` that knows its name and address, opened the year and published every draft."""
    with django_db_blocker.unblock(), transaction.atomic(), mock.patch.object(making, "make"):
        first_content.load_drafts(site_settings.BASE_DIR / "fixtures")
        office.open_office(office_type="subdistrict", place="ทดสอบ", divisions=["สำนักปลัด"], address="๑ หมู่ ๒")
        open_year(OitCatalogue.objects.get(pk=YEAR))
        for kind in kinds.everything():
            for key in kind.keys():  # noqa: SIM118 (Kind is no dict)
                workflow.publish_import(kind=kind.name, key=key, reason="ฉบับแรก")
        yield
        transaction.set_rollback(True)


def red():
    """Return (item, part) of every part that is not shown."""
    return [(item, part) for item in lists.shown(YEAR).numbered for part in item.parts if not part.found.passed]


def test_green_is_what_the_office_entered_and_the_site_itself_shows():
    assert lists.green(YEAR) == {ADDRESS, WAYS, PROCEDURE, LIMIT, LINKED}
    assert READY not in {item.state for item in lists.shown(YEAR).numbered}


def test_every_item_has_an_answer_and_every_red_line_the_step_that_mends_it():
    assert len(red()) > 20
    for item, part in red():
        name = part.data.fact
        step = facts.get(name).step.for_staff if name else "เปิดดูหน้าเว็บที่ตอบ แล้วทำเครื่องหมาย"
        assert step, name
        assert step in part.found.step, (item.code, part.text)
        assert part.found.sentence in (NOBODY, UNSEEN)
    for item in lists.shown(YEAR).numbered:
        assert item.answers, item.code
        assert all(check.step for check in item.found.checks if not check.passed and check.name != "parts"), item.code


@pytest.mark.parametrize("year", [2568, 2569])
def test_every_red_line_of_every_list_tells_readers_what_is_so_and_asks_nothing(page_client, year):
    live.forget()
    items = lists.shown(year).numbered
    blocks = page_client.get(f"/ita/{year}/oit/").text.split('<li class="oit-item"')[1:]
    assert len(blocks) == len(items) > 20
    for item, block in zip(items, blocks, strict=True):
        lines = LINE.findall(block)
        assert len(lines) == len(item.parts)
        assert OWED not in block, item.code
        if item.answers:
            told = [bool(re.search(f"{NOBODY}|{UNSEEN}", line)) for shown, line in lines if not shown]
            assert all(told), item.code
        else:
            assert "ยังไม่ได้ระบุหน้าเว็บที่แสดงข้อมูล" in block


def test_a_preview_tells_staff_the_step_of_an_item_that_nothing_answers(client):
    live.forget()
    client.force_login(factories.superuser())
    text = client.get("/admin/publishing/submission/draft/preview/?kind=oit&key=2568").text
    assert text.count("ระบุหน้าเว็บที่แสดงรายการนี้ แล้วเผยแพร่") > 27
    assert "ระบุหน้าเว็บที่แสดงรายการนี้ แล้วเผยแพร่" not in client.get("/ita/2568/oit/").text


def test_years_without_an_answer_are_told_as_lists_whose_pages_are_not_named(page_client):
    live.forget()
    text = page_client.get("/ita/").text
    assert "ปีที่ยังไม่ได้ระบุหน้าเว็บที่แสดงข้อมูล" in text
    assert "หน่วยงานเผยแพร่เฉพาะบัญชีรายการของปีเหล่านี้" in text


@pytest.mark.parametrize("role", [PUBLISHER, ADMINISTRATOR])
def test_every_menu_that_a_step_names_is_there_and_opens(role, client):
    client.force_login(factories.user(role))
    menus = client.get("/admin/").text
    steps = {fact.step for fact in facts.everything()} | {LOOK}
    there = {step.model for step in steps if step.model and f">{step.menu}</a>" in menus}
    for model in there:
        assert client.get(reverse(f"admin:{model.replace('.', '_')}_changelist"), follow=True).status_code == 200, model
    own = {"complaints.settingup", "complaints.desk", "complaints.otherway"}  # complaints are set up by administrators
    assert there >= {step.model for step in steps if step.model} - (own if role == PUBLISHER else set())


def test_a_page_of_headings_alone_is_no_content(page_client):
    item = lists.shown(YEAR).item("O2")
    assert [answer.url for answer in item.answers] == ["/contact/", "/disclosures/oit-2569-o2/"]
    assert "หน้านี้ยังไม่มีเนื้อหา" in [check.sentence for check in item.problems]
    text = page_client.get(f"/ita/{YEAR}/oit/o2/").text
    assert "แสดงรายการนี้ ๒ แห่ง" in text
    assert "หน้านี้ยังไม่มีเนื้อหา" in text
    assert 'href="/contact/">หน้าเว็บที่แสดงข้อมูล</a>' in text
    assert 'href="/disclosures/oit-2569-o2/"' not in text
    assert "เพิ่มข้อความ เอกสาร หรือคำรับรองของหน้านั้น" not in text


def test_withdrawing_takes_the_green_away_on_the_next_request(page_client):
    for kind, lost in (("organisation", {ADDRESS}), ("complaint-guideline", {WAYS, PROCEDURE, LIMIT})):
        before = lists.green(YEAR)
        workflow.withdraw(Edition.objects.live(kind, ""), by=factories.superuser(), reason="ผิด")
        text = page_client.get(f"/ita/{YEAR}/oit/").text
        assert before - lists.green(YEAR) == lost
        assert "หน้านี้ถูกเพิกถอนแล้ว" in text


def test_opening_and_closing_the_channel_turn_its_parts(settings, page_client):
    settings.DEMONSTRATION, settings.COMPLAINTS_PEPPER = True, "5c" * 32
    before = lists.green(YEAR)
    demonstration.make()
    assert lists.green(YEAR) - before == {CHANNEL}
    settings.DEMONSTRATION = False
    assert lists.green(YEAR) == before
    live.forget()
    assert UNSEEN in page_client.get(f"/ita/{YEAR}/oit/").text


def test_readers_are_told_what_is_so_and_staff_what_mends_it_and_where(page_client, client):
    live.forget()
    step, chief = facts.get("complaint-unit").step.for_staff, facts.get("chief-executive").step.for_staff
    public = page_client.get(f"/ita/{YEAR}/oit/").text
    assert public.count(UNSEEN) > 5
    assert OWED not in public
    assert step not in public
    assert "ที่เมนู" not in public
    client.force_login(factories.superuser())
    address = f"/admin/publishing/submission/draft/preview/?kind=oit&key={YEAR}"
    assert address.replace("&", "&amp;") in client.get("/admin/").text
    preview = client.get(address).text
    assert step in preview
    assert chief in preview
    item = OitItem.objects.get(catalogue=YEAR, code="O16")
    assert step in client.get(f"/admin/ita/oititem/{item.pk}/change/").text


def test_filling_and_emptying_a_topic_opens_and_closes_its_item():
    topic = Topic.objects.get(slug="oit-2569-o1")
    for text, closed in (("<p>แผนผังโครงสร้าง</p>", False), ("<h3>แผนผังโครงสร้าง</h3>", True), ("", True)):
        Topic.objects.filter(pk=topic.pk).update(text=text)
        factories.publish("topic", topic.slug)
        sentences = [check.sentence for check in lists.shown(YEAR).item("O1").problems]
        assert ("หน้านี้ยังไม่มีเนื้อหา" in sentences) is closed


def test_entering_more_turns_exactly_that_green():
    before = lists.green(YEAR)
    Organisation.objects.update(phones="0 4200 0000", chief_executive="นางสาวทดสอบ ตัวอย่าง")
    factories.publish("organisation", "")
    assert lists.green(YEAR) - before == {("O3", "หมายเลขโทรศัพท์"), ("O2", "ชื่อผู้บริหารสูงสุด")}
