"""Paper slips: typed twice, compared, settled, counted once."""

import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from lxml import html

from common.models import StaffUser
from kokkhon_ita import roles
from services.models import Answer, PaperBatch, Service, Standing
from services.paper import entries
from services.paper.forms import SettleForm, example, read_marks
from services.results import content as results
from services.results.printed import people
from services.results.views import shown
from services.survey import recording
from tests import factories
from tests.services import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    asked = records.round_of()
    return PaperBatch.objects.create(round=asked, service=records.service(), name="เคาน์เตอร์", day=asked.opens, slips=40)


def entry(batch, **changes):
    """Return an entry of all slips, all fives; "s7q2=3" says that slip 7 has a 3 for question 2."""
    names = [name for name in entries.titles(batch) if name[0] == "q"]
    slips = {number: {**dict.fromkeys(names, 5), "sex": "f", "age": ""} for number in range(1, batch.slips + 1)}
    for place, value in changes.items():
        slip, _, question = place[1:].partition("q")
        slips[int(slip)][names[int(question) - 1]] = value
    return slips


@pytest.fixture
def two(batch):
    """Two clerks of the division of the bundle's service."""
    return [factories.user(roles.DIVISION_CLERK, division=batch.service.division, first_name=name) for name in "กข"]


@pytest.fixture
def twice(batch, two):
    """Forty slips typed twice, of which 7 and 30 differ."""
    entries.store(batch, 1, entry(batch), by=two[0])
    entries.store(batch, 2, entry(batch, s7q2=3, s30q1=None), by=two[1])
    batch.refresh_from_db()
    return batch


@pytest.mark.promise("slips-that-differ-wait")
def test_two_slips_that_differ_wait_until_they_are_settled(twice):
    titles = entries.titles(twice)
    named = [(one.slip, titles[one.question], one.first, one.second) for one in entries.differences(twice)]
    assert named == [(7, "ข้อ ๒", 5, 3), (30, "ข้อ ๑", 5, None)]
    assert entries.count(twice) == 38
    assert Answer.objects.count() == 38
    form = SettleForm(
        {"7-" + entries.differences(twice)[0].question: "3", "30-" + entries.differences(twice)[1].question: "wait"},
        batch=twice,
    )
    assert form.is_valid()
    entries.settle(twice, form.chosen())
    assert entries.count(twice) == 1
    assert entries.count(twice) == 0
    twice.refresh_from_db()
    assert 30 not in twice.counted
    assert Answer.objects.filter(channel="paper", marks="53555").count() == 1
    assert {row.service_id: row.counts for row in Standing.objects.all()} == recording.recounted(twice.round)


def test_counted_bundle_is_not_typed_again(twice, two):
    entries.count(twice)
    with pytest.raises(ValidationError, match="นับแล้ว"):
        entries.store(twice, 1, entry(twice), by=two[0])


@pytest.mark.promise("typed-twice-by-two")
@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 1)])
def test_one_person_types_both_entries_only_where_nobody_else_of_the_division_could(batch, two, first, second):
    alone, other = two
    entries.store(batch, first, entry(batch), by=alone)
    with pytest.raises(ValidationError, match="อีกครั้งหนึ่งต้องเป็นอีกคนหนึ่ง เช่น ข"):
        entries.store(batch, second, entry(batch), by=alone, reason="รีบ")
    StaffUser.objects.filter(pk=other.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="โปรดระบุเหตุ"):
        entries.store(batch, second, entry(batch), by=alone)
    entries.store(batch, second, entry(batch), by=alone, reason="มีเจ้าหน้าที่คนเดียว")
    batch.refresh_from_db()
    assert (batch.alone_reason, len(batch.second), len(batch.first)) == ("มีเจ้าหน้าที่คนเดียว", 40, 40)
    entries.store(batch, first, entry(batch), by=factories.user(roles.PUBLISHER))
    batch.refresh_from_db()
    assert batch.alone_reason == ""


