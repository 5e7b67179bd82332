"""Public pages of editions: what they say of an edition's fate, and what they cost."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from measures.models import Measure, Plan
from publishing import workflow
from publishing.outlook import JOIN
from tests import factories

pytestmark = pytest.mark.django_db
YEAR, HISTORY = "/measures/2566/", "/measures/2566/history/"


@pytest.fixture
def edition():
    return factories.published_plan(2566, measures=2)


@pytest.fixture
def second_person():
    return factories.user(permissions=[workflow.APPROVE], position="นายกองค์การบริหารส่วนตำบล")


def next_edition(title, **facts):
    Measure.objects.filter(number=1).update(title=title)
    return factories.publish(**facts)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.mark.promise("withdrawn-content-is-gone")
@pytest.mark.promise("editions-keep-their-address")
def test_withdrawn_page_keeps_its_address_and_says_so(page_client, edition, second_person):
    workflow.withdraw(edition, by=second_person, reason="มีข้อมูลส่วนบุคคล")
    for path in (YEAR, "/measures/2566/editions/1/", "/measures/2566/1/"):
        response = page_client.get(path)
        assert response.status_code == 200
        assert "ฉบับนี้ถูกเพิกถอนแล้ว" in told(response)
        assert "มีข้อมูลส่วนบุคคล" in told(response)
        assert "ขั้นตอนที่ 1 ของมาตรการที่ 1" not in told(response)


def test_withdrawn_edition_that_was_replaced_leads_to_the_newest(page_client, edition, second_person):
    next_edition("ชื่อใหม่")
    workflow.withdraw(edition, by=second_person, reason="พิมพ์ผิด")
    page = told(page_client.get("/measures/2566/editions/1/"))
    assert f'<a href="{YEAR}">อ่านฉบับใหม่กว่า (ฉบับที่ ๒)</a>' in page
    assert "ท่านกำลังอ่าน" not in page


@pytest.mark.promise("second-person-confirms")
def test_emergency_is_marked_until_a_second_person_confirms(page_client, second_person):
    factories.plan()
    alone = factories.superuser()
    edition = workflow.approve(factories.submit(by=alone), by=alone, emergency=True)
    for path in (YEAR, HISTORY):
        assert "เผยแพร่กรณีเร่งด่วนโดยเจ้าหน้าที่คนเดียว" in told(page_client.get(path))
    workflow.confirm(edition, by=second_person)
    assert "โดยเจ้าหน้าที่คนเดียว" not in told(page_client.get(YEAR))
    assert "มีเจ้าหน้าที่คนที่สองยืนยันแล้ว" in told(page_client.get(HISTORY))


def test_scheduled_edition_appears_by_the_clock_alone(page_client):
    factories.plan()
    noon = timezone.make_aware(timezone.datetime(2026, 10, 1, 12))
    with time_machine.travel(noon - timedelta(days=1), tick=False):
        factories.publish(publish_at=noon)
    for moment, status in ((noon - timedelta(seconds=1), 404), (noon, 200)):
        with time_machine.travel(moment, tick=False):
            assert page_client.get(YEAR).status_code == status
            assert page_client.get("/measures/2566/editions/1/").status_code == status
            assert page_client.get(HISTORY).status_code == status


def test_older_edition_names_the_newest(page_client, edition):
    next_edition("ชื่อใหม่")
    assert "ซึ่งไม่ใช่ฉบับล่าสุด" in told(page_client.get("/measures/2566/editions/1/"))
    assert "ซึ่งไม่ใช่ฉบับล่าสุด" not in told(page_client.get("/measures/2566/editions/2/"))
    assert page_client.get("/measures/2566/editions/3/").status_code == 404


def test_title_of_an_older_edition_names_it(page_client, edition):
    next_edition("ชื่อใหม่")
    older, newest = (
        re.search("<title>(.*?)</title>", page_client.get(f"/measures/2566/editions/{number}/").text)[1]
        for number in (1, 2)
    )
    assert "ฉบับที่ ๑" in older
    assert older.replace(" ฉบับที่ ๑", "") == newest


def test_history_shows_what_changed_word_by_word(page_client, edition):
    next_edition("มาตรการตัวอย่างที่หนึ่ง", reason="แก้ชื่อให้ตรงประกาศ")
    page = told(page_client.get(HISTORY))
    assert "แก้ชื่อให้ตรงประกาศ" in page
    assert "มาตรการที่ ๑ › แนวทาง/มาตรการดำเนินการ" in page
    assert "<ins>หนึ่ง</ins>" in page
    assert "<del> 1</del>" in page
    assert "ฉบับแรก" in page


def test_history_passes_over_what_was_withdrawn(page_client, edition, second_person):
    workflow.withdraw(next_edition("ชื่อที่มีข้อมูลส่วนบุคคล"), by=second_person, reason="มีข้อมูลส่วนบุคคล")
    next_edition("ชื่อที่สาม")
    page = told(page_client.get(HISTORY))
    assert "ชื่อที่มีข้อมูลส่วนบุคคล" not in page
    assert "ไม่แสดงเนื้อหาของฉบับที่เพิกถอน" in page
    assert "ที่สาม" in page


def test_cancelled_edition_is_named_but_was_never_news(page_client, edition, second_person):
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.withdraw(next_edition("ชื่อใหม่", publish_at=tomorrow), by=second_person, reason="เลื่อนกำหนด")
    with time_machine.travel(tomorrow + timedelta(hours=1), tick=False):
        assert "ยกเลิกก่อนถึงกำหนดเผยแพร่" in told(page_client.get(HISTORY))
        assert "ชื่อใหม่" not in told(page_client.get(YEAR))
        assert "ฉบับที่ ๒" not in page_client.get("/feed.atom").content.decode()


def test_history_says_what_became_of_the_numbers_that_it_does_not_show(page_client, edition, second_person):
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.withdraw(next_edition("ชื่อที่สอง", publish_at=tomorrow), by=second_person, reason="เลื่อนกำหนด")
    next_edition("ชื่อที่สาม")
    assert "ยังไม่ถึงกำหนด" not in told(page_client.get(HISTORY))
    next_edition("ชื่อที่สี่", publish_at=tomorrow)
    page = told(page_client.get(HISTORY))
    assert "เผยแพร่แล้ว ๒ ฉบับ" in page
    assert "ฉบับที่ ๒ อนุมัติแล้วแต่ยกเลิกก่อนถึงกำหนดเผยแพร่ ฉบับที่ ๔ อนุมัติแล้วและยังไม่ถึงกำหนดเผยแพร่" in page
    with time_machine.travel(tomorrow + timedelta(hours=1), tick=False):
        page = told(page_client.get(HISTORY))
    assert "เผยแพร่แล้ว ๓ ฉบับ" in page
    assert "ยังไม่ถึงกำหนด" not in page


def test_history_says_into_which_edition_one_to_come_went(page_client, edition, second_person):
    soon = timezone.now() + timedelta(days=3)
    for number in (2, 3):
        Measure.objects.update(title=f"ชื่อครั้งที่ {number}")
        mode = JOIN if number > 2 else ""
        request = factories.submit(publish_at=soon)
        workflow.approve(request, by=second_person, choice=workflow.Choice(mode=mode))
    Plan.objects.update(preamble="คำนำใหม่")
    workflow.approve(factories.submit(), by=second_person)
    page = told(page_client.get(HISTORY))
    assert "ฉบับที่ ๒, ๓ รวมไว้ในฉบับที่ ๕" in page
    assert "ฉบับที่ ๕ อนุมัติแล้วและยังไม่ถึงกำหนดเผยแพร่" in page
    assert "ยกเลิก" not in page


def test_history_of_many_editions_comes_in_pages_at_constant_cost(page_client, edition, django_assert_num_queries):
    for number in range(2, 26):
        next_edition(f"ชื่อครั้งที่ {number}")
    page_client.get(HISTORY)
    for query, numbers in (("", ("๒๕", "๑๖")), ("?page=3", ("๕", "๑")), ("?page=nonsense", ("๒๕", "๑๖"))):
        with django_assert_num_queries(7):
            page = told(page_client.get(HISTORY + query))
        assert all(f">ฉบับที่ {number}</a>" in page for number in numbers)


def test_nothing_published_is_not_found(page_client):
    for path in (YEAR, HISTORY, "/contact/history/"):
        assert page_client.get(path).status_code == 404


def test_before_the_first_contact_page_a_reader_is_sent_elsewhere(page_client):
    answer = page_client.get("/contact/")
    assert (answer.status_code, answer.shows_nothing) == (200, True)
    page = answer.text
    assert "หน่วยงานยังไม่ได้เผยแพร่ที่อยู่ โทรศัพท์ และอีเมล" in page
    assert '<a href="/complaints/">วิธีแจ้งเรื่องและหน่วยงานอื่นที่ติดต่อได้</a>' in page


def warm(client, path):
    client.get(path)
    client.get(path)


@pytest.mark.parametrize("path", [YEAR, "/measures/2566/editions/1/", "/measures/2566/1/", "/contact/"])
@pytest.mark.parametrize("size", [1, 8])
def test_edition_page_costs_one_query_once_warm(page_client, django_assert_max_num_queries, path, size):
    factories.published_plan(2566, measures=size)
    factories.publish("organisation", "")
    for year in range(2567, 2567 + size):
        factories.published_plan(year)
    warm(page_client, path)
    with django_assert_max_num_queries(1):
        assert page_client.get(path).status_code == 200


@pytest.mark.parametrize("path", [YEAR, "/measures/2566/editions/1/", "/measures/2566/1/"])
def test_reader_who_has_the_page_is_answered_304(page_client, edition, path, django_assert_max_num_queries):
    first = page_client.get(path)
    assert "no-cache" in first.headers["Cache-Control"]
    assert not first.cookies
    with django_assert_max_num_queries(1):
        again = page_client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert again.headers["Cache-Control"] == "private, no-cache"


def withdraw(edition):
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดพลาด")


def new_edition(edition):
    next_edition("ชื่อใหม่")


def new_office(edition):
    factories.organisation(name="ชื่อหน่วยงานใหม่")
    factories.publish("organisation", "")
    cache.clear()


@pytest.mark.parametrize("change", [withdraw, new_edition, new_office])
def test_etag_changes_with_whatever_the_page_shows(page_client, edition, change):
    path = "/measures/2566/editions/1/"
    before = page_client.get(path).headers["ETag"]
    change(edition)
    after = page_client.get(path, headers={"if-none-match": before})
    assert (after.status_code, after.headers["ETag"] == before) == (200, False)


def test_etag_changes_with_the_day(page_client, edition):
    tags = set()
    for day in range(2):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            tags.add(page_client.get(YEAR).headers["ETag"])
    assert len(tags) == 2


def test_draft_changes_nothing_that_the_public_reads(page_client, edition):
    before = page_client.get(YEAR)
    Measure.objects.update(title="ร่างที่ยังไม่เผยแพร่")
    Plan.objects.update(preamble="ร่าง")
    after = page_client.get(YEAR)
    assert after.headers["ETag"] == before.headers["ETag"]
    assert told(after).split("</main>")[0] == told(before).split("</main>")[0]
