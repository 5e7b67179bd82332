"""Measures of a division that has ended: its years name it, its follower carries on, and nobody is offered it anew."""

from datetime import date

import pytest
from django.core import mail

from common.models import Division
from kokkhon_ita import roles
from measures import access, quality, reminding
from measures.models import Plan, Result
from measures.new_year import open_year
from publishing import kinds
from tests import factories
from tests.measures.tables import HEADINGS, row, xlsx

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 15)


def end(division, last, heir=None):
    division.ends_on, division.followed_by = last, heir
    division.save()


@pytest.fixture
def ended():
    """The first division answers for the measure of 2566, and ended with that year; the second follows it."""
    factories.plan(2566)
    old, new, *_ = factories.divisions()
    end(old, date(2023, 9, 30), new)
    return old


def choices(response, group):
    formset = response.context["inline_admin_formsets"][group].formset
    return [pk for pk, _ in formset.empty_form.fields["division"].choices if pk]


def test_the_year_before_goes_on_naming_it(ended):
    before = Plan.objects.get().measures.get()
    assert [row.division for row in before.responsibilities.all()] == [ended]
    assert "สำนักปลัด" in str(kinds.get("measures").freeze("2566"))


def test_the_end_of_a_division_changes_no_year(ended):
    with_end = kinds.get("measures").freeze("2566")
    end(ended, None)
    assert kinds.get("measures").freeze("2566") == with_end


def test_a_new_year_is_entrusted_to_whoever_follows_and_to_nobody_twice(ended):
    plan = factories.plan(2567, measures=0)
    factories.measure(plan, responsible=2)
    copy = open_year(plan, fiscal_year=2568)
    assert [row.division for row in copy.measures.get().responsibilities.all()] == [ended.followed_by]


def test_a_new_year_keeps_who_has_no_follower(ended):
    end(ended, ended.ends_on)
    copy = open_year(Plan.objects.get(), fiscal_year=2567)
    assert [row.division for row in copy.measures.get().responsibilities.all()] == [ended]


def test_a_measure_offers_who_stands_in_its_year_and_who_answers_already(ended, page_client):
    page_client.force_login(factories.superuser())
    later = factories.measure(factories.plan(2568, measures=0), responsible=0)
    url = f"/admin/measures/measure/{later.pk}/change/"
    assert ended.pk not in choices(page_client.get(url), 1)
    assert ended.pk not in choices(page_client.get(url), 2)
    later.responsibilities.create(division=ended)
    assert ended.pk in choices(page_client.get(url), 1)
    first = Plan.objects.get(pk=2566).measures.get()
    assert ended.pk in choices(page_client.get(f"/admin/measures/measure/{first.pk}/change/"), 1)


def test_the_followers_clerk_reports_late_results_and_sends_them(ended, page_client):
    clerk = factories.user(roles.DIVISION_CLERK, division=ended.followed_by)
    measure = Plan.objects.get().measures.get()
    Result.objects.update(division=ended)
    assert list(access.measures_to_report(clerk)) == [measure]
    assert access.may_edit(clerk, measure.results.get())
    page_client.force_login(clerk)
    assert "รวมมาตรการที่รับช่วงจากสำนักปลัด" in page_client.get("/admin/measures/result/own/").content.decode()
    facts = {"measure": measure.pk, "text": "ผลที่รายงานภายหลัง", "round": "", "reported_on": ""}
    rows = {"evidence-TOTAL_FORMS": 0, "evidence-INITIAL_FORMS": 0}
    assert page_client.post("/admin/measures/result/add/", facts | rows).status_code == 302
    assert Result.objects.get(text="ผลที่รายงานภายหลัง").division == ended.followed_by


def test_another_divisions_clerk_does_not(ended):
    assert not access.measures_to_report(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[2]))


@pytest.mark.parametrize(("fiscal_year", "told"), [(2566, False), (2570, True)])
def test_unfinished_measures_are_told_until_somebody_carries_on(ended, fiscal_year, told):
    plan = Plan.objects.filter(pk=fiscal_year).first() or factories.plan(fiscal_year, measures=0)
    measure = plan.measures.first() or factories.measure(plan)
    for number in "6", "12":
        Result.objects.create(measure=measure, text=f"ผลรอบ {number}", round=number)

    def found():
        return [
            one for one in quality.check(Plan.objects.whole().get(pk=fiscal_year), today=TODAY) if "ended" in one.code
        ]

    assert bool(found()) is told
    if told:
        assert found()[0].sentence.endswith("ผู้รับช่วงงานคือกองคลัง โปรดเพิ่มผู้รับผิดชอบ")
        measure.responsibilities.create(division=ended.followed_by)
        assert not found()


def test_reminders_go_to_whoever_follows(ended, settings):
    settings.MAIL_IS_SET_UP = True
    factories.measure(factories.plan(2570, measures=0), results=0)
    factories.user(roles.DIVISION_CLERK, division=ended.followed_by, email="heir@example.go.th")
    assert reminding.send(date(2027, 3, 31)) == 1
    assert mail.outbox[0].to == ["heir@example.go.th"]
    assert mail.outbox[0].body.startswith("เรียน กองคลัง ซึ่งรับช่วงงานของสำนักปลัด\n")


@pytest.mark.parametrize(("year", "asked"), [("๒๕๖๖", False), ("๒๕๖๗", True)])
def test_an_imported_year_knows_the_names_of_its_own_time(page_client, year, asked):
    old, new, *_ = factories.divisions()
    end(old, date(2023, 9, 30), new)
    page_client.force_login(factories.superuser())
    table = xlsx([["มาตรการ"], HEADINGS, row(divisions="สำนักปลัด")])
    page_client.post("/admin/measures/plan/import/", {"fiscal_year": year, "file": table})
    page = page_client.get("/admin/measures/plan/import/check/")
    unknown = page.context["form"].unknown
    assert unknown == (["สำนักปลัด"] if asked else [])
    if asked:
        (field,) = [one for name, one in page.context["form"].fields.items() if name.startswith("division_")]
        assert field.initial == str(new.pk)
        assert "new" not in dict(field.choices)
        assert "สำนักปลัด สิ้นสุดเมื่อ ๓๐ กันยายน ๒๕๖๖" in field.help_text
    assert Division.objects.count() == 6


def test_the_page_of_a_measure_tells_who_does_the_work_now(ended, page_client):
    factories.organisation()
    factories.publish("measures", "2566")
    assert "ผู้รับช่วงงานคือ" not in page_client.get("/measures/2566/1/").content.decode()
    factories.publish("organisation", "")
    page = " ".join(page_client.get("/measures/2566/1/").content.decode().split())
    assert "สำนักปลัด มีถึงวันที่ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือกองคลัง" in page