@pytest.mark.promise("typed-alone-is-shown")
def test_results_say_which_slips_one_person_typed_twice_and_why(batch, two):
    StaffUser.objects.filter(pk=two[1].pk).update(is_active=False)
    for which in (1, 2):
        entries.store(batch, which, entry(batch), by=two[0], reason="กองมีเจ้าหน้าที่คนเดียว" if which == 2 else "")
    factories.organisation()
    assert results.results(batch.round.key).typed_alone == []
    assert entries.count(batch) == 40
    said = results.results(batch.round.key)
    assert [(one.slips, one.reason) for one in said.typed_alone] == [(40, "กองมีเจ้าหน้าที่คนเดียว")]
    sentence = "แบบกระดาษ ๔๐ ใบ คนเดียวกรอกทั้งสองครั้ง เพราะกองมีเจ้าหน้าที่คนเดียว"
    assert sentence in next(people.method(said)).paragraphs
    assert sentence in render_to_string("survey/tables.html", shown(said))


def test_question_that_the_slip_leaves_open_is_settled_as_not_answered(clerk, twice):
    found = {one.slip: f"{one.slip}-{one.question}" for one in entries.differences(twice)}
    page = clerk.post(address(twice, "settle"), {found[7]: "wait", found[30]: "none"}, follow=True).text
    assert "บันทึกที่ตัดสินแล้ว ๑ ใบ ยังเหลือใบที่กรอกไม่ตรงกัน ๑ ใบ" in page
    twice.refresh_from_db()
    assert list(twice.settled["30"].values()) == [None]
    assert entries.count(twice) == 39
    assert Answer.objects.filter(marks="05555").count() == 1


def test_sex_that_the_slip_leaves_open_is_settled_as_an_entry_without_it(batch, two):
    said = entry(batch)
    entries.store(batch, 1, said, by=two[0])
    entries.store(batch, 2, said | {4: said[4] | {"sex": "m"}}, by=two[1])
    batch.refresh_from_db()
    form = SettleForm({"4-sex": "none"}, batch=batch)
    assert form.is_valid()
    assert form.chosen() == {4: {"sex": ""}}


def test_readings_that_differ_bear_their_heads_on_a_phone(clerk, twice):
    page = clerk.get(address(twice, "settle")).text
    for head in ("ครั้งที่หนึ่ง", "ครั้งที่สอง", "ตามแบบกระดาษ"):
        assert f'data-label="{head}"' in page


def test_counting_stands_in_the_panel_of_both_entries_and_asks(clerk, twice):
    page = html.fromstring(clerk.get(address(twice, "change")).text)
    panel = page.get_element_by_id("work").getparent()
    assert "นับ ๓๘ ใบที่พร้อม" in panel.text_content()
    assert [field.get("form") for field in panel.xpath(".//input | .//button")] == ["count", "count"]
    assert panel.xpath(".//input[@name='sure' and @required]")
    assert page.get_element_by_id("count").action == address(twice, "count")


def test_clerks_who_typed_are_named(clerk, twice):
    page = " ".join(html.fromstring(clerk.get(address(twice, "change")).text).text_content().split())
    assert "กรอกแล้ว ๔๐ ใบ โดย ก" in page
    assert "กรอกแล้ว ๔๐ ใบ โดย ข" in page


@pytest.mark.parametrize(("count", "said"), [(5, "๕๕๔๓๕"), (12, "๕๕๔๓๕๕๕๔๕๕๕๕"), (20, "๕๕๔๓๕๕๕๔๕๕" * 2)])
def test_example_is_as_long_as_the_form(count, said):
    assert example(count) == said
    assert read_marks(said, [str(number) for number in range(count)])


def test_slip_that_one_entry_lacks_is_named_and_can_be_settled(batch, two):
    first = entry(batch)
    second = {number: slip for number, slip in first.items() if number != 12}
    entries.store(batch, 1, first, by=two[0])
    entries.store(batch, 2, second, by=two[1])
    batch.refresh_from_db()
    assert {one.slip for one in entries.differences(batch)} == {12}
    entries.settle(batch, {12: first[12]})
    batch.refresh_from_db()
    assert entries.differences(batch) == []
    assert entries.count(batch) == 40


@pytest.fixture
def clerk(page_client, two):
    page_client.force_login(two[0])
    return page_client


def address(batch, rest):
    return f"/admin/services/paperbatch/{batch.pk}/{rest}/"


