"""Days that something of a year can't have: one rule for results, gifts, statements and announcements."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from common.days import problem
from disclosures.models import GiftRules, Notice
from services.models import PaperBatch

TODAY = datetime.date(2026, 11, 30)
YEAR = "ปีงบประมาณ พ.ศ. ๒๕๗๐ คือ ๑ ตุลาคม ๒๕๖๙ – ๓๐ กันยายน ๒๕๗๐"


def said(*day, **of):
    return problem(datetime.date(*day), today=TODAY, **of)


def test_a_day_before_the_year_is_refused_with_the_days_of_the_year():
    assert said(1857, 1, 1, year=2570) == f"วันที่ ๑ มกราคม ๒๔๐๐ เป็นไปไม่ได้ ระบุได้ตั้งแต่ ๑ ตุลาคม ๒๕๖๙ {YEAR}"
    assert said(2026, 9, 30, year=2570)
    assert said(2026, 10, 1, year=2570) == ""
    assert said(2026, 8, 31, year=2570, first=datetime.date(2026, 9, 1))
    assert said(2026, 9, 1, year=2570, first=datetime.date(2026, 9, 1)) == ""


def test_a_first_day_alone_is_told_without_a_year():
    first = datetime.date(1999, 10, 1)
    assert said(1857, 1, 1, first=first) == "วันที่ ๑ มกราคม ๒๔๐๐ เป็นไปไม่ได้ ระบุได้ตั้งแต่ ๑ ตุลาคม ๒๕๔๒"
    assert said(2026, 12, 1, first=first).endswith("ระบุได้ไม่เกินวันนี้ ๓๐ พฤศจิกายน ๒๕๖๙")


def test_a_day_to_come_is_refused_whatever_the_year():
    assert said(2026, 12, 1) == "วันที่ ๑ ธันวาคม ๒๕๖๙ ยังมาไม่ถึง ระบุได้ไม่เกินวันนี้ ๓๐ พฤศจิกายน ๒๕๖๙"
    assert said(2026, 12, 1, year=2570).endswith(YEAR)
    assert said(2026, 11, 30, year=2570) == said(1857, 1, 1) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), [(Notice, "dated"), (GiftRules, "gazetted_on"), (PaperBatch, "day")])
def test_a_record_refuses_a_day_to_come(model, name):
    with time_machine.travel(TODAY), pytest.raises(ValidationError, match="ยังมาไม่ถึง"):
        model(**{name: TODAY + datetime.timedelta(days=2)}).clean()


def test_a_report_after_the_end_of_its_year_is_possible():
    assert said(2026, 11, 30, year=2569) == ""
