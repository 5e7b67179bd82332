"""How many answers are enough, after Taro Yamane."""

from fractions import Fraction
from math import ceil

ERROR = Fraction(5, 100)


def wanted(population: int, error: Fraction = ERROR) -> int:
    """Return n = N / (1 + N·e²) of a population of at least one, rounded up: 298 of 1,154."""
    return ceil(population / (1 + population * error**2))
