"""The public pages and files of the statistics: what each edition says, and what two of them do not say together."""

import csv
import io
import json
import os
import re
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import openpyxl
import pypdfium2
import pytest
import time_machine
from django.core.exceptions import ValidationError

from complaints.figures import statistics
from complaints.figures.counting import FIGURES, totals
from complaints.figures.edition import Figures
from complaints.models import Case, EarlierFigures, Reader
from publishing import contents
from tests.factories import organisation, publish

BANGKOK = ZoneInfo("Asia/Bangkok")
APRIL, JUNE, OCTOBER = (datetime(2023, month, 5, 9, tzinfo=BANGKOK) for month in (4, 6, 10))
PLACE = "/complaints/statistics/2566/"


@pytest.fixture
def received(desk):
    """Stores so many copies of a sealed case, received on a day through a channel, with other facts if given."""
    organisation()
    case, _ = desk.file()
    sealed = Case.objects.filter(pk=case.pk).values().get()
    Case.objects.all().delete()
    Reader.objects.update(since=date(2022, 10, 1))

    def store(count, day, channel="corruption", **facts):
        dates = {
            "received_on": day,
            "counted_from": day,
            "due_on": date(2023, 12, 1),
            "first_due_on": date(2023, 12, 1),
        }
        for _ in range(count):
            own = {"id": uuid4(), "locator": os.urandom(32), "channel": channel}
            Case.objects.create(**sealed | own | dates | facts)

    return store


def frozen(at):
    with time_machine.travel(at, tick=False):
        return publish("complaint-statistics", "2566", at=at)


def lines(client, edition, name):
    answer = client.get(f"{PLACE}editions/{edition.number}/report.{name}")
    assert answer.status_code == 200
    return b"".join(answer)


def told(edition, channel="corruption"):
    [found] = [one for one in edition.content["doors"] if one["door"] == channel]
    return {period["label"]: period["figures"]["received"] for period in found["periods"] if period["kind"] != "month"}


@pytest.mark.promise("separate-channels")
def test_figures_of_each_channel_stand_on_the_page_exactly(page_client, received):
    received(7, date(2022, 11, 1), channel="general", closed_on=date(2022, 11, 9), outcome="done")
    received(3, date(2022, 11, 1))
    frozen(APRIL)
    page = page_client.get(PLACE).content.decode()
    cells = [
        re.findall(r'class="number">\s*(\S+?)\s*</td>', part) for part in re.split('id="channel-corruption"', page)
    ]
    assert cells[0][:3] == ["๗", "๗", "๐"]
    assert cells[1] == ["๓", "๐", "๓"]


def test_figures_of_an_older_register_are_marked_on_the_page_and_in_the_file(page_client, received):
    EarlierFigures.objects.create(fiscal_year=2565, channel="corruption", received=3, finished=2, source="ทะเบียนเล่ม ๑")
    with time_machine.travel(APRIL, tick=False):
        edition = publish("complaint-statistics", "2565", at=APRIL)
    page = page_client.get("/complaints/statistics/2565/").content.decode()
    assert "บันทึกด้วยมือจากทะเบียนเล่ม ๑" in page
    file = page_client.get(f"/complaints/statistics/2565/editions/{edition.number}/report.csv")
    assert "บันทึกด้วยมือจากทะเบียนเล่ม ๑" in b"".join(file).decode("utf-8-sig")


def test_nothing_received_is_a_statement_with_the_approver(page_client, received):
    edition = frozen(APRIL)
    page = page_client.get(PLACE).content.decode()
    assert page.count("ไม่มีเรื่องร้องเรียน</strong>") == 2
    assert edition.approved_role in page


