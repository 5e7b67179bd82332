"""The fixtures against the office's own document: every word of it, no word more.

tests/data/khokkhon-measures-2566.txt is the document as it was published, with its tags, bullets and torn rows.
tests/data/measures-2566-reviewed.txt is what a person made of it: the final wording and spacing, line by line.
"""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from common import thai
from common.models import Division, Organisation
from measures.models import Evidence, Measure, Plan, Responsibility, Result, Step

DATA = Path(__file__).parent.parent / "data"
SOURCE = (DATA / "khokkhon-measures-2566.txt").read_text(encoding="utf-8")
REVIEWED = (DATA / "measures-2566-reviewed.txt").read_text(encoding="utf-8")
LAST_RESULT = "- มีการแสดง QR code แบบวัด EIT บนเว็บไซต์หน่วยงาน"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    call_command("loaddata", *sorted((settings.BASE_DIR / "fixtures").glob("*.json")), verbosity=0)


def words(text):
    """Return the text without tags, bullets, doubled number and white space: what was written, not how."""
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"[\s\-–]+", "", re.sub(r"^\s*[๐-๙]+\.\s", "", text))


def source_measures():
    """Return each measure of the document as its six cells, torn rows mended, as words."""
    rows = [line.split("\t") for line in SOURCE.splitlines() if line.count("\t") == 5 and not line.startswith("ลำดับ")]
    mended = []
    for row in rows:
        if row[0].strip():
            mended.append([words(cell) for cell in row])
        else:
            mended[-1] = [old + words(more) for old, more in zip(mended[-1], row, strict=True)]
    mended[-1][5] += words(LAST_RESULT)
    return mended


def stored_measures():
    return [
        [
            thai.to_thai_digits(measure.number),
            words(measure.title),
            *("".join(words(str(row)) for row in rows.all()) for rows in (measure.steps, measure.responsibilities)),
            (measure.starts, measure.ends),
            "".join(words(result.text) for result in measure.results.all()),
        ]
        for measure in Measure.objects.of_year(2566)
    ]


def test_every_cell_says_exactly_what_the_document_says():
    assert LAST_RESULT in SOURCE
    year = (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    expected = source_measures()
    assert {cells[4] for cells in expected} == {"ตุลาคม๒๕๖๕๓๐กันยายน๒๕๖๖"}
    assert stored_measures() == [[*cells[:4], year, cells[5]] for cells in expected]


def test_title_and_preamble_are_the_document_s():
    plan = Plan.objects.get()
    title, preamble = (line for line in SOURCE.split("ลำดับ\t")[0].splitlines() if line.strip())
    assert (plan.fiscal_year, plan.title, words(plan.preamble)) == (2566, title, words(preamble))


def test_the_period_of_the_document_is_the_fiscal_year():
    cells = {line.split("\t")[4] for line in SOURCE.splitlines() if line.count("\t") == 5}
    periods = {cell for cell in cells if cell} - {"ระยะเวลาดำเนินการ"}
    today = datetime.date(2023, 4, 24)
    assert {thai.parse_range(period, today=today) for period in periods} == {thai.fiscal_year_range(2566)}


def test_counts():
    models = (Plan, Measure, Step, Responsibility, Result, Division)
    assert [model.objects.count() for model in models] == [1, 10, 23, 43, 29, 6]


def lines_of(plan):
    yield f"แผน {plan.title}"
    yield f"คำนำ {plan.preamble}"
    for measure in plan.measures.whole():
        yield f"มาตรการ {measure.title}"
        yield from (f"ขั้นตอน {step.text}" for step in measure.steps.all())
        yield from (f"ผู้รับผิดชอบ {row.division.name}" for row in measure.responsibilities.all())
        yield from (f"ผล {result.text}" for result in measure.results.all())


def test_final_texts_are_the_reviewed_ones_to_the_space():
    assert list(lines_of(Plan.objects.get())) == [line for line in REVIEWED.splitlines() if line]


def test_spaces_were_only_taken_away_never_added():
    spaced = " ".join(re.sub(r"<[^>]*>", " ", SOURCE).split())
    for line in lines_of(Plan.objects.get()):
        text = line.split(" ", 1)[1]
        parts = (" ?".join(re.escape(char) for char in part) for part in text.split(" "))
        assert re.search(" ".join(parts), spaced), text


def test_no_damage_is_left():
    for line in REVIEWED.splitlines():
        assert not re.search(r"[<>»]|  |^\S+ [-–•]|[0-9]", line), line


def test_measures_are_the_ten_indicators_in_order():
    assert list(Measure.objects.values_list("number", "indicator")) == [(n, n) for n in range(1, 11)]


def test_what_the_document_does_not_say_stays_empty():
    office = Organisation.objects.get()
    told = {name: value for name, value in vars(office).items() if value and not name.startswith("_")}
    assert told == {
        "id": 1,
        "name": "องค์การบริหารส่วนตำบลโคกคอน",
        "short_name": "อบต.โคกคอน",
        "site_address": "https://www.khokkhonlocal.go.th",
    }
    assert office.site_address in SOURCE
    assert not Result.objects.exclude(round="", step=None, reported_on=None, division=None).exists()


def test_divisions_in_their_official_order_are_those_of_measure_three():
    names = list(Division.objects.values_list("name", flat=True))
    third = Measure.objects.get(number=3)
    assert names == [row.division.name for row in third.responsibilities.all()]


def test_evidence_that_the_document_names_leads_to_the_pages_that_answer_it():
    named = Evidence.objects.values_list("result__measure__number", "result__order", "page").order_by("pk")
    assert list(named) == [(5, 1, "/no-gift-policy/"), (10, 1, "/no-gift-policy/"), (10, 3, "/eit/")]
    for evidence in Evidence.objects.all():
        evidence.full_clean()
