"""Opening a fiscal year from an earlier one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kokkhon_ita import roles
from measures.models import Evidence, Measure, Plan, Result, WeakPoint
from measures.new_year import COPIED, LEFT, MOVED, moved_date, moved_years, open_year
from tests import factories

URL = "/admin/measures/plan/open-year/"


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2022, 10, 1), 1, date(2023, 10, 1)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2023, 9, 30), -1, date(2022, 9, 30)),
    ],
)
def test_dates_keep_their_day_where_there_is_one(day, years, expected):
    assert moved_date(day, years) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
        ("ปี 2566 จากผลของปี ๒๕๖๕", "ปี 2567 จากผลของปี ๒๕๖๖"),
        ("แผน ๒๕๖๑ – ๒๕๖๔ และ ๒๕๗๐", "แผน ๒๕๖๑ – ๒๕๖๔ และ ๒๕๗๐"),
        ("โทร ๒๕๖๖๑๒๓๔", "โทร ๒๕๖๖๑๒๓๔"),
    ],
)
def test_only_this_year_and_the_one_before_move(text, expected):
    assert moved_years(text, 2566, 1) == expected


@pytest.mark.django_db
class TestOpening:
    @pytest.mark.promise("new-year-copies-no-results")
    def test_copies_promises_and_leaves_results_behind(self):
        source = factories.plan(measures=0, title="มาตรการ พ.ศ. ๒๕๖๖", preamble="ผลประเมิน พ.ศ. ๒๕๖๕")
        WeakPoint.objects.create(plan=source, text="จุดอ่อน")
        factories.measure(source, 1, steps=3, responsible=2, results=2, delay_reason="ฝนตก")
        outside = {"starts": date(2024, 2, 29), "ends": date(2024, 2, 29), "outside_reason": "โครงการต่อเนื่อง"}
        factories.measure(source, 2, **outside)
        plan = open_year(source, fiscal_year=2567)
        assert (plan.title, plan.preamble) == ("มาตรการ พ.ศ. ๒๕๖๗", "ผลประเมิน พ.ศ. ๒๕๖๖")
        first, second = plan.measures.order_by("number")
        old = Measure.objects.get(plan=source, number=1)
        assert [str(step) for step in first.steps.all()] == [str(step) for step in old.steps.all()]
        assert [row.division for row in first.responsibilities.all()] == factories.divisions()[:2]
        assert (first.starts, first.ends, first.delay_reason) == (date(2023, 10, 1), date(2024, 9, 30), "")
        assert (second.starts, second.outside_reason) == (date(2025, 2, 28), "โครงการต่อเนื่อง")
        assert not plan.weak_points.exists()
        assert not Result.objects.filter(measure__plan=plan).exists()
        assert (old.results.count(), Evidence.objects.count()) == (2, 3)

    def test_a_year_that_has_a_plan_is_refused_and_left_alone(self):
        source = factories.plan(2566)
        factories.plan(2567, title="ของเดิม")
        with pytest.raises(ValidationError, match="มีแผนของปีงบประมาณ ๒๕๖๗ อยู่แล้ว"):
            open_year(source, fiscal_year=2567)
        assert Plan.objects.get(pk=2567).title == "ของเดิม"
        assert Measure.objects.filter(plan=2567).count() == 1

    def test_failure_half_way_leaves_nothing(self, monkeypatch):
        source = factories.plan(measures=2)

        def fail(rows):
            raise RuntimeError

        monkeypatch.setattr("measures.models.Responsibility.objects.bulk_create", fail)
        with pytest.raises(RuntimeError):
            open_year(source, fiscal_year=2567)
        assert not Plan.objects.filter(pk=2567).exists()


@pytest.mark.django_db
class TestPage:
    @pytest.fixture(autouse=True)
    def _publisher(self, page_client):
        page_client.force_login(factories.user(roles.PUBLISHER))

    def test_offers_the_year_after_the_newest(self, page_client):
        factories.plan(2566)
        page = page_client.get(f"{URL}?from=2566").content.decode()
        assert 'value="๒๕๖๗"' in page

    def test_opens_and_leads_to_the_plan(self, page_client):
        factories.plan(2566)
        response = page_client.post(URL, {"source": "2566", "fiscal_year": "๒๕๖๘"}, follow=True)
        assert response.redirect_chain[0][0] == "/admin/measures/plan/2568/change/"
        assert "เปิดปีงบประมาณ ๒๕๖๘ แล้ว" in response.content.decode()

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({"fiscal_year": "2566"}, "อยู่แล้ว"),
            ({"fiscal_year": "2024"}, "ค.ศ."),
            ({"fiscal_year": "9999"}, "เป็นไปไม่ได้"),
            ({"fiscal_year": "ปีหน้า"}, "อ่านปีนี้ไม่ได้"),
            ({"fiscal_year": "<script>"}, "อ่านปีนี้ไม่ได้"),
            ({"fiscal_year": "2567", "source": "2500"}, "ตัวเลือก"),
        ],
    )
    def test_refuses_with_a_sentence(self, page_client, data, sentence):
        factories.plan(2566)
        page = page_client.post(URL, {"source": "2566"} | data).content.decode()
        assert sentence in page
        assert Plan.objects.count() == 1

    @pytest.mark.parametrize("source", ["", "x", "9" * 30, "2599"])
    def test_odd_link_still_shows_the_form(self, page_client, source):
        factories.plan(2566)
        assert page_client.get(URL, {"from": source}).status_code == 200

    def test_says_when_there_is_nothing_to_copy(self, page_client):
        assert "ยังไม่มีแผนปีใดให้คัดลอก" in page_client.get(URL).content.decode()

    def test_clerk_may_not(self, page_client):
        page_client.force_login(factories.user(roles.DIVISION_CLERK))
        assert page_client.get(URL).status_code == 403
        assert page_client.post(URL, {"source": "2566", "fiscal_year": "2567"}).status_code == 403


def test_every_field_of_a_measure_is_copied_moved_or_left():
    fields = {field.name for field in Measure._meta.concrete_fields}
    assert sorted([*COPIED, *MOVED, *LEFT]) == sorted(fields - {"id", "plan"})
