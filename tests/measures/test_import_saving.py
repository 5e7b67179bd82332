"""A draft into a year's measures: the office's own document word for word, and what is saved."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command

from common.models import Division
from measures.frameworks import first
from measures.importing.files import read_rows
from measures.importing.indicators import told_indicator
from measures.importing.names import matched
from measures.importing.saving import import_plan
from measures.models import Measure, Plan
from tests import factories
from tests.measures.tables import delimited, draft, row, source_rows, table_of, xlsx
from tests.measures.test_source import REVIEWED, lines_of


def saved(found, fiscal_year=2566, **facts):
    known = {
        name: division and [division]
        for name, division in matched(found.division_names, Division.objects.all()).items()
    }
    facts = {
        "title": found.title,
        "preamble": found.preamble,
        "divisions": known,
        "indicators": {
            measure.number: told_indicator(measure.title, first.framework(2566)) or measure.number
            for measure in found.measures
        },
        "reasons": {},
    } | facts
    return import_plan(found, fiscal_year=fiscal_year, **facts)


@pytest.mark.django_db
class TestTheOfficesOwnDocument:
    @pytest.fixture(autouse=True)
    def _office(self):
        call_command("loaddata", settings.BASE_DIR / "fixtures/organisation.json", verbosity=0)

    @pytest.mark.parametrize(
        "upload",
        [
            lambda: xlsx(source_rows()),
            lambda: delimited(source_rows(), separator="\t", name="ตาราง.tsv"),
            lambda: delimited(source_rows(), encoding="cp874"),
        ],
        ids=["xlsx", "tsv", "csv in cp874"],
    )
    def test_gives_exactly_the_fixture(self, upload):
        found = table_of(read_rows(upload()))
        assert found.counts == {"measures": 10, "steps": 23, "responsibilities": 43, "results": 29}
        assert [doubt.sentence for doubt in found.doubts] == ["ข้อความอยู่นอกตาราง นับเป็นผลการดำเนินงานของมาตรการที่ ๑๐"]
        plan = saved(found)
        assert list(lines_of(plan)) == [line for line in REVIEWED.splitlines() if line]
        assert list(plan.measures.order_by("number").values_list("number", "indicator", "starts", "ends")) == [
            (number, number, date(2022, 10, 1), date(2023, 9, 30)) for number in range(1, 11)
        ]


@pytest.mark.django_db
class TestSaving:
    def test_new_divisions_are_made_after_the_others(self):
        factories.divisions()
        plan = saved(draft(row(divisions="- สำนักงานเลขานุการ - กองคลัง")), title="ประกาศ")
        made = Division.objects.get(name="สำนักงานเลขานุการ")
        assert (made.code, made.order) == ("division-7", 7)
        assert [row.division.name for row in plan.measures.get().responsibilities.all()] == [
            "สำนักงานเลขานุการ",
            "กองคลัง",
        ]

    def test_a_year_that_has_a_plan_is_refused(self):
        factories.plan()
        with pytest.raises(ValidationError, match="อยู่แล้ว"):
            saved(draft(row()), title="ประกาศ")

    def test_a_draft_that_blocks_is_refused(self):
        with pytest.raises(ValidationError, match="ต้องแก้"):
            saved(draft(row(title="")), title="ประกาศ")

    @pytest.mark.parametrize(
        ("bad", "sentence"),
        [
            (row("2", "ก" * 501), "แถวที่ ๓"),
            (row("2", period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"), "แถวที่ ๓.*นอกปีงบประมาณ"),
            (row("2", divisions="- " + "ก" * 201), "แถวที่"),
        ],
    )
    def test_one_bad_row_leaves_nothing_behind(self, bad, sentence):
        with pytest.raises(ValidationError, match=sentence):
            saved(draft(row(), bad), title="ประกาศ")
        assert not Plan.objects.exists()
        assert not Measure.objects.exists()
        assert not Division.objects.exists()

    def test_reason_lets_a_period_lie_outside_the_year(self):
        found = draft(row(period="ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"))
        plan = saved(found, title="ประกาศ", reasons={1: "โครงการต่อเนื่อง"})
        assert plan.measures.get().outside_reason == "โครงการต่อเนื่อง"

    def test_formula_is_kept_as_text(self):
        plan = saved(draft(row(results="=HYPERLINK(A1)")), title="ประกาศ")
        assert plan.measures.get().results.get().text == "=HYPERLINK(A1)"
