"""How an edition of measures reads on a given day: progress, lateness and missing rounds, computed, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.utils.safestring import SafeString

from common import thai

from . import cells, states
from .edition import Measure, Plan, Result, Step
from .frameworks import first
from .frameworks.edition import Framework
from .outstanding import Outstanding
from .states import Status

# Of a measure with more results the year's page shows so many and leads on.
A_FEW = 20


@dataclass(frozen=True)
class MeasureView:
    """One measure of an edition, as it stands on `today`; without a framework it can't name its indicator.

    A `whole` one shows all its results, however many.
    """

    data: Measure
    division_names: dict
    today: date
    framework: Framework | None = None
    whole: bool = False

    @property
    def number(self) -> int:
        return self.data.number

    @property
    def title(self) -> str:
        return self.data.title

    @property
    def indicator(self) -> str:
        return self.framework.indicator(self.data.indicator) if self.framework else ""

    @property
    def instrument(self) -> str:
        return self.framework.instrument(self.data.instrument) if self.framework else ""

    @property
    def starts(self) -> date:
        return self.data.starts

    @property
    def ends(self) -> date:
        return self.data.ends

    @property
    def divisions(self) -> list[str]:
        """Return the names of the responsible divisions, in the measure's order."""
        return [self.division_names[code] for code in self.data.divisions]

    @property
    def steps(self) -> list[Step]:
        return self.data.steps

    @property
    def results(self) -> list[Result]:
        return self.data.results

    @property
    def is_cut(self) -> bool:
        """Return whether there are more results than are shown."""
        return not self.whole and len(self.results) > A_FEW

    @property
    def shown(self) -> list[Result]:
        """Return the results that stand beside those of other measures."""
        return self.results[:A_FEW] if self.is_cut else self.results

    @cached_property
    def answered(self) -> set[int]:
        """Return the numbers of the steps that a result names as answered."""
        return {result.step for result in self.results if result.step is not None}

    @property
    def bare_steps(self) -> int | None:
        """Return how many steps have no result; None when a result names no step, so that nobody can know."""
        knows = all(result.step is not None for result in self.results)
        return len(self.steps) - len(self.answered) if knows else None

    @property
    def days_late(self) -> int:
        """Return the days past the end date while nothing at all is reported; 0 when not late."""
        return states.days_late(results=len(self.results), ends=self.ends, today=self.today)

    @cached_property
    def evidenced(self) -> int:
        """Return how many results name their evidence."""
        return sum(bool(result.evidence) for result in self.results)

    @cached_property
    def status(self) -> Status:
        return states.status(results=len(self.results), evidenced=self.evidenced, days_late=self.days_late)

    @property
    def cell(self) -> str:
        """Return the name of the woven cell that shows the state."""
        return cells.level(results=len(self.results), evidenced=self.evidenced, status=self.status)

    @property
    def symbols(self) -> SafeString:
        """Return the SVG symbol of this measure's cell alone."""
        return cells.symbols([self.cell])

    @property
    def say(self) -> str:
        """Return the state in a few words with Thai digits; the evidence is said beside it."""
        if self.results and self.steps and self.bare_steps is not None:
            return states.of_steps(len(self.answered), len(self.steps))
        return states.say(results=len(self.results), days_late=self.days_late)

    @property
    def progress_words(self) -> str:
        """Return the state as a sentence with Thai digits."""
        return states.sentence(steps=len(self.steps), results=len(self.results), days_late=self.days_late)

    @property
    def without_evidence(self) -> list[int]:
        """Return the numbers of the results that name no evidence."""
        return [result.number for result in self.results if not result.evidence]

    @property
    def missing_rounds(self) -> list[int]:
        """Return the rounds (6, 12) whose last day has passed without a result reported for them."""
        fiscal_year = thai.fiscal_year(self.ends)
        due = [months for months, last in thai.round_ends(fiscal_year).items() if last < self.today]
        return [months for months in due if months not in {result.round for result in self.results}]


@dataclass(frozen=True)
class DivisionView:
    """One division's share of a year."""

    name: str
    measures: list

    @property
    def reported(self) -> int:
        return sum(bool(measure.results) for measure in self.measures)

    @property
    def results(self) -> int:
        return sum(len(measure.results) for measure in self.measures)

    @property
    def evidenced(self) -> int:
        return sum(measure.evidenced for measure in self.measures)


