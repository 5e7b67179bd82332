"""How often each mark of a scale was given, and every figure that follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .rounding import half_up, root

SATISFIED = 2  # the two highest marks


@dataclass(frozen=True)
class Marks:
    """The counts of the marks 1, 2, 3 … of a scale, in this order. A question that nobody answered has counts of 0.

    The figures are None where there are too few marks to have them.
    """

    counts: tuple[int, ...]

    def __add__(self, other: "Marks") -> "Marks":
        """Return both together; raises ValueError for scales of different length."""
        return Marks(tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def n(self) -> int:
        """Return how many marks were given."""
        return sum(self.counts)

    @property
    def sum(self) -> int:
        return sum(mark * count for mark, count in enumerate(self.counts, start=1))

    @property
    def exact_mean(self) -> Fraction | None:
        return Fraction(self.sum, self.n) if self.n else None

    @property
    def mean(self) -> Decimal | None:
        """Return the mean as it is printed, x̄."""
        return None if self.exact_mean is None else half_up(self.exact_mean)

    @property
    def percent(self) -> Decimal | None:
        """Return ร้อยละความพึงพอใจ: the unrounded mean as a share of the highest mark."""
        return None if self.exact_mean is None else half_up(self.exact_mean / len(self.counts) * 100)

    @property
    def deviation(self) -> Decimal | None:
        """Return the standard deviation of a sample (n − 1), S.D.; None for a single mark."""
        if self.n < 2:
            return None
        squares = sum(mark * mark * count for mark, count in enumerate(self.counts, start=1))
        return root(Fraction(self.n * squares - self.sum**2, self.n * (self.n - 1)))

    @property
    def satisfied(self) -> Decimal | None:
        """Return ร้อยละของผู้ที่พึงพอใจ: the share of the two highest marks."""
        return half_up(Fraction(100 * sum(self.counts[-SATISFIED:]), self.n)) if self.n else None


def nothing(scale: int) -> Marks:
    """Return the Marks of a scale of which none was given."""
    return Marks((0,) * scale)


def together(marks: Iterable[Marks], scale: int) -> Marks:
    """Return several Marks of one scale as one: every mark counts once, whichever question it answers."""
    return sum(marks, nothing(scale))
