"""Who was taken off a case is told so, why and by whom: in letters in the case's row, which open with their own key alone."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nacl.public import SealedBox

from .. import row_macs
from ..cases.open_case import changing
from ..models import Case
from ..sealing import letters
from ..sealing.errors import SealError


@dataclass(frozen=True)
class Farewell:
    """What a reader who was taken off a case is told: which case, when, and the reason with who gave it."""

    case: UUID
    number: str
    on: date
    text: str


def leave(case: Case, *, public: str, text: str, on: date) -> None:
    """Put a letter for the holder of this key (hex) into the row; the caller saves it."""
    letter = letters.seal(
        json.dumps({"on": on.isoformat(), "text": text}, ensure_ascii=False).encode(), bytes.fromhex(public)
    )
    _put(case, [*_letters(case), letter])


def farewells_of(box: SealedBox) -> list[Farewell]:
    """Return what this person has not yet taken note of, the oldest case first."""
    cases = Case.objects.standing().exclude(farewells=b"").order_by("received_on", "pk")
    return [found for case in cases if row_macs.holds(case) for found in _own(case, box)]


def take_note(case_id: UUID, box: SealedBox) -> None:
    """Take this person's letters out of a case; those of others stay. Raises Case.DoesNotExist, Altered."""
    with changing(case_id) as case:
        _put(case, [letter for letter in _letters(case) if _read(letter, box) is None])


def _own(case: Case, box: SealedBox) -> Iterator[Farewell]:
    for content in filter(None, (_read(letter, box) for letter in _letters(case))):
        yield Farewell(case.pk, case.number, date.fromisoformat(content["on"]), content["text"])


def _read(letter: bytes, box: SealedBox) -> dict | None:
    with suppress(SealError):
        return json.loads(letters.unseal(letter, box))
    return None


def _letters(case: Case) -> list[bytes]:
    return [bytes.fromhex(text) for text in json.loads(bytes(case.farewells) or b"[]")]


def _put(case: Case, held: list[bytes]) -> None:
    case.farewells = json.dumps([letter.hex() for letter in held]).encode() if held else b""
