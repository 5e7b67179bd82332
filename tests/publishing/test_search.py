"""Search finds what is public, however it is spelled, and answers every question politely."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from common import uploads
from common.models import FileText
from measures.models import Measure, Plan
from publishing import search, workflow
from publishing.models import SearchEntry
from publishing.search.folding import fold
from publishing.search.query import LONGEST, read
from publishing.search.snippets import snippet
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db


def urls(text, **moment):
    return [hit.url for hit in search.find(text, **moment)[:50]]


def published(title, *, text="คำนำ", year=2566):
    factories.plan(year, preamble=text)
    Measure.objects.update(title=title)
    return factories.publish("measures", str(year))


def marked(parts):
    return "".join(f"[{text}]" if is_hit else text for is_hit, text in parts)


@pytest.mark.parametrize(
    ("stands", "asked"),
    [
        ("นโยบายไม่รับของขวัญ", "ของขวัญ"),
        ("การใช้อำนาจ", "อํานาจ"),
        ("การใช้อํานาจ", "อำนาจ"),
        ("แหล่งน้ำสะอาด", "นํ้าสะอาด"),
        ("แหล่งน้ํา สะอาด", "น้ำสะอาด"),
        ("ประกาศฉบับที่ ๑๒๓", "ฉบับที่ 123"),
        ("ประกาศฉบับที่ 123", "ฉบับที่ ๑๒๓"),
        ("แผนประจำปี 66 ของหน่วยงาน", "ปี 2566"),
        ("แผนประจำปี พ.ศ. ๒๕๖๗", "ปี 67"),
        ("แผนปีงบประมาณ พ.ศ. ๒๕๖๗", "ปี ๖๗"),
        ("แผนปีงบประมาณ พ.ศ. ๒๕๖๗", "67"),
        ("ไม่รับ ของ ขวัญ", "รับของขวัญ"),
        ("ไม่รับของขวัญ", "รับ ของ ขวัญ"),
        ("นโยบายไม่รับของขวัญของหน่วยงาน", "หน่วยงาน ของขวัญ"),
        ("No Gift Policy", "no gift policy"),
        ("เเผนงาน", "แผนงาน"),
    ],
)
def test_finds_whatever_the_spelling(stands, asked):
    published(stands)
    assert "/measures/2566/1/" in urls(asked)


def test_text_behind_the_title_is_found_and_marked():
    published("ชื่อมาตรการ")
    (hit,) = search.find("ขั้นตอนที่ ๒")[:10]
    assert hit.url == "/measures/2566/1/"
    assert "[ขั้นตอนที่ 2]" in marked(hit.text.parts)


def test_title_hits_come_before_text_hits():
    factories.plan(2566, measures=2)
    Measure.objects.filter(number=1).update(title="เรื่องอื่น")
    Measure.objects.filter(number=2).update(title="งานของขวัญ")
    Measure.objects.get(number=1).steps.update(text="ของขวัญ ของขวัญ ของขวัญ")
    factories.publish("measures", "2566")
    assert urls("ของขวัญ") == ["/measures/2566/2/", "/measures/2566/1/"]


def test_drafts_are_not_found():
    factories.plan(2566)
    assert urls("มาตรการตัวอย่าง") == []


def test_old_wording_goes_when_a_new_edition_comes():
    published("ถ้อยคำเดิม")
    Measure.objects.update(title="ถ้อยคำใหม่")
    factories.publish()
    assert urls("ถ้อยคำเดิม") == []
    assert urls("ถ้อยคำใหม่") == ["/measures/2566/1/"]


def test_withdrawn_edition_is_not_found():
    edition = published("ถ้อยคำเดิม")
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิด")
    assert urls("ถ้อยคำเดิม") == []


def test_scheduled_edition_is_found_from_its_time_on_without_any_job():
    published("ถ้อยคำเดิม")
    Measure.objects.update(title="ถ้อยคำใหม่")
    later = timezone.now() + timedelta(days=3)
    factories.publish(publish_at=later)
    assert urls("ถ้อยคำเดิม") == ["/measures/2566/1/"]
    assert urls("ถ้อยคำใหม่") == []
    assert urls("ถ้อยคำเดิม", at=later) == []
    assert urls("ถ้อยคำใหม่", at=later) == ["/measures/2566/1/"]


@pytest.mark.promise("text-of-files-is-found")
def test_text_inside_a_file_is_found():
    topic = records.topic()
    document = records.document(topic, title="แผนปฏิบัติการ", file=records.stored_file(name="แผน.pdf"))
    FileText.objects.create(file=document.file, text="หน้าแรก\n" + "ความ " * 3000 + "คำที่อยู่ท้ายเล่ม")
    factories.publish("topic", topic.slug)
    (hit,) = search.find("คำที่อยู่ท้ายเล่ม")[:10]
    assert hit.url == f"/documents/{document.file.sha256}/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"
    assert hit.label == "เอกสาร"
    assert marked(hit.text.parts).endswith("[คำที่อยู่ท้ายเล่ม]")
    assert urls("ความ ความ") == [hit.url]


def test_files_of_long_thai_names_are_published_and_found():
    """200 Thai letters: as an upload cuts them, and as a row may hold them."""
    topic = records.topic()
    upload = SimpleUploadedFile("ประกาศ" * 33 + "ผล.csv", "เรื่อง\nแผนที่หนึ่ง\n".encode())
    files = [uploads.store(upload), records.stored_file(name="ก" * 196 + ".pdf")]
    for file in files:
        records.document(topic, file=file, title="ย" * 300)
    factories.publish("topic", topic.slug)
    assert urls("แผนที่หนึ่ง") == [files[0].get_absolute_url()]
    assert {file.get_absolute_url() for file in files} <= set(urls("ย" * 50))


@pytest.mark.parametrize("asked", ["", "   ", "\u200b", "\x00"])
def test_nothing_asked_is_no_question(asked):
    assert (len(search.find(asked)), search.find(asked).query.refusal) == (0, "")


def test_two_letters_are_looked_for_in_titles():
    published("แผนงบประมาณ")
    assert search.find("งบ")[:5][0].plain_title == "แผนงบประมาณ"


@pytest.mark.parametrize(("asked", "sentence"), [("ก", "สั้นเกินไป"), ("ก" * 101, "ยาวเกินไป"), ("ก" * 10**6, "ยาวเกินไป")])
def test_what_can_not_be_searched_is_told_why(asked, sentence):
    assert sentence in search.find(asked).query.refusal
    assert len(search.find(asked).query.asked) <= LONGEST


@pytest.mark.parametrize(
    "asked",
    [
        '" OR 1=1 --',
        "'; DROP TABLE publishing_edition; --",
        "NEAR(a b)",
        "folded:ของขวัญ",
        "{folded} : x",
        "***",
        "%%%",
        "___",
        "\\\\\\",
        "a AND b OR c NOT",
        "((((",
        "<script>alert(1)</script>",
        "🎁🎁🎁",
    ],
)
def test_hostile_questions_find_nothing_and_break_nothing(page_client, asked):
    published("ของขวัญ")
    assert urls(asked) == []
    response = page_client.get("/search/", {"q": asked})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


@given(st.text(max_size=150))
def test_any_question_is_read(asked):
    query = read(asked)
    assert query.refusal or not query.whole or len(query.whole) >= 2


@given(st.text(max_size=60), st.text(alphabet=" \u200b", max_size=3))
def test_folding_does_not_see_spaces_and_is_steady(text, space):
    assert fold(f"{space}{text}{space}") == fold(text)
    assert " " not in fold(text)


@given(st.text(alphabet="กขำ้ํา่แเ 66๒ปี", max_size=40), st.data())
def test_snippets_keep_the_text(text, data):
    word = fold(data.draw(st.sampled_from([text[at:] for at in range(len(text))] or ["ก"])))
    assert "".join(part for _, part in snippet(text, [word] if word else []).parts) == text


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("ดื่มน้ํา นํ้า น้ำ", fold("น้ำ"), "ดื่ม[น้ํา] [นํ้า] [น้ำ]"),
        ("ในปี 66 และ ปี ๒๕๖๖", "ปี2566", "ใน[ปี 66] และ [ปี ๒๕๖๖]"),
        ("ราคา 1669 ปี 66", "2566", "ราคา 1669 ปี [66]"),
        ("ที่ดิน", "ท", "[ที่]ดิน"),
        ("ก" * 300 + "ขคง" + "ก" * 300, "ขคง", f"…{'ก' * 90}[ขคง]{'ก' * 180}…"),
    ],
)
def test_hits_are_marked_whole(text, word, shown):
    assert marked(snippet(text, [word]).parts) == shown


def rebuilt(*options):
    """Return what rebuild_search says, and the index after it."""
    said = StringIO()
    call_command("rebuild_search", *options, stdout=said)
    return said.getvalue(), index_as_it_is()


def index_as_it_is():
    return sorted(SearchEntry.objects.values_list("edition", "title", "url", "folded"))


def test_rebuilding_adds_what_is_missing_and_makes_all_anew_when_asked():
    published("ของขวัญ")
    Measure.objects.update(title="ของขวัญใหม่")
    factories.publish()
    factories.published_plan(2567)
    before, first = index_as_it_is(), SearchEntry.objects.earliest("pk").pk
    said, found = rebuilt()
    assert found == before
    assert "๐ ฉบับ จาก ๒ ฉบับ" in said
    SearchEntry.objects.filter(edition__key="2567").delete()
    said, found = rebuilt()
    assert found == before
    assert "๑ ฉบับ จาก ๒ ฉบับ" in said
    assert SearchEntry.objects.earliest("pk").pk == first
    SearchEntry.objects.update(folded="x")
    said, found = rebuilt("--all")
    assert found == before
    assert "๒ ฉบับ จาก ๒ ฉบับ" in said


def test_page_before_a_question_and_without_an_answer(page_client):
    assert "คำที่ต้องการค้น" in page_client.get("/search/").text
    assert "ไม่พบ “ไม่มีคำนี้”" in page_client.get("/search/", {"q": "ไม่มีคำนี้"}).text
    assert "สั้นเกินไป" in page_client.get("/search/", {"q": "ก"}).text


def test_page_marks_hits_and_pages_through_them(page_client):
    factories.plan(2566, measures=25)
    factories.publish()
    first = page_client.get("/search/", {"q": "มาตรการตัวอย่าง"}).text
    assert "พบ ๒๕ รายการ" in first
    assert "<mark>มาตรการตัวอย่าง</mark>" in first
    assert "page=2" in first
    last = page_client.get("/search/", {"q": "มาตรการตัวอย่าง", "page": "3"}).text
    assert last.count('class="hits__title"') == 5
    assert page_client.get("/search/", {"q": "มาตรการตัวอย่าง", "page": "x"}).status_code == 200


def test_search_costs_the_same_for_one_hit_and_many(page_client, django_assert_max_num_queries):
    factories.plan(2566, measures=40)
    factories.publish()
    with django_assert_max_num_queries(10):
        page_client.get("/search/", {"q": "มาตรการตัวอย่าง ขั้นตอน"})
    assert Plan.objects.count() == 1
