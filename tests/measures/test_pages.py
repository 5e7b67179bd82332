"""The public pages of the measures: what they say, what they cost, what they answer to bad addresses."""

import re
from datetime import date

import pytest
from django.db.models import Value

from measures.models import Evidence, Measure, Plan, Result
from publishing import workflow
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_year_page_holds_the_official_table(page_client):
    factories.published_plan(measures=10)
    page = page_client.get("/measures/2566/").content.decode()
    assert page.count('<td class="official__number">') == 10
    for heading in (
        "ลำดับ",
        "แนวทาง/มาตรการดำเนินการ",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินงาน",
    ):
        assert f'<th scope="col">{heading}</th>' in page
    assert "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖" in page
    assert "ฉบับที่" in page


@pytest.mark.promise("drafts-are-unseen")
def test_pages_read_the_edition_not_the_working_records(page_client):
    factories.published_plan(measures=2)
    Plan.objects.get().measures.update(title="เปลี่ยนในร่าง")
    assert "มาตรการตัวอย่างที่ 2".replace("2", "๒") in page_client.get("/measures/2566/").content.decode()


def test_a_measure_page_leads_to_its_neighbours(page_client):
    factories.published_plan(measures=3)
    page = page_client.get("/measures/2566/2/").content.decode()
    assert 'rel="prev" href="/measures/2566/1/"' in page
    assert 'rel="next" href="/measures/2566/3/"' in page
    assert 'rel="prev"' not in page_client.get("/measures/2566/1/").content.decode()


@pytest.mark.promise("editions-keep-their-address")
def test_an_older_edition_keeps_its_address_and_says_so(page_client):
    factories.published_plan()
    Plan.objects.update(preamble="คำนำใหม่")
    factories.publish()
    old = page_client.get("/measures/2566/editions/1/").content.decode()
    assert "คำนำตัวอย่าง" in old
    assert "ไม่ใช่ฉบับล่าสุด" in old
    assert "ไม่ใช่ฉบับล่าสุด" not in page_client.get("/measures/2566/editions/2/").content.decode()
    assert "คำนำใหม่" in page_client.get("/measures/2566/").content.decode()


@pytest.mark.promise("withdrawn-content-is-gone")
def test_a_withdrawn_edition_keeps_its_address_without_its_content(page_client):
    edition = factories.published_plan()
    workflow.withdraw(edition, by=factories.superuser(), reason="พบข้อมูลคลาดเคลื่อน")
    for address in ("/measures/2566/", "/measures/2566/1/", "/measures/2566/editions/1/"):
        page = page_client.get(address).content.decode()
        assert "พบข้อมูลคลาดเคลื่อน" in page
        assert "ขั้นตอนที่" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/measures/2567/",
        "/measures/2566/99/",
        "/measures/2566/editions/9/",
        "/measures/0/",
        "/measures/2566/history/9/",
    ],
)
def test_an_unknown_address_is_a_friendly_404(page_client, address):
    factories.published_plan()
    response = page_client.get(address)
    assert response.status_code == 404
    assert "ไม่พบหน้านี้" in response.content.decode()
    assert "matches the given query" not in response.content.decode()


def test_without_any_publication_the_pages_say_what_will_stand_there(page_client):
    assert "ยังไม่มีการเผยแพร่มาตรการ" in page_client.get("/measures/").content.decode()
    assert "ยังไม่มีการเผยแพร่มาตรการ" in page_client.get("/").content.decode()


def test_an_empty_plan_says_so(page_client):
    factories.published_plan(measures=0)
    assert "แผนของปีนี้ยังไม่มีมาตรการ" in page_client.get("/measures/2566/").content.decode()


@pytest.mark.parametrize("measures", [1, 40])
@pytest.mark.parametrize("address", ["/measures/2566/", "/measures/2566/1/", "/measures/2566/editions/1/"])
def test_a_warm_page_costs_one_query(client, django_assert_max_num_queries, address, measures):
    factories.published_plan(measures=measures)
    client.get(address)
    with django_assert_max_num_queries(1):
        client.get(address)


