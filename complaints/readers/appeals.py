"""The reporter appeals a rejection or a forwarding of a corruption case, once, to the outside reader."""

from datetime import datetime

from django.core.exceptions import ValidationError

from ..cases import former, workflow
from ..cases.open_case import REPORTER, OpenCase
from ..models import Reader
from . import choosing, rekeying

NOBODY = "หน่วยงานไม่มีผู้รับเรื่องภายนอกที่จะพิจารณาอุทธรณ์ โปรดแจ้งหน่วยงานภายนอกโดยตรง"


def heard_by(opened: OpenCase) -> Reader | None:
    """Return the outside reader who would decide; None where the office has none, or the reporter shut them out."""
    outside = choosing.outside_reader()
    return None if outside and outside.pk in opened.leaf("readership").get("shut", ()) else outside


def appeal(opened: OpenCase, *, text: str, at: datetime | None = None) -> OpenCase:
    """Open the case again for the outside reader, who is given its keys. Call inside `writing`, as its reporter.

    Returns the case under its keys of now. Raises ValidationError when it is too late, was done before, or nobody could hear it.
    """
    outside = heard_by(opened)
    if outside is None:
        raise ValidationError(NOBODY)
    workflow.move(opened, to=workflow.Status.APPEALED, by=REPORTER, by_reporter=True, text=text, at=at)
    readers = rekeying.readers_of(opened)
    if choosing.reads(readers, outside):
        return opened
    former.remember(opened.case)
    return rekeying.renew(opened, choosing.with_reader(readers, outside))