def test_clerks_type_settle_and_count(clerk, batch, two):
    assert clerk.get(address(batch, "change")).status_code == 200
    clerk.post(address(batch, "entry/1"), {"m1": "๕๕๔๔๓", "s1": "f", "a1": "60", "m2": "5 5 5 5 -"})
    assert "อีกครั้งหนึ่งต้องเป็นอีกคนหนึ่ง เช่น ข" in clerk.get(address(batch, "entry/2"), follow=True).text
    clerk.force_login(two[1])
    page = clerk.get(address(batch, "entry/2")).text
    assert "๕๕๔๔๓" not in page
    assert "55443" not in page
    clerk.post(address(batch, "entry/2"), {"m1": "55443", "s1": "f", "a1": "60", "m2": "55551"})
    assert "ใบที่ ๒ ข้อ ๕" in clerk.get(address(batch, "settle")).text
    assert "ยังไม่ได้นับ โปรดทำเครื่องหมาย" in clerk.post(address(batch, "count"), follow=True).text
    assert not Answer.objects.exists()
    clerk.post(address(batch, "count"), {"sure": "1"})
    answer = Answer.objects.get()
    assert (answer.marks, answer.sex, answer.age, answer.day) == ("55443", "f", "60", batch.day)


def test_only_clerk_of_a_division_says_why_nobody_else_typed(clerk, batch, two):
    StaffUser.objects.filter(pk=two[1].pk).update(is_active=False)
    clerk.post(address(batch, "entry/1"), {"m1": "55443"})
    page = clerk.post(address(batch, "entry/2"), {"m1": "55443"}).text
    assert "โปรดระบุเหตุที่ไม่มีอีกคนหนึ่งกรอก" in page
    assert 'value="55443"' in page
    clerk.post(address(batch, "entry/2"), {"m1": "55443", "alone": "กองมีเจ้าหน้าที่คนเดียว"})
    assert "คนเดียวกรอกทั้งสองครั้ง: กองมีเจ้าหน้าที่คนเดียว" in clerk.get(address(batch, "change")).text


@pytest.mark.promise("bundle-of-no-asked-service")
def test_bundle_of_a_service_that_its_round_never_asked_about_is_not_counted_until_mended(clerk, twice):
    asked = records.service()
    twice.round.services.set([asked])
    page = clerk.get(address(twice, "change")).text
    assert f"รอบนี้ไม่ได้สำรวจบริการ “{twice.service}”" in page
    assert "ใบที่พร้อม" not in page
    assert "รอบนี้ไม่ได้สำรวจบริการ" in clerk.post(address(twice, "count"), {"sure": "1"}, follow=True).text
    assert not Answer.objects.exists()
    mended = {"service": asked.pk, "name": twice.name, "day": twice.day.isoformat()}
    assert clerk.post(address(twice, "change"), mended).status_code == 302
    clerk.post(address(twice, "count"), {"sure": "1"})
    assert set(Answer.objects.values_list("service", flat=True)) == {asked.pk}


def test_service_that_was_taken_off_after_the_round_began_is_counted(twice):
    twice.round.services.set([twice.service])
    Service.objects.filter(pk=twice.service_id).update(active=False)
    assert entries.count(twice) == 38


def test_wrong_lines_are_named_and_nothing_is_kept(clerk, batch):
    page = clerk.post(address(batch, "entry/1"), {"m1": "55", "m2": "55559", "m3": "55555"}).text
    assert "ต้องมี ๕ หลัก แต่กรอก ๒ หลัก" in page
    assert "ในช่อง “ใบที่ ๑ คะแนน”" in page
    assert "แบบนี้มี ๕ ข้อ เช่น ๕๕๔๓๕ ข้อที่ไม่ได้ตอบกรอก ๐" in page
    assert "ใช้ได้เฉพาะเลข ๑ ถึง ๕" in page
    assert 'value="55555"' in page
    batch.refresh_from_db()
    assert batch.first == {}


