"""How much an office holds that has grown `factor` times: by a hundred its years are seven, by a thousand nine: the oldest whose
assessment is known is 2562."""

import math
from dataclasses import dataclass

# What an office of three years has, and what each further growth adds.
YEARS, YEARS_AT_A_THOUSAND = 3, 9
DOCUMENTS, REVISIONS, RESULTS, CASES = 4, 2, 5, 50
DOCUMENTS_A_TOPIC = 80


@dataclass(frozen=True)
class Age:
    """The sizes that follow from a factor of 1 or more."""

    factor: int

    @property
    def years(self) -> int:
        """Return how many fiscal years the office has lived."""
        share = math.log(self.factor, 1000)
        return YEARS + round((YEARS_AT_A_THOUSAND - YEARS) * share)

    @property
    def results(self) -> int:
        """Return how many results a measure of a year has beside those that its clerks report."""
        return RESULTS * (self.factor - 1) // 10 // self.years

    @property
    def topics(self) -> int:
        """Return how many topics there are beside the first ones."""
        return math.ceil(DOCUMENTS * (self.factor - 1) / DOCUMENTS_A_TOPIC)

    @property
    def documents(self) -> int:
        """Return how many documents each of these topics has."""
        return math.ceil(DOCUMENTS * (self.factor - 1) / max(self.topics, 1))

    @property
    def cases(self) -> int:
        """Return how many complaints there are beside one of each channel and status."""
        return CASES * (self.factor - 1)

    @property
    def revisions(self) -> int:
        """Return how many editions beyond those of the calendar were published."""
        return REVISIONS * (self.factor - 1)
