"""Readiness is found by looking at the page that an answer names, as a reader would."""

import hashlib

import pytest
from django.utils import timezone

from common.models import StoredFile
from disclosures.models import Link
from ita.models import OitAnswer, OitCatalogue, OitItem, OitPart
from ita.oit.readiness import checks
from ita.oit.targets import Target, Targets, opens
from publishing import workflow
from publishing.models import Edition
from tests import factories
from tests import stored as editions

pytestmark = pytest.mark.django_db


def item(answer=None, parts=(), shown=()):
    made = OitItem.objects.create(
        catalogue=OitCatalogue.objects.get_or_create(pk=2566)[0], order=1, code="O42", title="x"
    )
    rows = [OitPart.objects.create(item=made, order=order, text=text) for order, text in enumerate(parts)]
    if answer:
        answered = OitAnswer.objects.create(item=made, **answer)
        answered.shown.set(rows[number] for number in shown)
    return OitItem.objects.whole().get(pk=made.pk)


def passed(item, target=None):
    return {check.name: check.passed for check in checks(item, target)}


def stored(content=b"%PDF-1.4", text=True):
    sha256 = hashlib.sha256(content).hexdigest()
    file = StoredFile.objects.create(
        sha256=sha256, name="แผน.pdf", content_type="application/pdf", size=len(content), has_text_layer=text
    )
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(content)
    return file


def shows(*documents):
    edition = Edition(
        kind="topic", key="plan", content=editions.content("topic-1") | {"documents": list(documents), "statements": []}
    )
    return Target("/disclosures/plan/", True, edition)


def document(file, year=2566):
    whole = editions.content("topic-1")["documents"][0]
    return whole | {
        "fiscal_year": year,
        "older": [],
        "file": whole["file"] | {"sha256": file.sha256, "name": file.name},
    }


@pytest.mark.parametrize(
    ("path", "opens_"),
    [
        ("/", True),
        ("/privacy/", True),
        ("/privacy/#rights", True),
        ("/ledger.jsonl", True),
        ("/measures/2566/", False),
        ("/nowhere/", False),
        ("/contact", False),
        ("/documents/00/x", False),
    ],
)
def test_addresses_are_opened_from_inside(path, opens_):
    assert opens(path) is opens_


def test_target_is_the_live_edition_of_the_page():
    factories.published_plan()
    target = Targets().at("/measures/2566/#progress")
    assert target.opens
    assert target.edition.kind == "measures"
    assert target.years == {2566}


def test_withdrawn_page_is_no_target():
    edition = factories.published_plan()
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิด")
    assert Targets().at("/measures/2566/").edition is None


def test_without_an_answer_nothing_else_is_judged():
    assert passed(item()) == {"answered": False}


def test_closed_page_ends_the_checks():
    answered = item({"page": "/measures/2566/", "data_year": 2566})
    assert passed(answered, Targets().at("/measures/2566/")) == {"answered": True, "alive": False}


def test_measures_of_the_year_are_ready():
    factories.published_plan()
    answered = item({"page": "/measures/2566/", "data_year": 2566}, parts=["ก", "ข"], shown=[0, 1])
    found = passed(answered, Targets().at("/measures/2566/"))
    assert found == {"answered": True, "alive": True, "year": True, "parts": True, "files": None, "text": None}


def test_another_year_and_missing_parts_are_named():
    factories.published_plan(2565)
    answered = item({"page": "/measures/2565/", "data_year": 2566}, parts=["ก", "ข"], shown=[0])
    found = {check.name: check for check in checks(answered, Targets().at("/measures/2565/"))}
    assert found["year"].passed is False
    assert found["year"].sentence == "หน้านี้ยังไม่มีข้อมูลปี ๒๕๖๖"
    assert found["parts"].sentence == "แสดงแล้ว ๑ จาก ๒ องค์ประกอบ"


def test_files_of_the_year_open_and_hold_text():
    found = passed(item({"page": "/x/", "data_year": 2566}), shows(document(stored())))
    assert (found["year"], found["files"], found["text"]) == (True, True, True)


def test_damaged_file_and_scanned_file_are_named():
    file = stored(text=False)
    file.path.write_bytes(b"damaged")
    sentences = [
        c.sentence for c in checks(item({"page": "/x/", "data_year": 2566}), shows(document(file))) if c.passed is False
    ]
    assert sentences == ["ไฟล์เสียหรือหาย: แผน.pdf", "ค้นหาและอ่านออกเสียงไม่ได้: แผน.pdf (ภาพสแกน ไม่มีชั้นข้อความ)"]


def test_files_of_other_years_and_withdrawn_entries_do_not_count():
    old = document(stored(), year=2565)
    withdrawn = document(stored(b"%PDF-1.5")) | {"withdrawn": {"on": "2023-01-01", "reason": "ผิด"}, "file": None}
    found = passed(item({"page": "/x/", "data_year": 2566}), shows(old, withdrawn))
    assert (found["year"], found["files"]) == (False, None)


def test_link_elsewhere_is_left_to_the_link_checker():
    found = passed(item({"url": "https://example.com/", "data_year": 2566}))
    assert found == {"answered": True, "alive": None, "year": None, "parts": None, "files": None, "text": None}


@pytest.mark.parametrize(("state", "alive"), [("alive", True), ("broken", False), ("unsure", None)])
def test_link_elsewhere_is_what_the_last_check_found(state, alive):
    Link.objects.create(address="https://example.com/", state=state, checked_at=timezone.now())
    assert passed(item({"url": "https://example.com/"}))["alive"] is alive


def test_looking_at_pages_neither_counts_a_visitor_nor_closes_the_database(django_assert_max_num_queries):
    factories.published_plan()
    with django_assert_max_num_queries(30):
        assert Targets().at("/measures/2566/").opens
    assert Edition.objects.exists()