def test_csv_xlsx_and_json_hold_the_rows_of_the_edition(client, received):
    received(6, date(2022, 11, 1), channel="general")
    received(2, date(2022, 12, 1))
    edition = frozen(APRIL)
    rows = list(csv.reader(io.StringIO(lines(client, edition, "csv").decode("utf-8-sig"))))
    texts = [" ".join(row) for row in rows]
    assert any("พฤศจิกายน ๒๕๖๕" in text and "6" in text for text in texts)
    [half] = [row for row in rows if "การทุจริต" in row[0] and "ครึ่งปีแรก" in row]
    assert [cell for cell in half if cell.isdigit()] == ["2", "0", "2"]
    official, data, *_ = openpyxl.load_workbook(io.BytesIO(lines(client, edition, "xlsx"))).worksheets
    assert any(cell.value == "๒" for row in official.iter_rows() for cell in row)
    assert any(cell.value == 2 for row in data.iter_rows() for cell in row)
    assert json.loads(lines(client, edition, "json")) == edition.content


def test_newest_file_leads_to_the_edition_and_unknown_ones_are_404(client, received):
    assert client.get(f"{PLACE}report.csv").status_code == 404
    frozen(APRIL)
    assert client.get(f"{PLACE}report.csv")["Location"] == f"{PLACE}editions/1/report.csv"
    assert client.get(f"{PLACE}editions/1/report.exe").status_code == 404
    assert client.get(f"{PLACE}editions/2/report.csv").status_code == 404


@pytest.mark.promise("told-once-a-half")
def test_an_edition_between_two_halves_tells_nothing_new(received):
    received(3, date(2022, 11, 1))
    first = frozen(APRIL)
    received(1, date(2023, 3, 30))  # came on paper, entered later
    Case.objects.filter(received_on=date(2022, 11, 1)).update(closed_on=date(2023, 3, 1), outcome="done")
    with pytest.raises(ValidationError, match="จึงไม่มีสิ่งใดต้อง"):
        frozen(JUNE)
    received(2, date(2023, 5, 1))
    assert contents.write(statistics.of_year("2566", JUNE.date()))["doors"] == first.content["doors"]
    assert told(frozen(OCTOBER)) == {"ทั้งปีงบประมาณ ๒๕๖๖": 6, "ครึ่งปีแรก": 4, "ครึ่งปีหลัง": 2}


def test_pdf_holds_the_totals(received):
    received(3, date(2022, 11, 1))
    edition = frozen(APRIL)
    [output] = [one for one in edition.about.files.outputs(edition) if one.name == "report.pdf"]
    document = pypdfium2.PdfDocument(b"".join(output.format.write(output.report())))
    text = document[0].get_textpage().get_text_range()
    assert "แล้วเสร็จ" in text
    assert "ครึ่งปีแรก" in text


@pytest.mark.promise("finished-with-and-without-result")
def test_finished_cases_are_told_apart_by_whether_there_was_a_result(client, received):
    closed = {"closed_on": date(2023, 1, 20), "answered_on": date(2023, 1, 20)}
    for number, outcome in ((5, "done"), (4, "not-done"), (3, "forwarded"), (2, "rejected"), (1, "withdrawn")):
        received(number, date(2023, 1, 10), "general", outcome=outcome, **closed)
        received(number, date(2023, 1, 10), "corruption", outcome=outcome, **closed)
    received(6, date(2023, 1, 10), "general")
    frozen(APRIL)
    page = " ".join(client.get(PLACE).text.split())
    told = "แล้วเสร็จ ๑๕ เรื่อง เป็นเรื่องที่หน่วยงานแจ้งผล ๑๒ เรื่อง และยุติโดยไม่มีผลให้แจ้ง ๓ เรื่อง"
    assert page.count(told) == page.count("ยุติโดยไม่มีผลให้แจ้ง ๓ เรื่อง") == 1
    assert "ไม่ได้หมายความว่าทุกเรื่องมีผลการดำเนินการ" in page


def test_figures_of_editions_that_told_no_total_say_nothing_of_results():
    told = dict.fromkeys(FIGURES, 1)
    assert Figures(**told | {"finished": None}).with_result is None
    assert Figures(**totals(told)).without_result is None
