"""Which grade a score earns, by the bands of its year's framework: an old score keeps its old letters."""

from collections.abc import Iterable
from decimal import Decimal

from measures.frameworks.edition import Band, Framework


def grade(framework: Framework, total: Decimal | None, instruments: Iterable[Decimal]) -> str | None:
    """Return the name of the grade of a total, None while the total, or what decides between grades, is unknown.

    Scores are numbers from 0 to 100; `instruments` leaves out the unknown ones. A band may ask that every instrument
    reaches a mark, so a total alone does not always decide. A framework without bands gives no grade.
    """
    if total is None:
        return None
    known = [Decimal(score) for score in instruments]
    whole = len(known) >= len(framework.instruments)
    reached = (band for band in framework.bands if Decimal(total) >= band.total and _may_hold(band, known))
    band = next(reached, None)
    return band.name if band and (band.each is None or whole) else None


def _may_hold(band: Band, known: list[Decimal]) -> bool:
    return band.each is None or all(score >= band.each for score in known)
