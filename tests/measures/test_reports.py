"""Reports of an edition: as published, in every format, at an address that stays."""

import csv
import datetime
import io
import json
from collections import Counter
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pytest
import time_machine
from django.urls import reverse
from docx.oxml.ns import qn

from common import exports
from measures.models import Evidence, Measure, Plan, Result
from measures.reports.parts import PARTS, WHOLE, Part
from measures.reports.table import COLUMNS, report
from measures.views import year_page
from publishing import issuing, making, workflow
from publishing.models import Edition
from publishing.schemas import named
from publishing.verify import canonical
from tests import factories, first_content
from tests.common import pdf_text
from tests.common.pdf_text import EXTRACTORS, squeezed

FORMATS = list(exports.FORMATS)
pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    """The first edition of three measures, published on 25 ตุลาคม ๒๕๖๖."""
    factories.plan(measures=3)
    factories.organisation(site_address="https://www.example.go.th", chief_executive_title="นายกตัวอย่าง")
    Result.objects.filter(measure__number=1).update(round="6")
    Result.objects.filter(measure__number=2).update(round="12")
    return factories.publish(at=datetime.datetime(2023, 10, 25, 7, 30, tzinfo=datetime.UTC))


def made(edition, name, part=WHOLE):
    return b"".join(exports.FORMATS[name].write(report(edition, part)))


def address(ending, *, part="report", edition=1, measure=None):
    return f"/measures/2566/editions/{edition}/{f'{measure}/' if measure else ''}{part}.{ending}"


def csv_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("start", ["report", "report-6-months", "report-12-months", "2/report"])
def test_the_newest_leads_to_the_address_that_stays(client, edition, ending, start):
    response = client.get(f"/measures/2566/{start}.{ending}")
    assert response.status_code == 302
    assert response.url == f"/measures/2566/editions/1/{start}.{ending}"
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_made_once_and_asked_for_by_its_hash(client, edition, ending, django_assert_num_queries):
    first = client.get(address(ending))
    with django_assert_num_queries(1):
        again = client.get(address(ending))
    assert again.content == first.content
    assert client.get(address(ending), headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert "filename*=utf-8''%E0%B8%A1" in first.headers["Content-Disposition"]
    assert first.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("ending", FORMATS)
def test_an_edition_says_the_same_whenever_it_is_asked(edition, ending):
    with time_machine.travel("2035-01-01"):
        later = made(edition, ending)
    assert made(edition, ending) == later


def test_older_editions_stay_as_they_were(client, edition):
    before = client.get(address("csv")).content
    Measure.objects.filter(number=1).update(title="มาตรการที่แก้ไขแล้ว")
    factories.publish()
    assert client.get(address("csv")).content == before
    assert "มาตรการที่แก้ไขแล้ว" in client.get(address("csv", edition=2)).content.decode()
    assert client.get("/measures/2566/report.csv").url == address("csv", edition=2)


@pytest.mark.promise("json-has-the-published-hash")
def test_json_is_the_content_that_was_hashed(client, edition):
    response = client.get(address("json"))
    assert response.content == canonical(edition.content)
    assert response.headers["ETag"] == f'"{edition.sha256}"'


@pytest.mark.parametrize("part", [*PARTS, Part(measure=2)], ids=str)
def test_every_json_keeps_to_the_schema(client, edition, part):
    schema = named("measures-1")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads(made(edition, "json", part)))
    assert json.loads(client.get("/schemas/measures-1.json").content) == schema


def test_the_schema_refuses_what_is_not_so(edition):
    validator = jsonschema.Draft202012Validator(named("measures-1"))
    assert not validator.is_valid(edition.content | {"fiscal_year": 2023})
    assert not validator.is_valid(edition.content | {"extra": 1})
    assert not validator.is_valid({"schema": "measures-1"})


@pytest.mark.promise("rounds-hold-their-months")
@pytest.mark.parametrize(
    ("part", "numbers"),
    [(WHOLE, {1, 2, 3}), (Part(months=6), {1}), (Part(months=12), {1, 2})],
    ids=str,
)
def test_a_round_holds_the_results_of_its_months(edition, part, numbers):
    rows = csv_rows(made(edition, "csv", part))[:-1]
    assert len(rows) == 3
    assert {int(row["ลำดับ"]) for row in rows if row["ผลการดำเนินงาน"]} == numbers


def test_a_round_names_its_period_and_what_it_leaves_out(edition):
    text = squeezed(pdf_text.with_poppler(made(edition, "pdf", Part(months=6))))
    assert squeezed("รอบ ๖ เดือน (๑ ตุลาคม ๒๕๖๕ – ๓๑ มีนาคม ๒๕๖๖)") in text
    assert squeezed("ผลการดำเนินงานอีก ๑ รายการไม่ได้ระบุรอบการรายงาน") in text
    assert squeezed("สถานะ ณ วันที่ ๓๑ มีนาคม ๒๕๖๖") in text


