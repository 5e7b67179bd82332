"""Messages between the reporter and the readers, with their files: there once, however often they are sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.thai import clean_text, format_number

from ..files import storage
from ..files.uploads import Arrived, too_much
from . import questions
from .open_case import REPORTER, Entry, OpenCase

LONGEST = 20_000  # characters


def said(text: str) -> str:
    """Return a text fit to store, which may be empty. Raises ValidationError when it is too long."""
    text = clean_text(text)
    if len(text) > LONGEST:
        raise ValidationError(f"ข้อความยาวเกินไป เขียนได้ไม่เกิน {format_number(LONGEST)} ตัวอักษร")
    return text


def send(
    opened: OpenCase,
    *,
    text: str,
    by: str,
    arrived: Sequence[Arrived] = (),
    item: UUID | None = None,
    at: datetime | None = None,
    asks: bool = False,
) -> bool:
    """Append a message with its files, or a question; return False, changing nothing, when `item` is there already.

    Call inside `open_case.writing`. Raises ValidationError when it says nothing, is too long, or would
    give this side more files than a case takes.
    """
    if item and opened.case.items.filter(pk=item).exists():
        return False
    text = said(text)
    if not text and not arrived:
        raise ValidationError("โปรดเขียนข้อความหรือแนบไฟล์")
    before = [info for info in opened.files() if (info.by == REPORTER) == (by == REPORTER)]
    if problems := too_much([*before, *arrived]):
        raise ValidationError(problems)
    at = at or timezone.now()
    content = {"text": text, "files": [one.name for one in arrived]}
    content |= questions.asking(timezone.localdate(at)) if asks else {}
    with storage.keeping([one.id for one in arrived]) as keep:
        keep()
        for one in arrived:
            opened.add_file(one, by=by)
        opened.add(Entry("message", by, at, content), item=item)
    return True
