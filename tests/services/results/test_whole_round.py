"""Four hundred answers through the pages that people and clerks use, and what the office then hands in.

Every expected figure was worked by hand from the table MARKS; nothing here asks the code what it should say.
"""

import io
import random
import re
from datetime import timedelta

import docx
import openpyxl
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from common import thai
from common.exports import get
from kokkhon_ita import roles
from services.models import Answer, Comment, PaperBatch, Round
from services.results.reports import report
from services.survey import kiosk, tokens
from tests import factories
from tests.services import records

pytestmark = pytest.mark.django_db
# How often 5, 4, 3, 2 and 1 are given in each aspect: sums 1833, 1760, 1871, 1702, together 7,166 of 1,600 marks.
MARKS = ((260, 120, 13, 7, 0), (200, 170, 20, 10, 0), (290, 95, 11, 4, 0), (180, 160, 42, 18, 0))
# n, the frequencies, x̄, S.D., ร้อยละ, satisfied, level, order.
BY_HAND = [
    ("400", "260", "120", "13", "7", "0", "4.58", "0.64", "91.65", "95.00", "มากที่สุด", "2"),
    ("400", "200", "170", "20", "10", "0", "4.40", "0.70", "88.00", "92.50", "มาก", "3"),
    ("400", "290", "95", "11", "4", "0", "4.68", "0.58", "93.55", "96.25", "มากที่สุด", "1"),
    ("400", "180", "160", "42", "18", "0", "4.26", "0.82", "85.10", "85.00", "มาก", "4"),
]
WHOLE = ("1600", "930", "545", "86", "39", "0", "4.48", "0.71", "89.58", "92.19", "มาก", "")
# The first two hundred came on paper, of the first service; then a hundred and twenty at the kiosk, eighty from phones.
PEOPLE = {"ชำระภาษี": 200, "ทะเบียนพาณิชย์": 150, "ขออนุญาตก่อสร้าง": 47, "เบี้ยผู้สูงอายุ": 3}
PAPER, KIOSK = 200, 120


@pytest.fixture
def slips():
    """Return the marks of every person, an answer to each of four questions."""
    columns = [[mark for mark, n in zip("54321", counts, strict=True) for _ in range(n)] for counts in MARKS]
    for seed, column in enumerate(columns):
        random.Random(seed).shuffle(column)
    return ["".join(marks) for marks in zip(*columns, strict=True)]


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(tokens, "LEAST_AGE", timedelta(0))
    factories.organisation(site_address="https://www.example.go.th")
    for name in PEOPLE:
        records.service(name=name)
    return records.announced(records.form(questions=(1, 1, 1, 1)), population=1154)


def sent(asked, service, marks, **more):
    questions = {f"q{one.pk}": mark for one, mark in zip(asked.form.questions(), marks, strict=True)}
    return {"token": tokens.issue(), "service": service.pk, **questions, **more}


def online(asked, services, slips):
    """Send everybody who did not write on paper through the public form."""
    client, counter = Client(), f"/survey/kiosk/{kiosk.key()}/form/"
    for place, marks in list(enumerate(slips))[PAPER:]:
        at_counter = place < PAPER + KIOSK
        more = {"sex": "fmo"[place % 3], "age": "60", "comment": "ควรมีที่จอดรถเพิ่ม" if place == 399 else ""}
        phone = f"203.0.113.{place % 100}"
        address = counter if at_counter else "/survey/"
        answer = client.post(address, sent(asked, services[place], marks, **more), REMOTE_ADDR=phone)
        assert answer.status_code == 302


def table(slips):
    """Return slips as a clerk's file: the number, a column a question, sex."""
    book = openpyxl.Workbook()
    book.active.append(["เลขที่ใบ", 1, 2, 3, 4, "เพศ"])
    for number, marks in enumerate(slips, start=1):
        book.active.append([number, *map(int, marks), "หญิง"])
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("แบบ.xlsx", out.getvalue())


