"""What a table says, before anything is made of it: plain data that can wait as JSON between two pages."""

from dataclasses import asdict, dataclass, field
from datetime import date


@dataclass
class Doubt:
    """Something in a row of the file that a person should look at; nothing is imported while one `blocks`."""

    row: int
    sentence: str
    blocks: bool = False


@dataclass
class MeasureDraft:
    """One measure as the table has it; divisions by the names that stand there."""

    row: int
    number: int
    title: str
    steps: list = field(default_factory=list)
    divisions: list = field(default_factory=list)
    starts: date | None = None
    ends: date | None = None
    results: list = field(default_factory=list)


@dataclass
class TableDraft:
    title: str = ""
    preamble: str = ""
    measures: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    mended: list = field(default_factory=list)

    @property
    def blocks(self):
        return any(doubt.blocks for doubt in self.doubts)

    @property
    def division_names(self):
        """Return every name that stands in the column of divisions, once, in the order of the table."""
        return list(dict.fromkeys(name for measure in self.measures for name in measure.divisions))

    @property
    def counts(self):
        """Return how many measures, steps, divisions and results would be made."""
        return {
            "measures": len(self.measures),
            "steps": sum(len(measure.steps) for measure in self.measures),
            "responsibilities": sum(len(measure.divisions) for measure in self.measures),
            "results": sum(len(measure.results) for measure in self.measures),
        }

    def doubt(self, row, sentence, *, blocks=False):
        self.doubts.append(Doubt(row, sentence, blocks))

    def as_json(self):
        """Return the draft as JSON-ready data; `from_json` turns it back."""
        data = asdict(self)
        for measure in data["measures"]:
            for name in ("starts", "ends"):
                measure[name] = measure[name] and measure[name].isoformat()
        return data

    @classmethod
    def from_json(cls, data):
        return cls(
            **data
            | {
                "measures": [
                    MeasureDraft(
                        **row | {name: row[name] and date.fromisoformat(row[name]) for name in ("starts", "ends")}
                    )
                    for row in data["measures"]
                ],
                "doubts": [Doubt(**row) for row in data["doubts"]],
            }
        )
