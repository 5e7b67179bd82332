"""Days that something of a year can't have: one rule for results, gifts, statements and announcements."""

import datetime
import inspect

import pytest
import time_machine
from django.contrib import admin
from django.core.exceptions import ValidationError

from common.admin.read_only import ReadOnlyAdmin
from common.days import problem
from common.fields import ThaiDateField
from disclosures.models import GiftRules, Notice
from services.models import PaperBatch
from visitors.models import OpeningBalance

TODAY = datetime.date(2026, 11, 30)
# Plans and limits: any other day that staff type is one on which something has happened.
MAY_LIE_AHEAD = {
    "common.division.ends_on", "common.division.starts_on", "complaints.holiday.date", "disclosures.document.review_on", "ita.eitround.closes", "ita.eitround.next_closes",
    "ita.eitround.next_opens", "ita.eitround.opens", "measures.frameworkdate.closes", "measures.frameworkdate.opens",
    "measures.measure.ends", "measures.measure.starts", "services.round.closes", "services.round.opens",
}  # fmt: skip
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
@pytest.mark.parametrize(
    ("model", "name"), [(Notice, "dated"), (GiftRules, "gazetted_on"), (PaperBatch, "day"), (OpeningBalance, "as_of")]
)
def test_a_record_refuses_a_day_to_come(model, name):
    with time_machine.travel(TODAY), pytest.raises(ValidationError, match="ยังมาไม่ถึง"):
        model(**{name: TODAY + datetime.timedelta(days=2)}).clean()


def test_a_report_after_the_end_of_its_year_is_possible():
    assert said(2026, 11, 30, year=2569) == ""


def typed_days():
    """Yield (model, field's name) of every day that a form of the staff's asks for, those of rows beneath a record among them."""
    rooms = (room for room in admin.site._registry.values() if not isinstance(room, ReadOnlyAdmin))
    for room in rooms:
        for one in (room, *(inline(type(room), admin.site) for inline in room.inlines)):
            shown = {field.name for field in one.opts.fields if isinstance(field, ThaiDateField) and field.editable}
            yield from ((one.model, name) for name in shown - set(one.readonly_fields))


def test_every_day_that_staff_type_is_refused_ahead_or_may_lie_there():
    typed = {f"{model._meta.label_lower}.{name}": model for model, name in typed_days()}
    unguarded = {
        label
        for label, model in typed.items()
        if f'days.refuse(self, "{label.rpartition(".")[2]}"' not in inspect.getsource(model)
    }
    assert unguarded == MAY_LIE_AHEAD