def table(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("แบบ.xlsx", out.getvalue())


HEAD = ("เลขที่", "1", "2", "3", "4", "5", "เพศ", "อายุ")


def in_order(slip):
    """The marks by question, then sex and age: PostgreSQL keeps no order of keys."""
    questions = sorted((key for key in slip if key.startswith("q")), key=lambda key: int(key[1:]))
    return [slip[key] for key in (*questions, "sex", "age")]


def test_table_is_an_entry(clerk, batch):
    clerk.post(
        address(batch, "entry/1"),
        {"table": "1", "file": table(HEAD, (1, 5, 4, None, 2, 1, "หญิง", "๖๐ ปีขึ้นไป"), (2, 5, 5, 5, 5, 5))},
    )
    batch.refresh_from_db()
    assert [in_order(slip) for slip in batch.first.values()] == [
        [5, 4, None, 2, 1, "f", "100"],
        [5] * 5 + ["", ""],
    ]


def test_wrong_rows_of_a_table_are_named(clerk, batch):
    page = clerk.post(
        address(batch, "entry/1"),
        {"table": "1", "file": table(HEAD, (99, 5), (1, 5, 5, 5, 5, 5), (1, 5), (2, 9, 5, 5, 5, 5))},
    ).text
    for words in ("แถวที่ ๒ เลขที่ใบ “99”", "แถวที่ ๔ เลขที่ใบ ๑ ซ้ำ", "แถวที่ ๕ ใช้ได้เฉพาะเลข"):
        assert words in page
    batch.refresh_from_db()
    assert batch.first == {}


def test_clerk_of_another_division_types_nothing(page_client, batch):
    page_client.force_login(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[1]))
    assert page_client.get(address(batch, "entry/1")).status_code == 403


def test_marks_are_read_in_both_digits_with_gaps():
    assert read_marks("๕4 -๐", ["a", "b", "c", "d"]) == {"a": 5, "b": 4, "c": None, "d": None}


def test_empty_table_of_a_bundle_is_filled_in_and_brought_in(clerk, batch):
    page = clerk.get(address(batch, "entry/1")).text
    link = f"/admin/services/paperbatch/{batch.pk}/table.xlsx"
    assert link in page
    book = openpyxl.load_workbook(io.BytesIO(clerk.get(link).getvalue()))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["เลขที่ใบ", "ข้อ ๑", "ข้อ ๒", "ข้อ ๓", "ข้อ ๔", "ข้อ ๕", "เพศ", "อายุ"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2, max_row=41)] == list(range(1, 41))
    for column, value in enumerate((5, 4, 3, 2, 1, "ชาย"), start=2):
        sheet.cell(4, column, value)
    out = io.BytesIO()
    book.save(out)
    clerk.post(address(batch, "entry/1"), {"table": "1", "file": SimpleUploadedFile("แบบ.xlsx", out.getvalue())})
    batch.refresh_from_db()
    assert {number: in_order(slip) for number, slip in batch.first.items()} == {"3": [5, 4, 3, 2, 1, "m", ""]}


def test_scores_stay_when_no_file_was_chosen(clerk, batch):
    typed = {"m1": "55443", "s1": "f", "a1": "60", "m2": "5", "table": "1"}
    page = clerk.post(address(batch, "entry/1"), typed).text
    assert "ยังไม่ได้เลือกไฟล์ คะแนนที่กรอกไว้ในหน้านี้ยังอยู่ครบ" in page
    shown = html.fromstring(page).forms[-1].form_values()
    assert {("m1", "55443"), ("s1", "f"), ("a1", "60"), ("m2", "5")} <= set(shown)
    batch.refresh_from_db()
    assert batch.first == {}


def test_bundle_of_a_service_that_its_round_does_not_survey_is_refused(clerk, batch):
    other = records.service()
    batch.round.services.set([other])
    facts = {"round": batch.round_id, "name": "ชุดใหม่", "day": batch.day.isoformat(), "slips": "3"}
    page = clerk.post("/admin/services/paperbatch/add/", facts | {"service": batch.service_id}).text
    assert f"รอบนี้ไม่ได้สำรวจบริการ “{batch.service}” โปรดเลือกจาก {other}" in page
    assert PaperBatch.objects.count() == 1
    clerk.post("/admin/services/paperbatch/add/", facts | {"service": other.pk})
    assert PaperBatch.objects.filter(service=other).exists()
