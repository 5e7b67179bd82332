"""The word for a mean. Offices use several cut points, so they are data of the form's version."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class Level(NamedTuple):
    """From which printed mean on a word is used."""

    least: Decimal
    word: str


FIVE = (
    Level(Decimal("4.51"), "มากที่สุด"),
    Level(Decimal("3.51"), "มาก"),
    Level(Decimal("2.51"), "ปานกลาง"),
    Level(Decimal("1.51"), "น้อย"),
    Level(Decimal("1.00"), "น้อยที่สุด"),
)


def level(mean: Decimal | None, levels: Sequence[Level] = FIVE) -> str:
    """Return the word for a printed mean, "" for None; `levels` go from the highest down to one that every mean reaches."""
    if mean is None:
        return ""
    return next(word for least, word in levels if mean >= least)
