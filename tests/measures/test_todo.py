"""The first page of the admin leads with one's own measures: cells and verbs, the neediest first."""

from datetime import date

import pytest
import time_machine

from kokkhon_ita import roles
from measures import todo
from measures.models import Measure, Result, Step
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 1)  # before the end of any round


@pytest.fixture
def clerk():
    """A clerk of the first division, which answers for measures 1 to 3 of 2566; 4 is another division's."""
    plan = factories.plan(measures=0)
    factories.plan(2565)
    factories.measure(plan, 1, evidence=1)
    factories.measure(plan, 2, evidence=0)
    factories.measure(plan, 3, results=0)
    factories.measure(plan, 4, responsible=0)
    Result.objects.update(division=factories.divisions()[0])
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0])


def test_the_neediest_stands_first_and_each_has_one_verb(clerk):
    work = todo.todo_of(clerk, TODAY)
    bare = Result.objects.get(measure__number=2, measure__plan=2566)
    assert [(row.measure.number, row.verb) for row in work.rows] == [(3, "รายงานผล"), (2, "แนบหลักฐาน"), (1, "เปิดดู")]
    assert [row.url for row in work.rows] == [
        f"/admin/measures/result/add/?measure={bare.measure.plan.measures.get(number=3).pk}",
        f"/admin/measures/result/{bare.pk}/change/#evidence-group",
        "/admin/measures/result/own/?year=2566#measure-1",
    ]
    assert work.sentence == "มี ๑ มาตรการที่ต้องรายงานผล และ ๑ มาตรการที่ยังขาดหลักฐาน"


def test_evidence_of_anothers_result_is_only_looked_at(clerk):
    Result.objects.update(division=factories.divisions()[1])
    assert [row.verb for row in todo.todo_of(clerk, TODAY).rows] == ["รายงานผล", "เปิดดู", "เปิดดู"]


def test_when_all_is_done_that_is_said(clerk):
    Result.objects.filter(measure__number=2).delete()
    Measure.objects.filter(number__in=(2, 3)).delete()
    assert todo.todo_of(clerk, TODAY).sentence == "ทุกมาตรการมีผลและหลักฐานแล้ว"
    Result.objects.update(step=Step.objects.filter(measure__number=1, measure__plan=2566).first())
    left = " แต่ยังมี ๑ ขั้นตอนที่ยังไม่ได้รายงานผล"
    assert todo.todo_of(clerk, TODAY).sentence == f"ทุกมาตรการมีผลและหลักฐานแล้ว{left}"


def test_the_only_step_of_a_measure_is_chosen_already(clerk):
    steps = Step.objects.filter(measure__number=3, measure__plan=2566)
    kept = steps.first()
    steps.exclude(pk=kept.pk).delete()
    assert (
        todo.todo_of(clerk, TODAY).rows[0].url
        == f"/admin/measures/result/add/?measure={kept.measure_id}&step={kept.pk}"
    )


@pytest.mark.parametrize("role", [roles.AUDITOR, roles.DIVISION_CLERK])
def test_whoever_reports_nothing_is_shown_nothing(clerk, role):
    assert todo.todo_of(factories.user(role), TODAY) is None


def test_the_first_page_shows_it(page_client, clerk):
    page_client.force_login(clerk)
    page = page_client.get("/admin/").text
    assert page.index("มาตรการที่ต้องรายงานผล") < page.index("สิ่งที่ท่านควรทราบ")
    assert 'href="#cell-late"' in page


def test_a_round_that_ended_without_a_report_asks_for_one(page_client, clerk):
    late = date(2023, 4, 2)
    work = todo.todo_of(clerk, late)
    assert [row.verb for row in work.rows] == ["รายงานผล"] * 3
    Result.objects.filter(measure__number=1).update(round=Result.Round.SIX)
    assert [row.verb for row in todo.todo_of(clerk, late).rows if row.measure.number == 1] == ["เปิดดู"]
    page_client.force_login(clerk)
    with time_machine.travel(late):
        assert "ยังไม่รายงานผลรอบ ๖ เดือน" in " ".join(page_client.get("/admin/").text.split())


def test_a_draft_of_a_coming_year_moves_nobodys_work_there(page_client, clerk):
    factories.measure(factories.plan(2567, measures=0), 1, results=0)
    page_client.force_login(clerk)
    with time_machine.travel(TODAY):
        assert todo.todo_of(clerk).year == 2566
        assert 'aria-current="page">๒๕๖๖</a>' in page_client.get("/admin/measures/result/own/").text
        assert "มาตรการปี ๒๕๖๗" not in page_client.get("/admin/").text
        assert "year=2567" in page_client.get("/admin/measures/result/own/").text
    assert todo.todo_of(clerk, date(2023, 10, 1)).year == 2567
