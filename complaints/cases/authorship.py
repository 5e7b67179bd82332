"""Each entry of a case is signed by who wrote it. The case's id is a hash of its reporter's key, so nobody can take that place.

Cases from before signatures have ids at random: their entries stay readable, and what is signed there is checked.
"""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from ..models import Case
from ..row_macs import Altered
from ..sealing import authors
from ..sealing.authors import Author
from ..sealing.errors import SealError
from ..sealing.people import digest

REPORTER = "reporter"  # who wrote an entry or brought a file, when it was no officer
SHOWN_FOR_THE_REPORTER = (REPORTER, "ผู้แจ้ง", "ผู้ร้อง")
UNSIGNED = {"recovered"}  # what keepers do: they hold no key of their own


class Forged(Altered):
    """An entry was not written by whom it names, or one was taken out or put back."""


@dataclass(frozen=True)
class Signature:
    """The author's key and signature in hex, and the link to the entry before in the thread ("" for notes)."""

    by: str = ""
    text: str = ""
    previous: str = ""


def statement(case: UUID, entry: Any, previous: str) -> bytes:
    """Return the canonical bytes of an entry, which its author signs."""
    content = {
        "case": case.hex, "sequence": entry.sequence, "notes": entry.staff_only, "previous": previous,
        "type": entry.type, "by": entry.by, "at": entry.at.isoformat(), "content": entry.content,
    }  # fmt: skip
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return b"case entry 2\0" + text.encode()


def link(case: UUID, entry: Any) -> str:
    """Return what the next entry of the thread names this one by."""
    return digest(statement(case, entry, entry.signed.previous) + entry.signed.text.encode(), use="entry").hex()


def signed(case: UUID, entry: Any, author: Author | None, previous: str) -> Signature:
    """Return the author's signature of an entry; an empty one without an author."""
    if author is None:
        return Signature()
    return Signature(author.verify, author.sign(statement(case, entry, previous)), previous)


def refuse_the_reporters_name(entry: Any, author: Author | None, case: Case) -> None:
    """Raise ValidationError when somebody else would write in the reporter's name, or in words that pages show for it."""
    if (
        _heard(entry.by).startswith(SHOWN_FOR_THE_REPORTER)
        and author is not None
        and author.public != bytes(case.reporter_public).hex()
    ):
        raise ValidationError("ชื่อตำแหน่งนี้ใช้ลงชื่อในเรื่องไม่ได้ โปรดแก้ชื่อตำแหน่งในทะเบียนบุคลากร")


def _heard(name: str) -> str:
    """A name without blanks, points and signs that nobody sees."""
    return "".join(sign for sign in name.casefold() if unicodedata.category(sign)[0] in "LMN")


def is_own_id(case: Case) -> bool:
    """Return whether the case's id says who its reporter is."""
    return case.pk.version == authors.OWN_ID


def check(case: Case, entries: list, *, reporter: str, officers: set[str]) -> None:
    """Raise Forged unless every entry was written by whom it names and the thread has no gap.

    `reporter` and `officers` are keys in hex; of a case from before signatures only what is signed is checked.
    """
    own = is_own_id(case)
    if own and (not reporter or authors.case_id(reporter) != case.pk):
        raise Forged("this is not the reporter of the case")
    previous = ""
    for entry in entries:
        _check_entry(case, entry, reporter, officers, own=own)
        if not entry.staff_only:
            if entry.signed.text and entry.signed.previous != previous:
                raise Forged("an entry is missing from the thread")
            previous = link(case.pk, entry)
        if entry.type == "report" and "filed" in entry.content:
            _check_row(case, entry.content["filed"])


def _check_entry(case: Case, entry: Any, reporter: str, officers: set[str], *, own: bool) -> None:
    if not entry.signed.text:
        if own and entry.type not in UNSIGNED:
            raise Forged("an entry bears no signature")
        return
    try:
        authors.check(entry.signed.by, statement(case.pk, entry, entry.signed.previous), entry.signed.text)
    except SealError as error:
        raise Forged("a signature does not hold") from error
    # The report is signed by its receipt's key, whoever typed it in.
    by_reporter = entry.by == REPORTER or entry.sequence == 1
    if own and (entry.signed.by != reporter if by_reporter else entry.signed.by not in officers):
        raise Forged("an entry was written by somebody else")


def facts(case: Case) -> dict:
    """Return what the reporter signs of the row: the channel, the day of receipt, and the key that new keys are sealed to."""
    return {
        "door": str(case.channel),
        "received": case.received_on.isoformat(),
        "key": bytes(case.reporter_public).hex(),
    }


def _check_row(case: Case, filed: dict) -> None:
    if filed != facts(case):
        raise Forged("the row of the case is not as it was filed")
