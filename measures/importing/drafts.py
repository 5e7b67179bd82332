"""What a table says, before anything is made of it."""

from dataclasses import dataclass, field
from datetime import date

from .columns import Columns


@dataclass
class Doubt:
    """Something in a row of the file that a person should look at; nothing is imported while one `blocks`."""

    row: int
    sentence: str
    blocks: bool = False


@dataclass
class MeasureDraft:
    """One measure as the table has it, from the rows that it stands in; divisions by the names that stand there."""

    row: int
    number: int
    title: str
    steps: list = field(default_factory=list)
    divisions: list = field(default_factory=list)
    starts: date | None = None
    ends: date | None = None
    results: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    written_period: str = ""


@dataclass
class TableDraft:
    """`kinds` says of each row with anything in it what it was taken for: title, heading, data or outside."""

    title: str = ""
    preamble: str = ""
    measures: list[MeasureDraft] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    columns: Columns | None = None
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Return whether something has to be mended before anything can be imported."""
        return any(doubt.blocks for doubt in self.doubts)

    @property
    def division_names(self) -> list[str]:
        """Return every name that stands in the column of divisions, once, in the order of the table."""
        return list(dict.fromkeys(name for measure in self.measures for name in measure.divisions))

    @property
    def counts(self) -> dict[str, int]:
        """Return how many measures, steps, divisions and results would be made."""
        return {
            "measures": len(self.measures),
            "steps": sum(len(measure.steps) for measure in self.measures),
            "responsibilities": sum(len(measure.divisions) for measure in self.measures),
            "results": sum(len(measure.results) for measure in self.measures),
        }

    def doubt(self, row: int, sentence: str, *, blocks: bool = False) -> None:
        """Add a doubt about a row."""
        self.doubts.append(Doubt(row, sentence, blocks))
