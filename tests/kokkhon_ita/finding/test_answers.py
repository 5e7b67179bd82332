"""Real questions of villagers, clerks and assessors find what they mean: the first result, or one of the first three."""

from pathlib import Path

import pytest

from kokkhon_ita import finding
from publishing.models import SpokenWord, UnfoundQuestion
from publishing.search.unfound import ENOUGH
from tests import first_content

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
QUESTIONS = [
    line.split("\t") for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def office(django_db_setup, django_db_blocker):
    """The site's own first content, searched by every test of this file."""
    with first_content.loaded(django_db_blocker):
        yield


def first(question, how_many):
    """Return the addresses of the first results as a reader sees them."""
    answer = finding.answer(question)
    suggested = [suggestion.url for suggestion in answer.suggestions]
    found = [hit.url for hit in answer.found[:how_many]]
    return ([*found, *suggested] if answer.documents_first else [*suggested, *found])[:how_many]


def meets(url, wanted):
    """Return whether an address is the wanted one; a folder stands for what lies in it."""
    folder = wanted in ("/disclosures/", "/ita/2569/oit/")
    return (
        url.split("#")[0] == wanted.replace("/oit/", "/oit/o") or url == wanted or (folder and url.startswith(wanted))
    )


def missed(how_many):
    return [q for q, wanted in QUESTIONS if not any(meets(url, wanted) for url in first(q, how_many))]


def test_the_first_result_is_right(office):
    wrong = missed(1)
    assert len(wrong) <= 0.15 * len(QUESTIONS), {q: first(q, 3) for q in wrong}


def test_the_right_result_is_among_the_first_three(office):
    wrong = missed(3)
    assert len(wrong) <= 0.05 * len(QUESTIONS), {q: first(q, 3) for q in wrong}


def test_almost_no_question_finds_nothing(office):
    assert [q for q, _ in QUESTIONS if finding.answer(q).is_empty] == []


def test_a_question_near_a_page_is_offered_its_name(office):
    assert finding.answer("ปะปวนผู้เยี่ยมชน").nearest == "สถิติผู้เยี่ยมชม"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("งบประมาน", "งบประมาณ"),
        ("แผนพัฒณา", "แผนพัฒนา"),
        ("แผ่นพัฒนา", "แผนพัฒนา"),
        ("จัดซี้อ", "จัดซื้อ"),
        ("ประกาศจัดซือจัดจ้าง", "จัดซื้อ"),
        ("จริยธัม", "จริยธรรม"),
        ("คุนธรรม", "คุณธรรม"),
        ("เจตจำนงค์ชาวเรือ", ""),
        ("กหฟดสาวง", ""),
    ],
)
def test_a_misspelt_question_is_offered_the_words_of_the_index(office, asked, meant):
    nearest = finding.answer(asked).nearest
    assert meant in nearest if meant else not nearest
    assert not (meant and finding.answer(nearest).is_empty)


@pytest.mark.parametrize("asked", ["ค่าธรรมเนียม", "ภาษี", "เบี้ยยังชีพ"])
def test_who_asks_for_a_fee_or_an_allowance_is_led_to_the_services(office, client, asked):
    assert "/services/" in {suggestion.url for suggestion in finding.answer(asked).suggestions}
    assert 'href="/services/">บริการประชาชน</a>' in client.get("/search/", {"q": asked}).text


def test_a_short_name_inside_a_long_question_is_not_offered(office):
    assert finding.answer("ข้อบัญญัติการจอดเรือ").nearest == finding.answer("ตลาดประมาณราคา").nearest == ""


def test_an_office_adds_its_own_words(office):
    assert "/complaints/general/new/" not in first("ทางขาด", 3)
    SpokenWord.objects.create(said="ทางขาด", meant="ถนนชำรุด")
    assert first("ทางขาด", 1) == ["/complaints/general/new/"]


def test_words_of_a_vain_question_are_kept_only_when_enough_people_used_them(office):
    for time in range(1, ENOUGH + 1):
        finding.answer("ฮฮฮฮฮฮ")
        row = UnfoundQuestion.objects.get()
        assert (row.times, row.question) == (time, "ฮฮฮฮฮฮ" if time >= 5 else "")


@pytest.mark.parametrize(
    "code", ["7911186214297249122590220410", "๗๙๑๑ ๑๘๖๒ ๑๔๒๙ ๗๒๔๙ ๑๒๒๕ ๙๐๒๒ ๐๔๑๐", "7911-1862-1429-7249-1225-9022"]
)
def test_a_tracking_code_is_led_to_its_field_and_never_kept(office, client, code):
    for _ in range(ENOUGH):
        response = client.get("/search/", {"q": code})
        assert (response.status_code, response["Location"]) == (302, "/complaints/track/")
    assert not UnfoundQuestion.objects.exists()


@pytest.mark.parametrize("question", ["นายดำ ๐๘๑-๒๓๔-๕๖๗๘", "1 4599 00123 45 6"])
def test_a_number_of_somebody_s_own_is_not_kept(office, question):
    for _ in range(ENOUGH):
        finding.answer(question)
    assert not UnfoundQuestion.objects.exists()