def test_one_measure_is_a_report_of_its_own(edition):
    assert [m["number"] for m in json.loads(made(edition, "json", Part(measure=2)))["measures"]] == [2]
    assert "เฉพาะมาตรการที่ ๒" in report(edition, Part(measure=2)).title


def test_lateness_is_that_of_the_day_of_publication(edition):
    Evidence.objects.filter(result__measure__number=3).delete()
    Result.objects.filter(measure__number=3).delete()
    late = factories.publish(at=datetime.datetime(2023, 11, 10, tzinfo=datetime.UTC))
    with time_machine.travel("2030-01-01"):
        row = csv_rows(made(late, "csv"))[2]
    assert row["ความก้าวหน้า"] == "เกินกำหนด ๔๑ วัน"


@pytest.mark.parametrize("extract", EXTRACTORS.values(), ids=EXTRACTORS)
def test_the_offices_document_comes_out_of_the_pdf_word_for_word(extract):
    year = first_edition()
    text = squeezed(extract(made(year, "pdf")))
    for label in (squeezed(column.label) for column in COLUMNS if column.paper):
        assert label in text
    for measure in year.content["measures"]:
        for words in (measure["title"], *(part["text"] for part in measure["steps"] + measure["results"])):
            # What runs over a page is in two pieces, with foot and header between.
            assert squeezed(words) in text or all(squeezed(piece) in text for piece in words.split())
    given = Counter(squeezed(json.dumps(year.content["measures"], ensure_ascii=False)))
    found = Counter(text)
    assert all(found[mark] >= given[mark] for mark in "ิีึืุู่้๊๋์ำั็")


def first_edition():
    first_content.load()
    return Edition.objects.live("measures", "2566")


def test_xlsx_begins_with_the_six_official_columns_on_a4():
    sheet = openpyxl.load_workbook(io.BytesIO(made(first_edition(), "xlsx"))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.label for column in COLUMNS if column.paper]
    assert sheet.max_column == 6
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet["C2"].value.count("\n- ") == 3
    assert sheet.row_dimensions[2].height > 100


def test_thai_heads_of_the_docx_are_bold_and_stay_whole():
    head = docx.Document(io.BytesIO(made(first_edition(), "docx"))).tables[0].rows[0]
    assert {run.font.cs_bold for cell in head.cells for run in cell.paragraphs[0].runs} == {True}
    assert head._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_offices_document_is_whole_in_every_table():
    year = first_edition()
    sheet = openpyxl.load_workbook(io.BytesIO(made(year, "xlsx")))["ข้อมูล"]
    table = docx.Document(io.BytesIO(made(year, "docx"))).tables[0]
    assert [sheet.cell(line, 1).value for line in range(2, 12)] == list(range(1, 11))
    assert sheet.cell(12, 1).value == "รวมทั้งหมด ๑๐ รายการ"
    assert len(table.rows) == 11
    assert table.rows[5].cells[3].text == "สำนักปลัด"
    assert table.rows[1].cells[4].text == "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"


@pytest.mark.promise("pdf-carries-its-data")
def test_pdf_carries_the_edition_in_words_code_and_data(edition):
    data = made(edition, "pdf")
    text = pdf_text.with_poppler(data)
    assert "ฉบับที่ ๑ เผยแพร่เมื่อ ๒๕ ตุลาคม ๒๕๖๖" in text
    assert f"รหัสตรวจสอบ {edition.short_hash}" in text
    assert pdf_text.attachments(data) == {"measures-2566-edition-1.json": canonical(edition.content)}
    assert report(edition).paper.qr == f"https://www.example.go.th/verify/?hash={edition.sha256[:16]}"


def test_without_an_address_of_the_site_the_code_is_the_hash():
    assert report(factories.published_plan()).paper.qr == Edition.objects.get().sha256


@pytest.mark.parametrize("ending", FORMATS)
def test_a_withdrawn_edition_says_so_and_holds_no_content(client, edition, ending):
    live = client.get(address(ending))
    workflow.withdraw(edition, by=factories.superuser(), reason="พบข้อมูลส่วนบุคคล")
    response = client.get(address(ending))
    assert response.headers["ETag"] != live.headers["ETag"]
    data = response.content
    text = {
        "pdf": pdf_text.with_poppler,
        "docx": lambda data: "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs),
        "xlsx": lambda data: str(
            [[c.value for c in row] for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet]
        ),
    }.get(ending, bytes.decode)(data)
    assert "พบข้อมูลส่วนบุคคล" in text
    assert "ขั้นตอนที่ 1 ของมาตรการที่ 1" not in text
    if ending == "pdf":
        assert b"withdrawn-1" in next(iter(pdf_text.attachments(data).values()))