def on_paper(client, asked, service, slips):
    """Type a bundle in the grid, bring it in again by another person as a table that reads slip 9 otherwise, settle and count."""
    batch = PaperBatch.objects.create(round=asked, service=service, name="เคาน์เตอร์", day=asked.opens, slips=len(slips))
    page = f"/admin/services/paperbatch/{batch.pk}"
    typed = {f"m{number}": marks for number, marks in enumerate(slips, start=1)} | {
        f"s{number}": "f" for number in range(1, len(slips) + 1)
    }
    client.post(f"{page}/entry/1/", typed)
    client.force_login(factories.user(roles.DIVISION_CLERK, division=service.division))
    wrong = slips[8].replace(slips[8][0], "1", 1)
    client.post(f"{page}/entry/2/", {"table": "1", "file": table([*slips[:8], wrong, *slips[9:]])})
    client.post(f"{page}/count/", {"sure": "1"})
    assert Answer.objects.count() == len(slips) - 1
    assert "ใบที่ ๙ ข้อ ๑" in client.get(f"{page}/settle/").text
    client.post(f"{page}/settle/", {f"9-q{asked.form.questions()[0].pk}": slips[8][0]})
    client.post(f"{page}/count/", {"sure": "1"})


@pytest.fixture
def edition(page_client, asked, slips):
    """The edition of a round that four hundred people answered."""
    by_name = {one.name: one for one in asked.asked()}
    services = [by_name[name] for name, n in PEOPLE.items() for _ in range(n)]
    page_client.force_login(factories.user(roles.PUBLISHER, division=factories.divisions()[0]))
    on_paper(page_client, asked, services[0], slips[:PAPER])
    online(asked, services, slips)
    Comment.objects.update(cleaned="ควรมีที่จอดรถเพิ่ม", published=True)
    day = timezone.localdate() - timedelta(days=1)
    Round.objects.update(opens=day, closes=day)
    return factories.publish("survey", asked.key)


def pdf_text(data):
    """Return the words of a PDF with Arabic digits, a space between any two."""
    pages = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(thai.to_arabic_digits(text).replace(",", "").split())


def docx_rows(data):
    """Return the rows of every table of a DOCX as text with Arabic digits."""
    tables = docx.Document(io.BytesIO(data)).tables
    rows = [
        [thai.to_arabic_digits(cell.text).replace(",", "") for cell in row.cells] for one in tables for row in one.rows
    ]
    return [tuple(row) for row in rows]


def xlsx_rows(data):
    sheet = openpyxl.load_workbook(io.BytesIO(data))["ข้อมูล"]
    return [tuple("" if cell.value is None else cell.value for cell in row) for row in sheet.iter_rows()]


def has(rows, figures):
    """Return whether one of the rows holds these figures side by side."""
    return any(figures == row[at : at + len(figures)] for row in rows for at in range(len(row)))


@pytest.mark.slow
def test_what_is_handed_in_is_what_was_worked_by_hand(page_client, edition):
    said = edition.said
    assert (Answer.objects.count(), said.number, said.wanted) == (400, 400, 298)
    assert (str(said.total.mean), str(said.total.percent), said.total.level) == ("4.48", "89.58", "มาก")
    made = {name: b"".join(get(name, printed=True).write(report(edition))) for name in ("pdf", "docx", "xlsx")}
    text, rows, cells = pdf_text(made["pdf"]), docx_rows(made["docx"]), xlsx_rows(made["xlsx"])
    for figures in [*BY_HAND, WHOLE]:
        assert " ".join(figures).strip() in text
        assert has(rows, figures)
        if figures != WHOLE:
            assert has(rows, (*figures[:-1], ""))  # again in the table of the aspect itself
        numbers = tuple(float(one) if re.fullmatch(r"[\d.]+", one) else one for one in figures)
        assert has(cells, numbers)
    page = page_client.get(edition.newest_url).text
    assert "ได้คำตอบ ๔๐๐ ชุด ควรได้อย่างน้อย ๒๙๘ ชุด" in page
    assert "ควรมีที่จอดรถเพิ่ม" in page
    assert {row.name: row.number for row in said.services} == {
        "ชำระภาษี": 200, "ทะเบียนพาณิชย์": 150, "ขออนุญาตก่อสร้าง": None, "เบี้ยผู้สูงอายุ": None,
    }  # fmt: skip
    assert {one.label: one.number for one in said.respondents if one.group == "ช่องทางที่ตอบ"} == {
        "กระดาษ": 200, "จุดบริการ (เครื่องของหน่วยงาน)": 120, "คิวอาร์โค้ดหรือลิงก์": 80, "โทรศัพท์": 0,
    }  # fmt: skip
