"""A corruption case of which a limit passes without a word reaches the outside reader, whoever would rather it did not.

There are two: the first answer, also after a case was opened again, and then progress, again and again.

The keys lie by in the row since the case was filed: sealed to that reader, and closed under the server's secret until the day.
"""

from datetime import date, datetime

from django.utils import timezone

from common.thai import format_date

from ..cases import deadlines
from ..cases.open_case import Entry, OpenCase, changing, writing
from ..models import Case, Channel, Reader
from ..sealing import escrow
from ..sealing.errors import SealError
from . import choosing, rekeying
from .laying_by import laid_by, mark_of, peeled


def pass_on(today: date | None = None) -> bool:
    """Let go of the keys of cases whose limit has passed; return whether there was any.

    A row changed behind the site, and a case laid by for somebody who has left, stays closed.
    """
    today, outside = today or timezone.localdate(), choosing.outside_reader()
    kept, now = Case.objects.open().filter(channel=Channel.CORRUPTION, passed_on=None), deadlines.rule()
    late = [case for case in kept if deadlines.runs_out(case, now) < today]
    return any([_pass_on(case, outside, today) for case in late] if outside else [])


def _pass_on(case: Case, outside: Reader, today: date) -> bool:
    mark, envelope = peeled(case)
    if mark not in (mark_of(outside), outside.pk):  # laid by before the mark was one of the key
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
    if case.closed_on or case.passed_on or peeled(case)[0] == (mark_of(outside) if outside else escrow.NOBODY):
        return
    with writing(opened) as again:
        again.case.escrow = laid_by(again.keys, case.channel, outside)
    opened.case.refresh_from_db()


def joined(opened: OpenCase, reader: Reader, *, at: datetime | None = None) -> OpenCase:
    """Return the case, its reader among those whom everybody sees to read it: at the first opening of a case passed on."""
    if choosing.reads(rekeying.readers_of(opened), reader):
        return opened
    with writing(opened) as again:
        now = rekeying.admit(again, reader)
        now.introduce()
        due = format_date(deadlines.runs_out(now.case, deadlines.rule()))
        text = f"ครบกำหนดเมื่อ {due} โดยหน่วยงานไม่ได้แจ้งสิ่งใด ผู้รับเรื่องภายนอกจึงได้รับเรื่องนี้"
        now.add(Entry("passed-on", str(reader), at or timezone.now(), {"text": text}))
    return now