@dataclass(frozen=True)
class YearView:
    """An edition's Plan, as it stands on `today`; a `whole` one shows every result of every measure."""

    data: Plan
    today: date
    whole: bool = False

    @property
    def fiscal_year(self) -> int:
        return self.data.fiscal_year

    @property
    def first_day(self) -> date:
        return thai.fiscal_year_range(self.fiscal_year)[0]

    @cached_property
    def measures(self) -> list[MeasureView]:
        names = {division.code: division.name for division in self.data.divisions}
        framework = first.named(self.data)
        return [MeasureView(measure, names, self.today, framework, self.whole) for measure in self.data.measures]

    @cached_property
    def divisions(self) -> list[DivisionView]:
        """Return each division with the measures that it answers for, in the office's order."""
        return [
            DivisionView(d.name, [m for m in self.measures if d.code in m.data.divisions]) for d in self.data.divisions
        ]

    @cached_property
    def states(self) -> list[tuple[Status, list[MeasureView]]]:
        """Return (status, its measures) for every status, the fullest first: what the legend counts."""
        return [(status, [m for m in self.measures if m.status == status]) for status in states.STATUSES]

    @property
    def outstanding(self) -> Outstanding:
        """Return what is still lacking: the states that the legend counts, but the fullest."""
        return Outstanding.of(self.states, self.missing_rounds)

    @property
    def steps_words(self) -> str:
        """Return how many of the steps have a result, with Thai digits; how many there are where nobody can know."""
        left = self.outstanding
        if left.bare is None or not left.steps:
            return f"กำหนด {thai.format_number(left.steps)} ขั้นตอน"
        return states.of_steps(left.steps - left.bare, left.steps)

    @property
    def cell_symbols(self) -> SafeString:
        """Return the SVG symbols of the cells that this year's page shows, its legend's among them."""
        return cell_symbols([self])

    @property
    def missing_rounds(self) -> list[tuple[int, list[MeasureView]]]:
        """Return (months, measures) for each round that some measure has not reported."""
        rounds = ((months, [m for m in self.measures if months in m.missing_rounds]) for months in (6, 12))
        return [(months, measures) for months, measures in rounds if measures]

    @property
    def totals(self) -> dict[str, int]:
        """Return how many measures and results the year has, how many are reported and evidenced."""
        return {
            "measures": len(self.measures),
            "results": sum(len(m.results) for m in self.measures),
            "reported": sum(bool(m.results) for m in self.measures),
            "evidenced": sum(m.evidenced for m in self.measures),
        }

    @property
    def is_cut(self) -> bool:
        """Return whether some measure has more results than are shown."""
        return any(measure.is_cut for measure in self.measures)

    @property
    def has_different_dates(self) -> bool:
        """Return whether a timeline says more than one line of text."""
        return len({(measure.starts, measure.ends) for measure in self.measures}) > 1

    def measure(self, number: int) -> MeasureView | None:
        """Return the measure of that number, or None."""
        return next((m for m in self.measures if m.number == number), None)

    def neighbours(self, number: int) -> tuple[MeasureView | None, MeasureView | None]:
        """Return the measures before and after `number`, None at the ends."""
        numbers = [m.number for m in self.measures]
        place = numbers.index(number)
        before = self.measures[place - 1] if place else None
        return before, self.measures[place + 1] if place + 1 < len(numbers) else None


@dataclass(frozen=True)
class CellLine:
    """A measure of a list of years: its number and the woven cell of its state."""

    number: int
    cell: str


@dataclass(frozen=True)
class YearLine:
    """What the list of years says of one: its cells and its sums, without its content."""

    fiscal_year: int
    measures: list[CellLine]
    totals: dict

    @property
    def first_day(self) -> date:
        return thai.fiscal_year_range(self.fiscal_year)[0]

    @classmethod
    def of(cls, plan: Plan, today: date) -> Self:
        view = YearView(plan, today)
        return cls(view.fiscal_year, [CellLine(m.number, m.cell) for m in view.measures], view.totals)


def cell_symbols(years: Iterable[Any]) -> SafeString:
    """Return the SVG symbols of every cell of a page that shows these years, each once, with the legend's."""
    legend = {status.code for status in states.STATUSES if status is not states.PARTLY} | {"woven-2"}
    return cells.symbols(sorted(legend.union(measure.cell for year in years for measure in year.measures)))
