"""Every staff page of the measures opens, is good HTML under the strict policy, and costs the same at any size."""

import re
from datetime import date

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kokkhon_ita import roles
from measures import quality
from measures.models import Evidence, Measure, Plan, Result, Step, WeakPoint
from tests import factories

pytestmark = pytest.mark.django_db
PAGES = [
    "/admin/measures/plan/",
    "/admin/measures/plan/add/",
    "/admin/measures/plan/2566/change/",
    "/admin/measures/plan/2566/findings/",
    "/admin/measures/plan/2566/history/",
    "/admin/measures/measure/",
    "/admin/measures/measure/add/?plan=2566",
    "/admin/measures/measure/{measure}/change/",
    "/admin/measures/measure/{measure}/delete/",
    "/admin/measures/result/",
    "/admin/measures/result/own/",
    "/admin/measures/result/add/",
    "/admin/measures/result/add/?measure={measure}",
    "/admin/measures/result/{result}/change/",
    "/admin/measures/result/{result}/delete/",
]


@pytest.fixture
def publisher(page_client):
    user = factories.user(roles.PUBLISHER)
    page_client.force_login(user)
    return user


def address(page):
    return page.format(measure=Measure.objects.first().pk, result=Result.objects.first().pk)


@pytest.mark.usefixtures("publisher")
@pytest.mark.parametrize("page", PAGES)
def test_page_opens(page_client, page):
    factories.plan(measures=2)
    assert page_client.get(address(page)).status_code == 200


@pytest.mark.usefixtures("publisher")
@pytest.mark.parametrize(
    "page",
    [
        "/admin/measures/plan/",
        "/admin/measures/plan/2566/change/",
        "/admin/measures/plan/2566/findings/",
        "/admin/measures/measure/",
        "/admin/measures/measure/?year=2566&division=clerk&late=no&finding=round-missing",
        "/admin/measures/result/",
        "/admin/measures/result/own/",
        "/admin/measures/result/add/",
    ],
)
def test_queries_do_not_grow_with_measures(page_client, page):
    plan = factories.plan(measures=2)
    page_client.get(page)
    costs = []
    for wanted in (2, 50):
        for number in range(plan.measures.count() + 1, wanted + 1):
            factories.measure(plan, number)
        with CaptureQueriesContext(connection) as queries:
            page_client.get(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]


@pytest.mark.usefixtures("publisher")
def test_queries_of_a_measure_do_not_grow_with_its_rows(page_client):
    plan = factories.plan(measures=0)
    costs = []
    for number, rows in ((1, 1), (2, 20), (3, 40), (4, 60)):
        measure = factories.measure(plan, number, steps=rows, results=rows, responsible=min(rows, 6))
        page_client.get(f"/admin/measures/measure/{measure.pk}/change/")
        with CaptureQueriesContext(connection) as queries:
            page_client.get(f"/admin/measures/measure/{measure.pk}/change/")
        costs.append(len(queries))
    # More rows than one page of them holds are counted and cut: two queries, however many.
    assert (costs[0], costs[2]) == (costs[1], costs[3])
    assert costs[2] <= costs[0] + 2


@pytest.mark.usefixtures("publisher")
class TestList:
    def listed(self, page_client, query):
        response = page_client.get("/admin/measures/measure/", query)
        return [measure.number for measure in response.context["cl"].result_list]

    def test_search_finds_any_part_of_a_thai_word_in_either_digits(self, page_client):
        factories.plan(measures=3)
        Result.objects.filter(measure__number=2).update(text="นโยบายไม่รับของขวัญ ปี ๒๕๖๖")
        for words in ("ของขวัญ", "ปี 2566", "ปี ๒๕๖๖"):
            assert self.listed(page_client, {"q": words}) == [2]
        assert self.listed(page_client, {"q": "%"}) == []
        assert self.listed(page_client, {"q": " "}) == [1, 2, 3]

    def test_filters(self, page_client, time_machine):
        time_machine.move_to(date(2023, 10, 2))
        plan = factories.plan(measures=1)
        factories.measure(plan, 2, results=0, responsible=2)
        factories.plan(2567, measures=1)
        assert self.listed(page_client, {"year": "2566"}) == [1, 2]
        assert self.listed(page_client, {"division": "finance"}) == [2]
        assert self.listed(page_client, {"late": "yes"}) == [2]
        assert self.listed(page_client, {"late": "no", "year": "2566"}) == [1]
        assert self.listed(page_client, {"finding": "overdue"}) == [2]
        factories.plan(2568, measures=1)
        assert self.listed(page_client, {"finding": "overdue"}) == [], "of the two newest years"
        assert self.listed(page_client, {"finding": "overdue", "year": "2566"}) == [2]

    def test_numbers_beside_the_findings_cost_one_check_of_them(self, page_client, monkeypatch):
        plan = factories.plan(measures=1)
        factories.measure(plan, 2, results=0)
        checks, of_plans = [], quality.of_plans
        monkeypatch.setattr(quality, "of_plans", lambda plans: checks.append(plans) or of_plans(plans))
        page = page_client.get("/admin/measures/measure/?_facets=True").text
        assert re.search(re.escape(quality.LABELS["division-missing"]) + r"\s*\(\d\)", page)
        assert len(checks) == 1

    @pytest.mark.parametrize("query", [{"year": "x"}, {"year": "9" * 40}, {"year": "2566' OR 1=1"}, {"late": "maybe"}])
    def test_odd_filters_never_break_the_page(self, page_client, query):
        factories.plan()
        assert page_client.get("/admin/measures/measure/", query, follow=True).status_code == 200

    def test_findings_are_counted_beside_each_measure(self, page_client):
        plan = factories.plan()
        page = page_client.get("/admin/measures/measure/").content.decode()
        found = len(quality.check(Plan.objects.whole().get(pk=plan.pk)))
        assert f'/admin/measures/plan/2566/findings/#measure-1">{"๐๑๒๓๔๕๖๗๘๙"[found]} ข้อ' in page


