"""A corruption case whose first limit passes without an answer reaches the outside reader, whoever would rather it did not.

The keys lie by in the row since the case was filed: sealed to that reader, and closed under the server's secret until the day.
"""

from datetime import date, datetime

from django.utils import timezone

from common.thai import format_date

from ..cases.open_case import Entry, OpenCase, changing, writing
from ..models import Case, Channel, Reader
from ..sealing import escrow
from ..sealing.errors import SealError
from . import choosing, rekeying
from .laying_by import laid_by, peeled


def pass_on(today: date | None = None) -> bool:
    """Let go of the keys of overdue cases that were never answered; return whether there was any.

    A row changed behind the site, and a case laid by for somebody who has left, stays closed.
    """
    today, outside = today or timezone.localdate(), choosing.outside_reader()
    late = Case.objects.open().filter(channel=Channel.CORRUPTION, answered_on=None, passed_on=None, due_on__lt=today)
    return any([_pass_on(case, outside, today) for case in late] if outside else [])


def _pass_on(case: Case, outside: Reader, today: date) -> bool:
    reader, envelope = peeled(case)
    if reader != outside.pk:
        return False
    try:
        with changing(case.pk) as again:
            again.escrow, again.passed_on = envelope, today
    except SealError:
        return False
    return True


def renewed(opened: OpenCase) -> None:
    """Lay an open case's keys by for the outside reader of now, where they still lie for another one. For readers."""
    case = opened.case
    outside = choosing.outside_to_add(opened.leaf("readership")) if case.channel == Channel.CORRUPTION else None
    if case.closed_on or case.passed_on or peeled(case)[0] == (outside.pk if outside else escrow.NOBODY):
        return
    with writing(opened) as again:
        again.case.escrow = laid_by(again.keys, case.channel, outside)
    opened.case.refresh_from_db()


def joined(opened: OpenCase, reader: Reader, *, at: datetime | None = None) -> OpenCase:
    """Return the case, its reader among those whom everybody sees to read it: at the first opening of a case passed on."""
    if reader.pk in {one["id"] for one in rekeying.readers_of(opened)}:
        return opened
    with writing(opened) as again:
        rekeying.admit(again, reader)
        again.introduce()
        text = f"ครบกำหนดแจ้งผลเมื่อ {format_date(again.case.due_on)} โดยยังไม่มีคำตอบ ผู้รับเรื่องภายนอกจึงได้รับเรื่องนี้"
        again.add(Entry("passed-on", str(reader), at or timezone.now(), {"text": text}))
    return again
