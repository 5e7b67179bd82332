"""The public pages and files of the statistics: what each edition says, and what two of them do not say together."""

import csv
import io
import json
import os
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import time_machine

from complaints.models import Case
from tests.factories import organisation, publish

BANGKOK = ZoneInfo("Asia/Bangkok")
APRIL, OCTOBER = datetime(2023, 4, 5, 9, tzinfo=BANGKOK), datetime(2023, 10, 5, 9, tzinfo=BANGKOK)
PLACE = "/complaints/statistics/2566/"


@pytest.fixture
def received(desk):
    """Stores so many copies of a sealed case, received on a day through a door, with other facts if given."""
    organisation()
    case, _ = desk.file()
    sealed = Case.objects.filter(pk=case.pk).values().get()
    Case.objects.all().delete()

    def store(count, day, door="corruption", **facts):
        dates = {
            "received_on": day,
            "counted_from": day,
            "due_on": date(2023, 12, 1),
            "first_due_on": date(2023, 12, 1),
        }
        for _ in range(count):
            own = {"id": uuid4(), "locator": os.urandom(32), "door": door}
            Case.objects.create(**sealed | own | dates | facts)

    return store


def frozen(at):
    with time_machine.travel(at, tick=False):
        return publish("complaint-statistics", "2566", at=at)


def lines(client, edition, name):
    answer = client.get(f"{PLACE}editions/{edition.number}/report.{name}")
    assert answer.status_code == 200
    return b"".join(answer)


def told(edition, door="corruption"):
    [found] = [one for one in edition.content["doors"] if one["door"] == door]
    return {period["label"]: period["figures"]["received"] for period in found["periods"] if period["kind"] != "month"}


@pytest.mark.promise("separate-channels")
def test_figures_of_each_door_stand_on_the_page_and_small_ones_are_covered(page_client, received):
    received(7, date(2022, 11, 1), door="general", closed_on=date(2022, 11, 9), outcome="done")
    received(3, date(2022, 11, 1))
    frozen(APRIL)
    page = page_client.get(PLACE).content.decode()
    assert "ปกปิด" in page.partition('id="door-corruption"')[2]
    assert "ปกปิด" not in page.partition('id="door-general"')[2].partition("</section>")[0]
    assert "๗" in page


def test_nothing_received_is_a_statement_with_the_approver(page_client, received):
    edition = frozen(APRIL)
    page = page_client.get(PLACE).content.decode()
    assert page.count("ไม่มีเรื่องร้องเรียน</strong>") == 2
    assert edition.approved_role in page


def test_csv_xlsx_and_json_hold_the_rows_of_the_edition(client, received):
    received(6, date(2022, 11, 1), door="general")
    received(2, date(2022, 12, 1))
    edition = frozen(APRIL)
    rows = list(csv.reader(io.StringIO(lines(client, edition, "csv").decode("utf-8-sig"))))
    texts = [" ".join(row) for row in rows]
    assert any("พฤศจิกายน ๒๕๖๕" in text and "6" in text for text in texts)
    [half] = [text for text in texts if "การทุจริต" in text and "ครึ่งปีแรก" in text]
    assert "ปกปิด" in half
    sheet = openpyxl.load_workbook(io.BytesIO(lines(client, edition, "xlsx"))).active
    assert any("ปกปิด" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert json.loads(lines(client, edition, "json")) == edition.content


def test_newest_file_leads_to_the_edition_and_unknown_ones_are_404(client, received):
    assert client.get(f"{PLACE}report.csv").status_code == 404
    frozen(APRIL)
    assert client.get(f"{PLACE}report.csv")["Location"] == f"{PLACE}editions/1/report.csv"
    assert client.get(f"{PLACE}editions/1/report.exe").status_code == 404
    assert client.get(f"{PLACE}editions/2/report.csv").status_code == 404


def test_october_does_not_tell_what_aprils_edition_would_give_away(received):
    received(10, date(2022, 11, 1))
    assert told(frozen(APRIL)) == {"ครึ่งปีแรก": 10}
    received(2, date(2023, 6, 1))
    assert set(told(frozen(OCTOBER)).values()) == {None}


def test_october_tells_the_year_when_april_told_nothing(received):
    received(3, date(2022, 11, 1))
    assert told(frozen(APRIL)) == {"ครึ่งปีแรก": None}
    received(9, date(2023, 6, 1))
    assert told(frozen(OCTOBER)) == {"ทั้งปีงบประมาณ ๒๕๖๖": 12, "ครึ่งปีแรก": None, "ครึ่งปีหลัง": None}
