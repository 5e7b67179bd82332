"""The quality checker: each kind of finding, where it leads, and what it costs."""

from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from measures import quality
from measures.models import Measure, Plan, Result, WeakPoint
from measures.quality.wording import wording_problems
from tests import factories

BEFORE = date(2022, 11, 1)
AFTER = date(2023, 10, 2)


def whole(fiscal_year=2566):
    return Plan.objects.whole().get(pk=fiscal_year)


def codes(plan, *, today=BEFORE):
    return [finding.code for finding in quality.check(plan, today=today)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("นโยบายไม่รับของขวัญ", []),
        ("งดรับของขวัญทุกชนิด", []),
        ("ปฏิเสธการรับของขวัญ", []),
        ("สร้างวัฒนธรรมในการเสริมสร้างการรับของขวัญ ของกำนัลทุกชนิด", ["gift-wording"]),
        ("การรับ ของขวัญ", ["gift-wording"]),
        ("ไม่ควรประมาท " + "ก" * 40 + "รับของขวัญ", ["gift-wording"]),
        ("<li>ข้อความ</li>", ["leftover-html"]),
        ("รายได้&nbsp;รายจ่าย", ["leftover-html"]),
        ("อายุ < ๖๐ และ > ๒๐ ปี", []),
        ("- จัดประชุม", ["leftover-bullet"]),
        ("จัดประชุม -รายงานผล", ["leftover-bullet"]),
        ("จัดประชุม\n• รายงานผล", ["leftover-bullet"]),
        ("๒. มาตรการ", ["leftover-bullet"]),
        ("ประจำปี พ.ศ. ๒๕๖๖ – ๒๕๗๐", []),
        ("ระหว่างเดือนตุลาคม – ธันวาคม", []),
        ("นโยบาย No-Gift-Policy", []),
        ("ปี ๒๕๖๖ และ 2567", ["mixed-digits"]),
        ("ปี ๒๕๖๖ ดูที่ https://example.go.th/2566", []),
        ("พ.ศ. 2566", []),
        ("", []),
    ],
)
def test_wording(text, expected):
    assert [code for code, _ in wording_problems(text)] == expected


