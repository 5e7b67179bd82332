"""The board of general cases, and which cases speak of the same: one category, one place."""

import re
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.thai import to_arabic_digits

from .. import freshness, row_macs
from ..models import BoardEntry, Case, Channel
from .open_case import Entry, OpenCase

SHORTEST = 4  # signs of a place that can be compared
LOOKED_THROUGH = 300


def same_place(one: str, other: str) -> bool:
    """Return whether two places as people write them are one: alike, or one of them a more exact form of the other."""
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    return len(shorter) >= SHORTEST and bool(re.search(re.escape(shorter) + r"(?!\d)", longer))


def _plain(place: str) -> str:
    return re.sub(r"[\s.,]|ที่", "", to_arabic_digits(place)).lower().replace("ม.", "หมู่")


def alike(place: str, category: str, others: list) -> list:
    """Return those of the others (with `place` and `category`) that speak of the same; none for an unnamed category."""
    return [one for one in others if category and one.category == category and same_place(place, one.place)]


def released_alike(place: str, category: str) -> list[BoardEntry]:
    """Return what the board shows of the same place and category and is still open, of the newest LOOKED_THROUGH lines of it."""
    still_open = BoardEntry.objects.shown().filter(category=category, case__closed_on=None)
    return true_ones(alike(place, category, list(still_open[:LOOKED_THROUGH])))


def true_ones(entries: list[BoardEntry]) -> list[BoardEntry]:
    """Return the lines that are as the site wrote them last, at the day of their case. Raises SecretMissing."""
    written = (one for one in entries if one.received_on == one.case.received_on and row_macs.is_written(one))
    return freshness.fresh_lines(written)


def entry_of(opened: OpenCase, *, place: str, category: str, reports: int) -> BoardEntry:
    """Return what would stand on the board, unsaved. Raises ValidationError for what may not."""
    if opened.case.channel != Channel.GENERAL:
        raise ValidationError("กระดานสาธารณะแสดงเฉพาะเรื่องทั่วไป")
    entry = BoardEntry(case=opened.case, place=place, category=category, reports=max(reports, 1))
    entry.full_clean(validate_unique=False)
    return entry


def release(opened: OpenCase, *, place: str, category: str, reports: int) -> None:
    """Put a case of the general channel on the board, or change how it stands there. Raises ValidationError."""
    entry = entry_of(opened, place=place, category=category, reports=reports)
    row_macs.save(entry)


def take_down(opened: OpenCase, *, by: str, at: datetime | None = None) -> None:
    """Take a case off the board and write down who did: hiding needs no second."""
    if take_away(opened.case):
        opened.add(Entry("off-board", by, at or timezone.now(), {"text": ""}, staff_only=True))


def take_away(case: Case) -> bool:
    """Take a case's line away, if there is one, so that it can't be put back; return whether there was."""
    entry = BoardEntry.objects.filter(pk=case.pk).first()
    if entry:
        freshness.note_gone(entry)
        entry.delete()
    return entry is not None
