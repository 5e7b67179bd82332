"""Readiness is found by looking at the page that an answer names, as a reader would; what nobody knows is not passed."""

import pytest
from django.utils import timezone

from disclosures.models import Link
from ita.models import OitJudgement
from ita.oit import content, opening
from ita.oit.judging import Judges
from ita.oit.targets import Targets
from publishing import workflow
from publishing.models import Edition
from tests import factories
from tests.disclosures import records
from tests.ita.lists import checks, item, parts
from tests.services import records as services

pytestmark = pytest.mark.django_db
MEASURES = {"page": "/measures/2566/", "data_year": 2566}


def topic_with(*files, year=2566):
    """Return an answer that leads to a published topic with a document of the year for each file."""
    factories.organisation()
    topic = records.topic("plan")
    for file in files:
        records.document(topic, year, file=file)
    factories.publish("topic", "plan")
    return {"page": "/disclosures/plan/", "data_year": 2566}


@pytest.mark.parametrize(
    ("path", "opens"),
    [
        ("/", True),
        ("/privacy/#rights", True),
        ("/ledger.jsonl", True),
        ("/measures/2566/", False),
        ("/nowhere/", False),
        ("/contact", False),
        ("/documents/00/x", False),
    ],
)
def test_addresses_are_opened_from_inside(path, opens):
    assert opening.opens(path) is opens


@pytest.mark.parametrize(
    "path",
    ["/services/", "/eit/", "/no-gift-policy/", "/information-index/", "/survey/", "/measures/", "/disclosures/"],
)
def test_a_page_on_which_something_is_still_to_come_is_closed(client, path):
    assert client.get(path).status_code == 200
    assert not opening.opens(path)


def test_an_answered_page_opens_its_item_once_its_first_edition_is_out():
    made = item({"page": "/services/"})
    assert checks(made) == {"alive": False}
    services.catalogue()
    assert checks(made) == {"alive": True}


def test_a_page_that_answers_503_is_closed():
    assert not opening.opens("/complaints/corruption/new/")
    assert checks(item({"page": "/complaints/corruption/new/"})) == {"alive": False}


def test_target_is_the_edition_whose_page_it_is_or_lies_under():
    edition = factories.published_plan()
    for address in ("/measures/2566/#progress", "/measures/2566/1/", "/measures/2566/history/"):
        target = Targets().at(address)
        assert (target.opens, target.edition, target.years) == (True, edition, {2566})
    assert not Targets().at("/measures/2566/99/").opens


def test_withdrawn_and_empty_pages_are_closed_wherever_in_them_an_answer_leads():
    workflow.withdraw(factories.published_plan(), by=factories.superuser(), reason="ผิด")
    assert {Targets().at(path).why for path in ("/measures/2566/", "/measures/2566/1/")} == {"หน้านี้ถูกเพิกถอนแล้ว"}
    assert checks(item(topic_with())) == {"alive": False}


def test_without_an_answer_nothing_else_is_judged():
    assert checks(item(parts=["ก"])) == {"answered": False}


def test_a_page_must_have_data_of_the_year():
    factories.published_plan()
    assert checks(item(MEASURES)) == {"alive": True, "year": True}
    another = item({"page": "/measures/2566/", "data_year": 2565}, code="O2")
    assert checks(another) == {"alive": True, "year": False}


def test_files_of_the_year_open_and_hold_text():
    old = records.stored_file(has_text_layer=False)
    answer = topic_with(records.stored_file(has_text_layer=True))
    records.document(records.Topic.objects.get(), 2565, file=old)
    factories.publish("topic", "plan")
    assert checks(item(answer)) == {"alive": True, "year": True, "files": True, "text": True}


def test_damaged_file_and_scanned_file_are_named():
    file = records.stored_file(name="แผน.pdf", has_text_layer=False)
    made = item(topic_with(file))
    file.path.write_bytes(b"damaged")
    assert [check.told for check in content.now(made).problems] == [
        "ไฟล์เสียหรือหาย: แผน.pdf · หน่วยงานต้องนำเข้าไฟล์เดิมอีกครั้ง",
        "ค้นหาและอ่านออกเสียงไม่ได้: แผน.pdf (ภาพสแกน ไม่มีชั้นข้อความ) · หน่วยงานต้องแทนด้วยไฟล์ที่มีชั้นข้อความ แล้วส่งเผยแพร่",
    ]


def test_a_file_may_be_the_answer():
    file = records.stored_file()
    made = item({"file": file})
    assert checks(made)["files"]
    file.path.unlink()
    assert not checks(made)["files"]


@pytest.mark.parametrize(("state", "alive"), [("alive", True), ("broken", False), ("unsure", None), (None, None)])
def test_link_elsewhere_is_what_the_last_check_found(state, alive):
    if state:
        Link.objects.create(address="https://example.com/", state=state, checked_at=timezone.now())
    assert checks(item({"url": "https://example.com/"})) == {"alive": alive}


def test_every_place_is_looked_at():
    factories.published_plan()
    made = item(
        MEASURES | {"side": "political"}, {"page": "/nowhere/", "side": "officials"}, parts=[("ทั้งสองฝ่าย", "both-sides")]
    )
    found = content.now(made)
    assert [check.passed for check in found.checks if check.name == "alive"] == [True, False]
    assert [part.passed for part in found.parts] == [False]


def judged(made):
    """Let somebody look at the only part now, and return what is found of it."""
    Judges.of(factories.user(position="นิติกร"), made).judge(made.parts.get(), True)
    return content.now(made).parts[0]


def test_what_nobody_judged_is_unknown_and_a_judgement_says_who_and_when():
    factories.published_plan()
    made = item(MEASURES, parts=["เป็นรูปธรรม"])
    assert parts(made) == [None]
    found = judged(made)
    assert found.passed
    assert found.sentence.startswith("นิติกรตรวจเมื่อวันที่ ")
    assert OitJudgement.objects.get().seen == ["/measures/2566/editions/1/"]


def test_a_judgement_is_void_when_its_edition_is_replaced():
    factories.published_plan()
    made = item(MEASURES, parts=["เป็นรูปธรรม"])
    judged(made)
    factories.Plan.objects.update(preamble="ใหม่")
    factories.publish()
    found = content.now(made).parts[0]
    assert (found.passed, "ใช้ไม่ได้แล้ว" in found.sentence) == (False, True)
    assert judged(made).passed


def test_a_judgement_of_another_page_counts_for_nothing():
    factories.published_plan()
    made = item(MEASURES, parts=["เป็นรูปธรรม"])
    judged(made)
    made.answers.update(page="/privacy/", data_year=None)
    assert parts(made) == [False]


def test_what_is_closed_can_not_be_judged():
    made = item({"page": "/nowhere/"}, parts=["ก"])
    assert judged(made).passed is False


def test_a_fact_is_not_overruled_and_away_from_its_room_a_person_decides():
    factories.organisation(address="")
    factories.publish("organisation", "")
    factories.organisation(email="office@example.go.th")
    factories.publish("organisation", "")
    made = item({"page": "/contact/"}, parts=[("ที่อยู่", "office-address")])
    assert judged(made).passed is False
    made.answers.update(page="/privacy/")
    assert judged(made).passed


def test_looking_at_pages_does_not_close_the_database(django_assert_max_num_queries):
    factories.published_plan()
    with django_assert_max_num_queries(30):
        assert Targets().at("/measures/2566/1/").opens
    assert Edition.objects.exists()
