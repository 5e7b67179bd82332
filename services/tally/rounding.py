"""Rounding half up, of fractions that are exact until then."""

from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """Return a number that is not negative with so many decimals; a half goes up, as on paper: 4.505 is 4.51."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def root(value: Fraction, places: int = 2) -> Decimal:
    """Return the square root of a number that is not negative, rounded half up without ever being approximated."""
    # k is the largest whole number with (k - 1/2)² <= value · 100^places.
    return Decimal((isqrt(floor(4 * value * 100**places)) + 1) // 2).scaleb(-places)


def share(part: int, whole: int, places: int = 2) -> Decimal:
    """Return a part of a whole in percent, rounded half up; of nothing it is 0."""
    return half_up(Fraction(100 * part, whole) if whole else Fraction(0), places)