def test_an_emergency_publication_is_marked_until_it_is_confirmed(client, edition):
    Measure.objects.filter(number=1).update(title="เร่งด่วน")
    author = factories.superuser()
    submission = workflow.submit(kind="measures", key="2566", reason="เร่งด่วน", by=author)
    emergency = workflow.approve(submission, by=author, emergency=True)
    assert "รอเจ้าหน้าที่คนที่สองยืนยัน" in client.get(address("csv", edition=2)).content.decode()
    workflow.confirm(emergency, by=factories.superuser())
    assert "รอเจ้าหน้าที่คนที่สองยืนยัน" not in client.get(address("csv", edition=2)).content.decode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/measures/2566/report.exe", "ไฟล์ที่มีคือ report.pdf report.docx"),
        ("/measures/2566/editions/1/report.PDF", "ไฟล์ที่มีคือ report.pdf report.docx"),
        ("/measures/2566/editions/9/report.pdf", "ไม่มีฉบับเผยแพร่นี้"),
        ("/measures/2599/report.pdf", "ยังไม่มีฉบับเผยแพร่"),
        ("/measures/2599/editions/1/report.pdf", "ไม่มีฉบับเผยแพร่นี้"),
        ("/measures/2566/editions/1/report-7-months.pdf", "report-6-months.pdf"),
        ("/measures/2566/editions/1/99/report.pdf", "ไม่มีไฟล์นี้"),
        ("/measures/2566/editions/9/archive.zip", "ไม่มีฉบับเผยแพร่นี้"),
        ("/measures/2599/archive.zip", "ยังไม่มีฉบับเผยแพร่"),
        ("/schemas/nothing.json", "ไม่มีรูปแบบข้อมูลชื่อนี้"),
    ],
)
def test_what_does_not_exist_is_a_friendly_page(page_client, edition, path, sentence):
    response = page_client.get(path)
    assert response.status_code == 404
    assert sentence in response.content.decode()


def test_an_edition_whose_time_has_not_come_has_no_files(client, edition):
    Measure.objects.filter(number=1).update(title="ฉบับหน้า")
    factories.publish(publish_at=datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC))
    assert client.get(address("pdf", edition=2)).status_code == 404
    assert client.get("/measures/2566/report.pdf").url == address("pdf")


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_plan_is_a_report(client, ending):
    factories.organisation()
    Plan.objects.create(fiscal_year=2566, title="แผน")
    factories.publish()
    assert client.get(address(ending)).status_code == 200


@pytest.mark.parametrize(
    "text",
    ["ก" * 5000, "😀 ភាសា", "#let x = $1$ *b* @r // c", "a\x00b\x1b"],
    ids=["long", "foreign", "typst", "control"],
)
@pytest.mark.parametrize("ending", FORMATS)
def test_any_text_makes_a_file(edition, ending, text):
    content = json.loads(canonical(edition.content))
    content["measures"][0]["results"][0]["text"] = content["preamble"] = text
    assert made(Edition.unsaved("measures", "2566", content, at=edition.published_at, number=7), ending)


@pytest.fixture
def sizes_of_files():
    """The real ones."""


def test_buttons_say_type_size_and_pages(page_client, edition):
    for output in making.outputs(edition):
        if output.path.removeprefix("2/") in {f"report.{ending}" for ending in FORMATS}:
            issuing.issue(edition, output.name, output.format, output.report)
    for path in (reverse("measures:year", args=[2566]), reverse("measures:measure", args=[2566, 2])):
        page = page_client.get(path).content.decode()
        for ending in FORMATS:
            assert f"<strong>{ending.upper()}</strong>" in page
        assert "หน้า</span>" in page
        assert "กิโลไบต์" in page


def test_buttons_of_a_page_that_was_seen_cost_no_query(client, edition, django_assert_max_num_queries):
    client.get("/measures/2566/")
    client.get("/contact/")
    with django_assert_max_num_queries(2):
        client.get("/measures/2566/")


def test_a_preview_has_no_buttons(rf, edition):
    preview = Edition.unsaved("measures", "2566", edition.content, at=edition.published_at)
    assert "ดาวน์โหลด</h2>" not in year_page(rf.get("/"), preview).content.decode()


def test_columns_are_explained(page_client):
    page = page_client.get("/measures/columns/").content.decode()
    assert all(column.about and column.about in page for column in COLUMNS)


def test_on_a_full_disk_a_reader_is_told_to_come_again(client, edition, settings, caplog):
    settings.ISSUED_ROOT = Path("/proc/nowhere")
    answer = client.get(address("csv"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "can't be kept" in caplog.text
