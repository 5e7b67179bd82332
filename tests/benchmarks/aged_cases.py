"""Complaints of an office that has grown: sealed cases again and again under new numbers, on other days."""

import random
import uuid
from dataclasses import dataclass
from datetime import timedelta

from complaints import row_macs
from complaints.models import BoardEntry, Case, Item

BATCH = 500
DAYS = ("received_on", "counted_from", "due_on", "first_due_on", "answered_on", "told_on", "closed_on")
# Long, and read only by whoever opens the case.
CUT = ("readership", "identity", "former", "escrow", "farewells")


@dataclass(frozen=True)
class Pattern:
    """A case that was filed through the form, with what belongs to it."""

    case: Case
    items: list
    entry: BoardEntry | None


def copy(count, years):
    """Add `count` cases, received in the office's last `years`."""
    patterns = [_pattern(case) for case in Case.objects.standing().select_related("board_entry")]
    rng = random.Random("cases")
    for start in range(0, count, BATCH):
        copies = [_copy(patterns[n % len(patterns)], rng, years) for n in range(start, min(start + BATCH, count))]
        Case.objects.bulk_create(one.case for one in copies)
        Item.objects.bulk_create(item for one in copies for item in one.items)
        BoardEntry.objects.bulk_create(one.entry for one in copies if one.entry)


def _pattern(case):
    return Pattern(case, list(case.items.all()[:1]), getattr(case, "board_entry", None))


def _copy(pattern, rng, years):
    facts = {field.attname: getattr(pattern.case, field.attname) for field in Case._meta.concrete_fields}
    ago = timedelta(days=rng.randint(0, 365 * years))
    moved = {name: facts[name] - ago for name in DAYS if facts[name]}
    case = Case(
        **facts
        | moved
        | {name: facts[name][:64] for name in CUT}
        | {"id": uuid.uuid4(), "locator": rng.randbytes(32), "written_on": None, "asked_after_end": False}
        # its desk has kept up
    )
    items = [
        Item(case=case, sequence=one.sequence, staff_only=one.staff_only, sealed=one.sealed) for one in pattern.items
    ]
    return Pattern(case, items, _entry(case, pattern.entry))


def _entry(case, entry):
    if entry is None:
        return None
    copy = BoardEntry(case=case, place=entry.place, category=entry.category, reports=1, received_on=case.received_on)
    copy.attestation = row_macs.mac(copy)  # without it no line would be shown
    return copy