def test_home_and_index_cost_the_same_for_many_years(client, django_assert_num_queries):
    for year in range(2560, 2570):
        factories.published_plan(year)
    for address, queries in (("/", 3), ("/measures/", 1)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def test_content_with_markup_is_shown_as_text(page_client):
    plan = factories.plan(measures=1)
    Plan.objects.update(preamble=Value("<script>alert(1)</script>"))
    plan.measures.update(title=Value("<b>หนา</b> & 'อ้าง'"))
    factories.publish()
    page = page_client.get("/measures/2566/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;หนา" in page


def test_dates_outside_the_year_need_a_reason():
    plan = factories.plan()
    measure = factories.measure(plan, 7, starts=date(2022, 9, 1), outside_reason="ต่อเนื่องจากปีก่อน")
    assert measure.full_clean() is None


def test_index_of_several_years_draws_each_cell_once(page_client):
    factories.published_plan(2566)
    factories.published_plan(2567)
    page = page_client.get("/measures/").content.decode()  # the client refuses an id that stands twice
    assert page.count('<svg class="cell-symbols"') == 1


@pytest.mark.parametrize("today", ["2023-03-01", "2026-11-28"])
def test_pages_say_which_year_they_show_and_what_is_newer(page_client, time_machine, today):
    time_machine.move_to(f"{today}T03:00:00Z")
    factories.published_plan(2566)
    year, measure, listed = (page_client.get(f"/measures/{rest}") for rest in ("2566/", "2566/1/", ""))
    said = [" ".join(page.text.split()) for page in (year, measure)]
    newest = "ซึ่งเป็นปีล่าสุดที่เผยแพร่ ปีงบประมาณปัจจุบันคือ พ.ศ. ๒๕๗๐ ซึ่งยังไม่มีมาตรการที่เผยแพร่"
    assert [f"หน้านี้แสดงปีงบประมาณ พ.ศ. ๒๕๖๖ {newest}" in page for page in said] == [today > "2026"] * 2
    assert ("ปีล่าสุดที่เผยแพร่คือ พ.ศ. ๒๕๖๖ ปีงบประมาณปัจจุบันคือ พ.ศ. ๒๕๗๐" in " ".join(listed.text.split())) == (today > "2026")
    if today > "2026":
        factories.published_plan(2570)
        again = page_client.get("/measures/2566/", headers={"If-None-Match": year.headers["ETag"]}).text
        assert 'ปีล่าสุดที่เผยแพร่คือ <a href="/measures/2570/">พ.ศ. ๒๕๗๐</a> </p>' in " ".join(again.split())
        assert "หน้านี้แสดง" not in page_client.get("/measures/2570/").text
        assert "ซึ่งยังไม่มีมาตรการที่เผยแพร่" not in page_client.get("/measures/").text


def test_a_year_published_ahead_takes_nothing_from_the_running_one_and_is_named_as_coming(page_client, time_machine):
    time_machine.move_to("2027-09-15T03:00:00Z")
    for year in (2569, 2570, 2571):
        factories.published_plan(year)
    home = " ".join(page_client.get("/").text.split())
    assert "มาตรการ ปีงบประมาณ พ.ศ. ๒๕๗๐" in home
    assert '<a href="/measures/2571/">มาตรการปีงบประมาณ พ.ศ. ๒๕๗๑</a> เผยแพร่ล่วงหน้าแล้ว' in home
    begins = "ปีงบประมาณ พ.ศ. ๒๕๗๑ ยังไม่เริ่ม เริ่มวันที่ ๑ ตุลาคม ๒๕๗๐"
    assert begins in page_client.get("/measures/2571/").text
    assert page_client.get("/measures/").text.count(begins) == 1
    older = " ".join(page_client.get("/measures/2569/").text.split())
    assert 'ปีล่าสุดที่เผยแพร่คือ <a href="/measures/2570/">' in older
    time_machine.move_to("2027-10-15T03:00:00Z")
    assert "มาตรการ ปีงบประมาณ พ.ศ. ๒๕๗๑" in " ".join(page_client.get("/").text.split())
    assert begins not in page_client.get("/measures/2571/").text


def test_where_only_a_coming_year_is_out_home_shows_it_as_coming(page_client, time_machine):
    time_machine.move_to("2027-09-15T03:00:00Z")
    factories.published_plan(2571)
    home = page_client.get("/").text
    assert "ปีงบประมาณ พ.ศ. ๒๕๗๑ ยังไม่เริ่ม เริ่มวันที่ ๑ ตุลาคม ๒๕๗๐" in home
    assert "เผยแพร่ล่วงหน้าแล้ว" not in home


def test_pages_agree_on_which_year_is_the_newest_after_withdrawals(page_client, time_machine):
    time_machine.move_to("2026-11-28T03:00:00Z")
    kept, older, running = (factories.published_plan(year) for year in (2568, 2569, 2570))
    for edition in (running, older):
        workflow.withdraw(edition, by=factories.superuser(), reason="พิมพ์ผิด")
    became = "ปีงบประมาณปัจจุบันคือ พ.ศ. ๒๕๗๐ ซึ่งมาตรการที่เคยเผยแพร่ถูกเพิกถอนแล้ว"
    said = {
        path: " ".join(page_client.get(path).text.split()) for path in ("/measures/", older.newest_url, kept.newest_url)
    }
    assert all(became in page and "ยังไม่มีมาตรการที่เผยแพร่" not in page for page in said.values())
    assert "ปีล่าสุดที่เผยแพร่คือ พ.ศ. ๒๕๖๘" in said["/measures/"]
    assert 'ปีล่าสุดที่เผยแพร่คือ <a href="/measures/2568/">พ.ศ. ๒๕๖๘</a>' in said[older.newest_url]
    assert "หน้านี้แสดงปีงบประมาณ พ.ศ. ๒๕๖๘ ซึ่งเป็นปีล่าสุดที่เผยแพร่" in said[kept.newest_url]


def test_lines_that_staff_typed_stay_lines_and_paper_tells_where_the_evidence_is(page_client):
    factories.plan(measures=1)
    measure = Measure.objects.get()
    result = Result.objects.create(measure=measure, text="- จัดประชุม\v- แจ้งเวียน", division=factories.divisions()[0])
    Evidence.objects.create(result=result, title="ประกาศ", page="/contact/")
    factories.publish()
    page = page_client.get("/measures/2566/1/").text
    assert "- จัดประชุม<br>- แจ้งเวียน" in page
    assert re.search(r'printed-address">[^<]*/contact/</span>', page)
    assert "- จัดประชุม<br>- แจ้งเวียน" in page_client.get("/measures/2566/").text


def test_lines_of_a_reason_stay_lines_wherever_it_is_told(page_client):
    factories.plan(measures=1)
    Measure.objects.update(starts=date(2023, 9, 1), ends=date(2024, 2, 1), outside_reason="เกินปี\nเพราะน้ำท่วม")
    edition = factories.publish(reason="แก้คำผิด\nเพิ่มผล")
    Measure.objects.update(title="อีกชื่อ")
    later = factories.publish()
    told = {
        "/measures/2566/1/": "(เกินปี<br>เพราะน้ำท่วม)",
        edition.get_absolute_url(): "แก้คำผิด<br>เพิ่มผล",
        edition.history_url: "แก้คำผิด<br>เพิ่มผล",
        f"/verify/?hash={edition.sha256}": "แก้คำผิด<br>เพิ่มผล",
    }
    assert [path for path, words in told.items() if words not in page_client.get(path).text] == []
    workflow.withdraw(later, by=factories.superuser(), reason="ผิดปี\nผิดฉบับ")
    pages = (later.get_absolute_url(), later.history_url)
    assert [path for path in pages if "ผิดปี<br>ผิดฉบับ" not in page_client.get(path).text] == []
