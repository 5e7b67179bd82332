"""What an assessor meets: the list, the stable address of each item, the sheet, the honest state."""

import io
import re
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from ita import years
from ita.models import OitAnswer, OitItem, OitJudgement
from ita.oit import catalogue
from ita.oit.presentation import ItemView, ListView
from tests import factories
from tests.disclosures import records
from tests.ita.test_oit_catalogue import ANSWERS, LISTS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """The real lists and answers beside one published plan, each list as its first edition.

    Made once for this file, around the transactions of its tests.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        factories.organisation(site_address="https://www.example.go.th")
        factories.published_plan()
        for path in LISTS:
            years.load(path)
        catalogue.load_answers(ANSWERS)
        yield {path.stem: factories.publish("oit", path.stem) for path in LISTS}
        transaction.set_rollback(True)


def answer(code, **place):
    return OitAnswer.objects.create(item=OitItem.objects.get(catalogue=2566, code=code), **place)


def test_list_shows_every_item_with_its_place(page_client, published):
    text = page_client.get("/ita/2566/oit/").text
    for item in OitItem.objects.of_year(2566):
        assert f'id="{item.code.lower()}"' in text
    assert 'href="/measures/2566/"' in text
    assert "มีลิงก์ไปยังข้อมูลแล้ว ๑๘ จาก ๔๓ ข้อ" in text
    assert "NOT_FOUND" not in text


@pytest.mark.parametrize("path", ["/ita/2566/oit/o42/", "/ita/2566/oit/O42/"])
def test_stable_address_leads_to_the_page(client, published, path):
    assert client.get(path).headers["Location"] == "/measures/2566/"


def test_a_page_of_many_years_is_opened_at_the_year_that_is_asked_for(page_client, published):
    topic = records.topic("plan")
    for year in (2565, 2566, 2567):
        records.document(topic, year)
    factories.publish("topic", "plan")
    answer("O1", page="/disclosures/plan/")
    answer("O2", page="/disclosures/plan/", data_year=2565)
    factories.publish("oit", "2566")
    assert page_client.get("/ita/2566/oit/o1/").headers["Location"] == "/disclosures/plan/#y2566"
    assert page_client.get("/ita/2566/oit/o2/").headers["Location"] == "/disclosures/plan/#y2565"
    text = page_client.get("/ita/2566/oit/").text
    assert 'href="/disclosures/plan/#y2565"' in text
    assert 'id="y2565"' in page_client.get("/disclosures/plan/").text


def test_paper_tells_where_each_item_is_shown_and_no_click(page_client, published):
    text = page_client.get("/ita/2566/oit/").text
    assert re.search(r'printed-address">[a-z.]+/measures/2566/</span>', text)
    assert re.search(r'class="no-print">\s*เลือกชื่อรายการ', text)


def test_a_list_blames_nobody_for_what_the_manual_leaves_open(page_client, published):
    text = page_client.get("/ita/2566/oit/").text
    assert "พบองค์ประกอบไม่ครบ" not in text
    assert "ระบุที่แสดงแล้ว" not in text


def test_item_without_a_page_leads_to_its_place_in_the_list(client, published):
    assert client.get("/ita/2566/oit/o1/").headers["Location"] == "/ita/2566/oit/#o1"
    assert client.get("/ita/2566/oit/o34/").headers["Location"] == "/ita/2566/oit/#o34"  # no topic is published here


@pytest.mark.parametrize("path", ["/ita/2566/oit/o44/", "/ita/2566/oit/o0/", "/ita/2570/oit/o1/", "/ita/2566/oit/x1/"])
def test_unknown_item_is_a_friendly_404(page_client, published, path):
    response = page_client.get(path)
    assert response.status_code == 404
    assert 'lang="th"' in response.text


def test_short_address_leads_to_the_newest_answered_year(client, published):
    assert client.get("/ita/oit/").headers["Location"] == "/ita/2566/oit/"


def test_incomplete_years_are_marked_and_name_no_unknown_fact(page_client, published):
    text = page_client.get("/ita/2567/oit/").text
    assert "บัญชีรายการของปีนี้ยังไม่ครบ" in text
    assert "NOT_FOUND" not in text
    unnumbered = page_client.get("/ita/2567/oit/").text
    assert "รายการที่ยังไม่ทราบเลขข้อ" in unnumbered
    assert "O?" not in unnumbered


def test_index_lists_answered_years_first(page_client, published):
    text = page_client.get("/ita/").text
    assert text.index("/ita/2566/oit/") < text.index("/ita/2569/oit/")


def test_any_item_is_two_clicks_from_home(page_client, published):
    home = page_client.get("/").text
    assert f'href="{reverse("ita:oit-newest")}"' in home
    listed = page_client.get("/ita/oit/", follow=True).text
    assert 'href="/measures/2566/"' in listed


@pytest.mark.parametrize(("known", "heads"), [("", ["รายการทั้งหมด"]), ("ข้อมูลพื้นฐาน", ["ข้อมูลพื้นฐาน", "ยังไม่ทราบตัวชี้วัดย่อย"])])
def test_a_list_without_sub_indicators_is_one_group(known, heads):
    items = [SimpleNamespace(code="O1", sub_indicator=known), SimpleNamespace(code="O2", sub_indicator="")]
    list_ = ListView(None)
    list_.__dict__["numbered"] = [ItemView(item) for item in items]
    assert [name for name, _ in list_.groups] == heads


def test_old_year_stays_alive_when_a_new_one_is_answered(page_client, published):
    OitAnswer.objects.create(item=OitItem.objects.get(catalogue=2567, code="O1"), page="/contact/")
    factories.publish("organisation", "")
    factories.publish("oit", "2567")
    assert page_client.get("/ita/oit/").headers["Location"] == "/ita/2567/oit/"
    assert page_client.get("/ita/2566/oit/").status_code == 200
    assert page_client.get("/ita/2566/oit/o42/").headers["Location"] == "/measures/2566/"


def test_public_list_changes_only_by_publishing(page_client, published):
    answer("O1", url="https://example.com/structure")
    assert "example.com/structure" not in page_client.get("/ita/2566/oit/").text
    factories.publish("oit", "2566")
    assert 'href="https://example.com/structure"' in page_client.get("/ita/2566/oit/").text
    assert "example.com/structure" not in page_client.get("/ita/2566/oit/editions/1/").text


def test_item_with_several_answers_shows_them_all(page_client, published):
    answer("O2", page="/contact/", side="political", explanation="นายก")
    answer("O2", order=2, url="https://example.com/clerks", side="officials", explanation="ปลัด")
    factories.publish("oit", "2566")
    text = page_client.get("/ita/2566/oit/o2/").text
    assert "แสดงรายการนี้ ๒ แห่ง" in text
    assert all(word in text for word in ('href="/contact/"', "ฝ่ายการเมือง", "นายก", "example.com/clerks", "ปลัด"))
    book = load_workbook(io.BytesIO(page_client.get("/ita/2566/oit/editions/2/oit.xlsx").content))
    rows = {row[0]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    assert rows["O2"][2:4] == ("https://www.example.go.th/contact/", "ฝ่ายการเมือง: นายก")
    assert rows["O2"][6:8] == ("https://example.com/clerks", "ฝ่ายข้าราชการประจำ: ปลัด")
    assert rows["O42"][6:8] == (None, None)


def test_old_edition_tells_no_state_that_may_be_over(page_client, published):
    text = page_client.get("/ita/2566/oit/editions/1/").text
    assert "พร้อมรับการตรวจ" not in text
    assert "ส่วนความพร้อมดูที่" in text


def test_list_that_leads_to_itself_is_looked_at_once(page_client, published):
    answer("O1", page="/ita/2566/oit/")
    answer("O4", page="/ita/")
    factories.publish("oit", "2566")
    assert page_client.get("/ita/2566/oit/").status_code == 200


def test_sheet_leads_to_its_edition_and_holds_every_item(client, published):
    response = client.get("/ita/2566/oit/oit.xlsx")
    assert response.headers["Location"] == "/ita/2566/oit/editions/1/oit.xlsx"
    book = load_workbook(io.BytesIO(client.get(response.headers["Location"]).content))
    rows = {row[0]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    assert rows["O42"][1:3] == (
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "https://www.example.go.th/measures/2566/",
    )
    assert "O43" in rows
    assert "O1" in rows


@pytest.mark.parametrize("name", ["csv", "json"])
def test_sheet_as_other_files(client, published, name):
    text = client.get(f"/ita/2566/oit/editions/1/oit.{name}").content.decode()
    assert "https://www.example.go.th/measures/2566/" in text
    assert "O43" in text


@pytest.mark.parametrize("path", ["/ita/2566/oit/oit.exe", "/ita/2570/oit/oit.csv", "/ita/2566/oit/editions/9/oit.csv"])
def test_unknown_sheet_is_a_404(page_client, published, path):
    assert page_client.get(path).status_code == 404


def test_list_looked_at_this_second_costs_one_query(page_client, published, django_assert_max_num_queries):
    with time_machine.travel(timezone.now(), tick=False):
        page_client.get("/ita/2566/oit/")
        with django_assert_max_num_queries(1):
            page_client.get("/ita/2566/oit/")


def test_staff_judge_a_part_by_opening_the_page(page_client, published):
    page_client.force_login(factories.superuser(position="นิติกร"))
    item = OitItem.objects.get(catalogue=2566, code="O43")
    url = reverse("admin:ita_oititem_change", args=[item.pk])
    form = page_client.get(url).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None}
    for formset in page_client.get(url).context["inline_admin_formsets"]:
        for part in (formset.formset.management_form, *formset.formset.initial_forms):
            data |= {part.add_prefix(name): part[name].value() for name in part.fields if part[name].value()}
    seen = next(name for name in data if name.endswith("-text") and "รูปธรรม" in data[name]).replace("-text", "-seen")
    assert page_client.post(url, data | {seen: "on"}).status_code == 302
    judgement = OitJudgement.objects.get()
    assert (judgement.by.position, judgement.seen) == ("นิติกร", ["/measures/2566/editions/1/"])
    assert page_client.post(url, data).status_code == 302
    assert not OitJudgement.objects.exists()


def test_staff_answer_in_the_admin(page_client, published):
    page_client.force_login(factories.superuser())
    item = OitItem.objects.get(catalogue=2566, code="O39")
    url = reverse("admin:ita_oititem_change", args=[item.pk])
    text = page_client.get(url).text
    assert "ผลตรวจขณะนี้" in text
    assert "เปิดหน้าไม่ได้" in text
    assert "ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ" in text
    listed = page_client.get(
        f"{reverse('admin:ita_oititem_changelist')}?catalogue__fiscal_year__exact=2566&answered=no"
    ).text
    assert "O1" in listed
    assert "O42" not in listed


def test_admin_lists_cost_the_same_for_one_year_and_four(page_client, published, django_assert_max_num_queries):
    page_client.force_login(factories.superuser())
    for name in ("oitcatalogue", "oititem", "eitround"):
        with django_assert_max_num_queries(15):
            page_client.get(reverse(f"admin:ita_{name}_changelist"))