@pytest.mark.django_db
class TestCheck:
    def test_finished_measure_has_nothing_to_find(self):
        measure = factories.plan().measures.get()
        steps = list(measure.steps.all())
        Result.objects.update(step=steps[0], round="6")
        twelve = Result.objects.create(measure=measure, text="ผลรอบหลัง", round="12", step=steps[1], order=2)
        twelve.evidence.create(title="รายงาน", page="/contact/")
        assert quality.check(whole(), today=AFTER) == []

    def test_step_without_result_and_result_without_evidence(self):
        plan = factories.plan(measures=0)
        factories.measure(plan, steps=2, results=1, evidence=0)
        assert codes(whole()) == ["step-without-result", "step-without-result", "result-without-evidence"]

    def test_rounds_are_missing_only_once_they_are_over(self):
        factories.plan()
        assert "round-missing" not in codes(whole(), today=date(2023, 3, 31))
        assert codes(whole(), today=date(2023, 4, 1)).count("round-missing") == 1
        assert codes(whole(), today=AFTER).count("round-missing") == 2

    def test_end_date_passed(self):
        plan = factories.plan(measures=0)
        factories.measure(plan, results=0)
        assert "overdue" not in codes(whole(), today=date(2023, 9, 30))
        late = quality.check(whole(), today=AFTER)[0]
        assert late.code == "overdue"
        assert "เกินกำหนด ๒ วัน" in late.sentence
        assert "ยังไม่ได้ระบุเหตุผลที่ล่าช้า" in late.sentence

    def test_a_measure_that_reported_is_not_overdue_however_its_results_are_linked(self):
        factories.plan()
        assert "overdue" not in codes(whole(), today=AFTER)

    def test_a_day_that_no_result_of_the_year_can_have(self):
        factories.plan()
        for day in (date(1857, 1, 1), date(2022, 11, 2)):
            Result.objects.update(reported_on=day)
            [found] = [finding for finding in quality.check(whole(), today=BEFORE) if finding.code == "result-day"]
            assert found.sentence.startswith("ผลการดำเนินงานที่ ๑ วันที่ "), day
        Result.objects.update(reported_on=BEFORE)
        assert "result-day" not in codes(whole())

    def test_measure_without_divisions(self):
        plan = factories.plan(measures=0)
        factories.measure(plan, responsible=0)
        assert "division-missing" in codes(whole())

    def test_same_text_twice_in_the_year_is_named_both_ways(self):
        factories.plan(measures=3)
        Result.objects.filter(measure__number__in=(1, 3)).update(text="จัด ประชุมปี 2566")
        Result.objects.filter(measure__number=3).update(text="จัดประชุมปี ๒๕๖๖")
        repeated = [f for f in quality.check(whole(), today=BEFORE) if f.code == "result-repeated"]
        assert [f.sentence for f in repeated] == [
            "ผลการดำเนินงานที่ ๑ มีข้อความเดียวกับผลที่ ๑ ของมาตรการที่ ๓",
            "ผลการดำเนินงานที่ ๑ มีข้อความเดียวกับผลที่ ๑ ของมาตรการที่ ๑",
        ]

    def test_a_number_is_parted_from_what_is_said_of_it(self):
        factories.plan()
        Result.objects.update(text="ปี ๒๕๖๖ และ 2567")
        [mixed] = [f for f in quality.check(whole(), today=BEFORE) if f.code == "mixed-digits"]
        assert mixed.sentence == "ผลการดำเนินงานที่ ๑ มีทั้งเลขไทยและเลขอารบิก"

    def test_every_text_is_read(self):
        """Value() writes what a row from before the cleaning of forms may hold."""
        plan = factories.plan()
        WeakPoint.objects.create(plan=plan, text="จุด")
        measure, tagged = plan.measures.get(), Value("<b>ชื่อ</b>")
        Plan.objects.update(preamble=tagged, title=tagged)
        WeakPoint.objects.update(text=tagged)
        Measure.objects.update(title=tagged, outside_reason=tagged, delay_reason=tagged)
        measure.steps.filter(order=1).update(text=tagged)
        measure.results.update(text=tagged)
        measure.results.get().evidence.update(title=tagged)
        assert codes(whole()).count("leftover-html") == 9

    def test_queries_do_not_grow(self):
        costs = []
        for year, measures in ((2566, 1), (2567, 50)):
            factories.plan(year, measures=measures)
            with CaptureQueriesContext(connection) as queries:
                assert len(quality.of_plans(Plan.objects.filter(pk=year), today=date(2024, 10, 2))) == measures
            costs.append(len(queries))
        assert costs[0] == costs[1]

    def test_findings_of_a_few_measures_are_as_many_as_those_of_their_years(self):
        for year in (2566, 2567):
            factories.plan(year, measures=4)
        Result.objects.filter(measure__number__in=(2, 3)).update(text="ประชุม ชี้แจง 5 ครั้ง ๒ วัน")
        day, listed = date(2024, 10, 2), Measure.objects.filter(number__lte=2)
        found = quality.of_plans(Plan.objects.all(), today=day)
        assert quality.count_of(list(listed), today=day) == {one.pk: len(found[one.pk]) for one in listed}


@pytest.mark.django_db
def test_the_office_s_own_document_says_the_opposite_of_what_it_means():
    call_command("loaddata", *(settings.BASE_DIR / "fixtures").glob("*.json"), verbosity=0)
    found = quality.check(whole(), today=date(2023, 4, 24))
    assert [(f.measure.number, f.sentence.split(" ")[0]) for f in found if f.code == "gift-wording"] == [
        (5, "ผลการดำเนินงานที่"),
        (10, "ผลการดำเนินงานที่"),
    ]
    repeated = [(f.measure.number, f.record.order) for f in found if f.code == "result-repeated"]
    assert repeated == [(5, 1), (7, 2), (9, 1), (10, 1)]
    assert not {"leftover-html", "leftover-bullet", "mixed-digits", "division-missing"} & {f.code for f in found}
