"""Results as the public and as staff see them."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from common.exports import get
from kokkhon_ita import roles
from publishing import kinds
from publishing.models import Edition
from services.models import Round, Service, Standing
from services.notices import notices
from services.results import content, sums, thermometer
from services.results.reports import report, rows
from services.survey import recording
from tests import factories, filled
from tests.services import records

pytestmark = pytest.mark.django_db
YEAR = {"opens": "2023-04-01", "closes": "2023-09-30", "fiscal_year": 2566, "part": "2"}


@pytest.fixture
def asked():
    factories.organisation()
    return records.round_of(records.form(questions=(1, 1, 1, 1)), **YEAR)


def digits(total, n):
    """Return marks of n answers with this sum: fives, one between, ones."""
    fives, rest = divmod(total - n, 4)
    return [5] * fives + [1 + rest] * bool(rest) + [1] * (n - fives - bool(rest))


def test_four_aspects_of_four_hundred_answers(asked):
    """Worked by hand: 4.58, 4.40, 4.68, 4.26; the whole 4.48, 89.58, มาก."""
    service = records.service()
    columns = zip(*(digits(total, 400) for total in (1833, 1760, 1871, 1702)), strict=True)
    for marks in columns:
        records.answer(asked, service, "".join(map(str, marks)))
    said = content.results(asked.key)
    assert [str(one.figures.mean) for one in said.aspects] == ["4.58", "4.40", "4.68", "4.26"]
    assert [str(one.figures.percent) for one in said.aspects] == ["91.65", "88.00", "93.55", "85.10"]
    assert [one.figures.order for one in said.aspects] == [2, 3, 1, 4]
    assert (str(said.total.mean), str(said.total.percent), said.total.level) == ("4.48", "89.58", "มาก")
    assert {row.service_id: row.counts for row in Standing.objects.all()} == recording.recounted(asked)


def test_every_table_is_folded_on_a_phone_and_named_where_it_is_opened(page_client):
    page = html.fromstring(page_client.get(filled.publish("survey").newest_url).text)
    frames = page.xpath("//main//*[contains(@class, 'scroll')]")
    assert len(frames) > 3
    for frame in frames:
        assert frame.getparent().get("class") == "phone-fold"
        [name] = page.xpath("//h2[@id=$id]", id=frame.get("aria-labelledby"))
        assert frame.getprevious().text_content() == f"ดูตาราง{name.text_content()}"


@pytest.mark.promise("small-groups-stay-hidden")
def test_small_service_and_the_next_smallest_are_hidden_but_counted(page_client):
    edition = filled.publish("survey")
    said = edition.said
    shown = {row.name: row.number for row in said.services}
    assert shown == {"ชำระภาษี": 20, "จดทะเบียน": None, "ขออนุญาต": None}
    assert (said.number, said.divisions[0].number, said.total.n) == (32, 32, 32 * 5)
    page = page_client.get(edition.newest_url).text
    assert page.count("คำตอบน้อยกว่า ๕ หรือทำให้คำนวณย้อนได้") == 4  # in two tables
    assert "ได้คำตอบ ๓๒ ชุด ควรได้อย่างน้อย ๒๙๘ ชุด" in page


def test_page_names_both_percentages_and_what_others_measured(page_client):
    page = page_client.get(filled.publish("survey").newest_url).text
    for words in ("ร้อยละความพึงพอใจ", "ผู้ที่พึงพอใจ (๔–๕)", "มหาวิทยาลัยตัวอย่าง", "เจ้าหน้าที่ดีมาก", "จัดที่นั่งรอเพิ่ม"):
        assert words in page
    assert "สมชาย" not in page


def test_how_many_answered_stands_before_the_marks_that_they_gave(page_client):
    page = html.document_fromstring(page_client.get(filled.publish("survey").newest_url).text)
    [services] = page.xpath("//table[caption[contains(., 'จำนวนผู้ตอบและผลของแต่ละบริการและแต่ละส่วนราชการ')]]")
    assert [head.text_content() for head in services.xpath(".//thead//th")][:3] == [
        "รายการ",
        "ผู้ตอบ (ชุด)",
        "จำนวนคะแนน (n)",
    ]
    rows = {row[0].text_content(): [cell.text_content() for cell in row[1:3]] for row in services.xpath(".//tbody/tr")}
    assert rows["ชำระภาษี"] == ["๒๐", "๑๐๐"]
    assert "หนึ่งชุดให้คะแนนได้ถึง ๕ ข้อ" in page.text_content()


def test_two_halves_of_one_form_make_a_year_and_stand_beside_it(page_client, asked):
    first = records.round_of(asked.form, opens="2022-10-01", closes="2023-03-31", fiscal_year=2566, part="1")
    service = records.service()
    records.answer(first, service, "5555", times=6)
    records.answer(asked, service, "3333", times=6)
    assert content.keys() == ["2566-year", "2566-2", "2566-1"]
    factories.publish("survey", "2566-1")
    assert [one.n for one in content.results("2566-2").earlier] == [6]
    year = factories.publish("survey", "2566-year").said
    assert (year.number, str(year.total.mean)) == (12, "4.00")
    assert page_client.get("/survey/results/2566/year/").status_code == 200
    assert "ครึ่งปีแรก" in page_client.get("/survey/results/").text


def test_open_round_and_round_without_answers_are_not_published(asked):
    assert content.keys() == []
    records.answer(records.round_of(asked.form), records.service(), "5555", times=9)
    assert content.keys() == []
    with pytest.raises(LookupError):
        kinds.get("survey").freeze(asked.key)


def test_staff_see_small_groups_and_the_weak_indicator_at_once(page_client, asked):
    records.answer(asked, records.service(name="บริการเล็ก"), "5531", times=2)
    page_client.force_login(factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0]))
    page = page_client.get(f"/admin/services/round/{asked.pk}/results/").text
    assert "คำตอบน้อยกว่า ๕ หรือ" not in page
    assert [(one.number, str(one.marks.percent)) for one in thermometer.readings(asked)] == [
        (8, "40.00"),
        (6, "100.00"),
        (7, "100.00"),
    ]
    assert "อ่อน" in page


def test_a_page_view_never_counts_answers(asked, django_assert_num_queries):
    records.answer(asked, records.service(), "5555", times=9)
    service = Service.objects.get()
    with django_assert_num_queries(1):
        assert sums.by_service([asked])[service].number == 9


def test_spreadsheet_holds_the_official_table():
    edition = filled.publish("survey")
    data = b"".join(get("xlsx").write(report(edition)))
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data))["ข้อมูล"].iter_rows()]
    heads = ["ส่วนของตาราง", "รายการประเมิน", "จำนวนผู้ตอบ (ชุด)", "จำนวนคะแนน (n)", "๕", "๔", "๓", "๒", "๑", "ค่าเฉลี่ย"]
    assert cells[0][:10] == heads
    named = {row[1]: row[2:4] for row in cells}
    assert named["ภาพรวมทุกด้าน"] == [32, 160]
    assert named["รายบริการ: ชำระภาษี"] == [20, 100]
    assert len(list(rows(edition.said))) == 4 + 5 + 1 + 3 + 1


def table(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("ผล.xlsx", out.getvalue())


@pytest.mark.promise("outside-table-comes-in-whole")
def test_outside_table_comes_in_whole_or_not_at_all(page_client, asked):
    records.service(name="ชำระภาษี")
    page_client.force_login(factories.user(roles.PUBLISHER, division=factories.divisions()[0]))
    address, head = f"/admin/services/round/{asked.pk}/external/", ("ที่", "บริการ", "ค่าเฉลี่ย", "ร้อยละ")
    wrong = table(
        head, (1, "ชำระภาษี", "4.5", "90"), (2, "งานอื่น", "4", ""), (3, "ภาพรวม", "9", ""), (4, "ภาพรวม", "สูง", "")
    )
    page = page_client.post(address, {"measured_by": "มหาวิทยาลัย", "file": wrong}).text
    for words in ("แถวที่ ๓ ไม่รู้จักบริการ “งานอื่น”", "แถวที่ ๔ ค่าเฉลี่ยต้องอยู่ระหว่าง", "แถวที่ ๕ “สูง” ไม่ใช่ตัวเลข"):
        assert words in page
    assert not asked.external.exists()
    right = (head, (1, "ชำระภาษี", "4.5", "๙๐"), ("", "ภาพรวม", "", "91.65%"))
    for _ in range(2):
        assert page_client.post(address, {"measured_by": "มหาวิทยาลัย", "file": table(*right)}).status_code == 302
    found = [
        (one.service and one.service.name, one.mean and str(one.mean), str(one.percent)) for one in asked.external.all()
    ]
    assert found == [("ชำระภาษี", "4.50", "90.00"), (None, None, "91.65")]


def test_dashboard_tells_what_waits(asked):
    records.answer(asked, records.service(), "5555", times=9)
    records.service(active=False, division=None)
    clerk = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0])
    said = [one.sentence for one in notices(clerk, date(2026, 11, 28))]
    assert said == ["ร่างบริการรอตรวจ ๑ รายการ", "ยังไม่ได้บันทึกสถิติการให้บริการเดือนตุลาคม ๒๕๖๙ ๑ บริการ"]
    publisher = factories.user(roles.PUBLISHER)
    assert "ผลสำรวจความพึงพอใจที่สิ้นรอบแล้วและยังไม่เผยแพร่ ๑ รอบ" in [one.sentence for one in notices(publisher)]


def test_dashboard_names_the_weak_indicators_until_a_year_has_gone(asked):
    records.answer(asked, records.service(), "5431", times=9)
    publisher = factories.user(roles.PUBLISHER)
    sentence = "แบบสำรวจส่งสัญญาณว่าตัวชี้วัด EIT ที่ ๗ ๘ อ่อน (ต่ำกว่าร้อยละ ๘๕)"
    said = {day: [one.sentence for one in notices(publisher, day)] for day in (date(2024, 1, 5), date(2025, 1, 5))}
    assert sentence in said[date(2024, 1, 5)]
    assert sentence not in said[date(2025, 1, 5)]


def test_page_shows_every_aspect_of_a_service_and_how_a_mean_is_read(page_client):
    page = html.document_fromstring(page_client.get(filled.publish("survey").newest_url).text)
    (table,) = page.xpath("//table[contains(caption, 'ในแต่ละด้าน')]")
    rows = [[cell.text_content().strip() for cell in row] for row in table.xpath(".//tr")]
    assert rows[1] == ["ชำระภาษี", "๙๐.๐๐", "๖๐.๐๐", "๔๐.๐๐", "๒๐.๐๐"]
    assert len(rows[2]) == 2
    assert "๔.๕๑–๕.๐๐ มากที่สุด · ๓.๕๑–๔.๕๐ มาก" in page.text_content()


@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_report_can_be_printed(name):
    assert b"".join(get(name, printed=True).write(report(filled.publish("survey"))))


def test_later_answers_leave_an_edition_as_it_was():
    edition = filled.publish("survey")
    asked = Round.objects.get()
    records.answer(asked, Service.objects.first(), "11111", times=5)
    assert Edition.objects.get(pk=edition.pk).said.number == 32
    assert content.results(asked.key).number == 37
