"""The OIT lists: complete for 2566, as far as sourced for other years, keyed by year and code."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from ita import years
from ita.models import OitAnswer, OitCatalogue, OitItem, OitJudgement
from ita.oit import catalogue
from tests import factories

pytestmark = pytest.mark.django_db
FILES = Path(__file__).resolve().parents[2] / "fixtures" / "ita"
LISTS = [FILES / f"{year}.json" for year in range(2566, 2570)]
SOURCE = Path(__file__).resolve().parents[1] / "data" / "oit-2568-2569.tsv"
ANSWERS = FILES / "answers" / "2566.json"


@pytest.fixture(scope="module")
def lists(django_db_setup, django_db_blocker):
    """Load the lists once for all tests of this module, each of which undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        for path in LISTS:
            years.load(path)
        yield {str(made.pk): made for made in OitCatalogue.objects.order_by("pk")}
        transaction.set_rollback(True)


@pytest.fixture
def one_item(tmp_path):
    """Write a list of one item and return its path."""

    def write(**facts):
        row = {
            "code": "O1",
            "title": "โครงสร้าง",
            "sub_indicator": "9.1",
            "parts": ["แผนผัง", "ตำแหน่ง"],
            "source": "ตัวอย่าง",
            "confidence": {"title": "high", "parts": "high"},
        } | facts
        path = tmp_path / "2580.json"
        path.write_text(
            json.dumps({"fiscal_year": 2580, "list": {"complete": False, "source": "", "items": [row]}}), "utf-8"
        )
        return path

    return write


def test_2566_is_complete(lists):
    items = list(OitItem.objects.of_year(2566))
    assert lists["2566"].complete
    assert [item.code for item in items] == [f"O{number}" for number in range(1, 44)]
    assert all(item.title and item.sub_indicator and item.source for item in items)


def test_only_2567_is_marked_incomplete(lists):
    assert [(year, made.complete) for year, made in lists.items()] == [
        ("2566", True),
        ("2567", False),
        ("2568", True),
        ("2569", True),
    ]
    assert OitItem.objects.filter(catalogue=2567, code="").count() == 8


@pytest.mark.parametrize(("year", "items", "of_the_year_before"), [(2568, 28, 8), (2569, 26, 7)])
def test_every_item_has_its_title_and_the_year_whose_data_it_wants(lists, year, items, of_the_year_before):
    rows = list(OitItem.objects.of_year(year))
    assert [item.code for item in rows] == [f"O{number}" for number in range(1, items + 1)]
    assert all(item.title and item.source for item in rows)
    wanted = [item.data_year for item in rows]
    assert set(wanted) == {year, year - 1}
    assert wanted.count(year - 1) == of_the_year_before


def test_both_lists_are_their_source_word_for_word(lists):
    with SOURCE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    told = [tuple(row[name] for name in ("year", "code", "sub_indicator", "title", "data_year")) for row in rows]
    items = [*OitItem.objects.of_year(2568), *OitItem.objects.of_year(2569)]
    assert len(told) == 28 + 26
    assert [
        (str(one.catalogue_id), one.code, one.sub_indicator, one.title, str(one.data_year)) for one in items
    ] == told


def test_an_answer_is_of_the_year_that_its_item_wants(lists):
    item = OitItem.objects.get(catalogue=2569, code="O18")
    OitAnswer(item=item, page="/complaints/statistics/", data_year=2568).full_clean()
    with pytest.raises(ValidationError, match="๒๕๖๘"):
        OitAnswer(item=item, page="/complaints/statistics/", data_year=2569).full_clean()


def test_the_same_code_is_another_item_in_another_year(lists):
    assert OitItem.objects.get(catalogue=2566, code="O4").title == "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน"
    assert OitItem.objects.get(catalogue=2568, code="O4").title == "ข่าวประชาสัมพันธ์"


def test_no_marker_of_a_missing_fact_is_left_in_the_files():
    for path in LISTS:
        text = path.read_text("utf-8")
        assert not any(word in text for word in ("NOT_FOUND", "ไม่พบ)", "ถูกตัดในแหล่ง", '"O?"', "reprint"))