@pytest.mark.usefixtures("publisher")
class TestFindings:
    def test_lead_to_pages_of_the_admin(self, page_client):
        plan = factories.plan()
        WeakPoint.objects.create(plan=plan, text="จุด")
        for model, field in ((Plan, "preamble"), (WeakPoint, "text"), (Evidence, "title")):
            model.objects.update(**{field: Value("<b>ก่อนมีการทำความสะอาดข้อความ</b>")})
        urls = {finding.url for finding in quality.check(Plan.objects.whole().get())}
        assert len(urls) == 3
        assert {page_client.get(url).status_code for url in urls} == {200}

    def test_say_when_there_are_none(self, page_client):
        factories.plan(measures=0)
        assert "ไม่พบข้อที่ควรตรวจ" in page_client.get("/admin/measures/plan/2566/findings/").content.decode()

    def test_of_an_unknown_year_are_not_found(self, page_client):
        assert page_client.get("/admin/measures/plan/2599/findings/").status_code == 404


def rows(prefix, *rows, initial=0):
    """Return the fields of an inline formset as a browser sends them."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    return data | {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def measure_data(**facts):
    return {
        "plan": 2566,
        "number": "1",
        "indicator": "1",
        "title": "มาตรการใหม่",
        "starts": "๑/๑๐/๒๕๖๕",
        "ends": "30 ก.ย. 2566",
        "outside_reason": "",
        "delay_reason": "",
        **rows("steps"),
        **rows("responsibilities"),
        **rows("results"),
    } | facts


@pytest.mark.usefixtures("publisher")
class TestMeasureForm:
    url = "/admin/measures/measure/add/"

    def test_adds_a_measure_with_rows_in_the_typed_order(self, page_client):
        factories.plan(measures=0)
        clerk, finance = factories.divisions()[:2]
        steps = rows(
            "steps", {"order": "2", "text": "สอง"}, {"order": "1", "text": "หนึ่ง"}, {"order": "", "text": "ท้าย"}
        )
        responsible = rows(
            "responsibilities", {"order": "", "division": finance.pk}, {"order": "1", "division": clerk.pk}
        )
        response = page_client.post(self.url, measure_data(**steps, **responsible))
        assert response.status_code == 302
        made = Measure.objects.get()
        assert [(step.order, step.text) for step in made.steps.all()] == [(1, "หนึ่ง"), (2, "สอง"), (3, "ท้าย")]
        assert [row.division for row in made.responsibilities.all()] == [clerk, finance]
        assert (made.starts, made.ends) == (date(2022, 10, 1), date(2023, 9, 30))

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"ends": "30/9/2565"}, "วันที่สิ้นสุดต้องไม่มาก่อนวันที่เริ่ม"),
            ({"ends": "31/12/2566"}, "โปรดแก้วันที่หรือระบุเหตุผล"),
            ({"starts": "1/10/2022"}, "เป็นปี ค.ศ."),
            ({"starts": "31/2/2566"}, "ไม่มีวันที่"),
            ({"number": "0"}, "1"),
            ({"number": "๑๐๐"}, "99"),
            ({"indicator": "11"}, "11"),
            ({"title": ""}, "โปรดกรอกหรือเลือกช่องนี้"),
            ({"title": "ก" * 501}, "ขณะนี้มี ๕๐๑ ตัวอักษร"),
        ],
    )
    def test_refuses_with_a_sentence_and_keeps_what_was_typed(self, page_client, facts, sentence):
        factories.plan(measures=0)
        response = page_client.post(self.url, measure_data(**facts))
        page = response.content.decode()
        assert response.status_code == 200
        assert sentence in page
        assert next(iter(facts.values())) in page
        assert not Measure.objects.exists()

    @pytest.mark.parametrize("plan", ["2599", "", "x", "9" * 30])
    def test_plan_that_is_not_there_is_refused(self, page_client, plan):
        factories.plan(measures=0)
        assert page_client.post(self.url, measure_data(plan=plan)).status_code == 200
        assert not Measure.objects.exists()

    def test_number_taken_in_the_year_is_refused(self, page_client):
        factories.plan(measures=1)
        page = page_client.post(self.url, measure_data()).content.decode()
        assert "ลำดับนี้มีมาตรการอื่นใช้แล้วในปีเดียวกัน" in page

    def test_same_division_twice_is_refused(self, page_client):
        factories.plan(measures=0)
        division = factories.divisions()[0].pk
        twice = rows("responsibilities", {"order": "1", "division": division}, {"order": "2", "division": division})
        assert page_client.post(self.url, measure_data(**twice)).status_code == 200
        assert not Measure.objects.exists()

    def test_step_of_another_measure_is_refused(self, page_client):
        factories.plan(measures=2)
        measure, other = Measure.objects.order_by("number")
        result = measure.results.get()
        changed = rows(
            "results",
            {"id": result.pk, "measure": measure.pk, "order": "1", "text": "ผล", "step": other.steps.first().pk},
            initial=1,
        )
        response = page_client.post(f"/admin/measures/measure/{measure.pk}/change/", measure_data(**changed))
        assert response.status_code == 200
        result.refresh_from_db()
        assert result.step is None

    def test_row_of_another_measure_can_t_be_taken_over(self, page_client):
        factories.plan(measures=2)
        measure, other = Measure.objects.order_by("number")
        foreign = other.steps.first()
        stolen = rows("steps", {"id": foreign.pk, "measure": measure.pk, "order": "1", "text": "แย่งมา"}, initial=1)
        page_client.post(f"/admin/measures/measure/{measure.pk}/change/", measure_data(**stolen))
        foreign.refresh_from_db()
        assert (foreign.measure, foreign.text != "แย่งมา") == (other, True)

    def test_script_in_a_text_is_shown_as_text(self, page_client):
        plan = factories.plan(measures=1)
        Step.objects.update(text="<script>alert(1)</script>")
        Measure.objects.update(title="<script>alert(1)</script>")
        for url in (f"/admin/measures/measure/{plan.measures.get().pk}/change/", "/admin/measures/result/own/"):
            assert b"<script>alert" not in page_client.get(url).content


@pytest.mark.usefixtures("publisher")
class TestNothingIsLost:
    def test_plan_with_measures_is_not_deleted(self, page_client):
        factories.plan()
        page_client.post("/admin/measures/plan/2566/delete/", {"post": "yes"})
        assert Plan.objects.exists()

    def test_measure_with_results_is_not_deleted(self, page_client):
        measure = factories.plan().measures.get()
        page_client.post(f"/admin/measures/measure/{measure.pk}/delete/", {"post": "yes"})
        assert Measure.objects.exists()

    def test_result_with_evidence_is_not_deleted(self, page_client):
        result = factories.plan().measures.get().results.get()
        factories.publish()
        page = page_client.get(f"/admin/measures/result/{result.pk}/delete/").text
        assert "ลบหลักฐานทุกรายการแล้วบันทึก" in page
        page_client.post(f"/admin/measures/result/{result.pk}/delete/", {"post": "yes"})
        assert Result.objects.exists()
        measure = result.measure
        row = {"id": result.pk, "measure": measure.pk, "order": "1", "text": "ผล", "DELETE": "on"}
        page_client.post(
            f"/admin/measures/measure/{measure.pk}/change/", measure_data(**rows("results", row, initial=1))
        )
        assert Result.objects.exists()

    def test_published_result_without_evidence_says_until_when_it_is_seen(self, page_client):
        result = factories.plan().measures.get().results.get()
        factories.publish()
        result.evidence.all().delete()
        address = f"/admin/measures/result/{result.pk}/delete/"
        assert "ประชาชนยังเห็นผลนี้ในฉบับที่เผยแพร่แล้ว" in page_client.get(address).text
        page_client.post(address, {"post": "yes"})
        assert not Result.objects.exists()

    def test_division_that_a_measure_names_is_not_deleted(self, page_client):
        factories.plan()
        page_client.force_login(factories.superuser())
        division = factories.divisions()[0]
        page_client.post(reverse("admin:common_division_delete", args=[division.pk]), {"post": "yes"})
        division.refresh_from_db()

    def test_deleting_a_step_keeps_the_results_that_answered_it(self, page_client):
        measure = factories.plan().measures.get()
        step = measure.steps.first()
        measure.results.update(step=step)
        step.delete()
        assert measure.results.get().step is None