def test_parts_are_single_things():
    rows = {row["code"]: row for row in json.loads(LISTS[0].read_text("utf-8"))["list"]["items"]}
    assert [part["text"] for part in rows["O27"]["parts"]] == [
        "คู่มือหรือแนวทาง: วิธีการที่บุคคลภายนอกจะทำการร้องเรียน",
        "คู่มือหรือแนวทาง: ขั้นตอนหรือวิธีการจัดการเรื่องร้องเรียน",
        "คู่มือหรือแนวทาง: ส่วนงานที่รับผิดชอบ",
        "คู่มือหรือแนวทาง: ระยะเวลาดำเนินการ",
    ]
    assert rows["O4"]["parts"] == []


def test_loading_again_changes_nothing(lists, capsys):
    OitItem.objects.filter(code="O1").update(title="แก้โดยเจ้าหน้าที่")
    call_command("load_ita", *LISTS)
    assert "มีอยู่แล้ว" in capsys.readouterr().out
    assert OitItem.objects.get(catalogue=2566, code="O1").title == "แก้โดยเจ้าหน้าที่"


def test_update_keeps_answers_and_what_people_judged(one_item):
    years.load(one_item())
    item = OitItem.objects.get(catalogue=2580)
    OitAnswer.objects.create(item=item, page="/contact/")
    judged = OitJudgement.objects.create(
        part=item.parts.get(text="แผนผัง"), by=factories.user(), on=date(2023, 1, 2), seen=["/contact/"]
    )
    new = {"text": "องค์ประกอบใหม่", "fact": "office-address", "added": True}
    call_command("load_ita", one_item(title="ชื่อใหม่", parts=["แผนผัง", new]), update=True, verbosity=0)
    item.refresh_from_db()
    assert (item.title, item.answers.get().page) == ("ชื่อใหม่", "/contact/")
    assert list(item.parts.values_list("text", "fact", "added")) == [
        ("แผนผัง", "", False),
        ("องค์ประกอบใหม่", "office-address", True),
    ]
    assert item.parts.first().judgement == judged


def test_a_part_names_only_facts_that_a_room_knows(one_item):
    with pytest.raises(ValidationError, match="moon-is-full"):
        years.load(one_item(parts=[{"text": "x", "fact": "moon-is-full"}]))


def test_no_file_ships_a_tick():
    for path in [*LISTS, *ANSWERS.parent.glob("*.json")]:
        assert not any(word in path.read_text("utf-8") for word in ('"shown"', '"seen"', '"judged"'))


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("X1 โครงสร้าง: รหัสต้องเป็นตัว O", {"code": "X1"}),
        (": รายการต้องมีรหัสหรือชื่อ", {"code": "", "title": ""}),  # the database refuses it
        ("sure", {"confidence": {"title": "sure", "parts": "low"}}),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_half_loaded(one_item, rule, facts):
    with pytest.raises(ValidationError, match=rule):
        years.load(one_item(**facts))
    assert not OitCatalogue.objects.filter(pk=2580).exists()


def test_answers_lead_to_items_of_the_list(lists):
    assert catalogue.load_answers(ANSWERS) == 18
    assert catalogue.load_answers(ANSWERS) == 0
    assert OitItem.objects.get(catalogue=2566, code="O42").answers.get().page == "/measures/2566/"


def test_answer_to_an_unknown_code_is_refused(lists, tmp_path):
    path = tmp_path / "2566.json"
    path.write_text(json.dumps({"fiscal_year": 2566, "answers": [{"code": "O99", "page": "/"}]}), "utf-8")
    with pytest.raises(LookupError, match="O99"):
        catalogue.load_answers(path)


@pytest.mark.parametrize("place", [{}, {"page": "/a/", "url": "https://example.com/"}, {"page": "contact/"}])
def test_an_answer_has_exactly_one_place(lists, place):
    with pytest.raises(IntegrityError), transaction.atomic():
        OitAnswer.objects.create(item=OitItem.objects.get(catalogue=2566, code="O1"), **place)


@pytest.mark.parametrize(("year", "good"), [(2566, True), (2565, True), (None, True), (2564, False), (2567, False)])
def test_data_is_of_the_year_or_the_year_before(lists, year, good):
    answer = OitAnswer(item=OitItem.objects.get(catalogue=2566, code="O1"), page="/contact/", data_year=year)
    if good:
        answer.full_clean()
    else:
        with pytest.raises(ValidationError, match="ควรเป็นปี ๒๕๖๖ หรือ ๒๕๖๕"):
            answer.full_clean()
