"""A table between its upload and its confirmation: its sheets, and what a person decided about them so far."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from .bands import lay_out_bands
from .columns import OFFICIAL, Columns
from .drafts import TableDraft
from .forms import laid_flat
from .layout import Choices, layout
from .sheets import Sheet, Typed
from .table import read_table


@dataclass
class WaitingTable:
    """The sheets of a file, which of them is read, and the Choices for it."""

    sheets: list[Sheet]
    chosen: int = 0
    choices: Choices = field(default_factory=Choices)

    @classmethod
    def of(cls, sheets: list[Sheet], *, fiscal_year: int, today: datetime.date) -> "WaitingTable":
        """Return the table of freshly read sheets; the one with most measures is read, covers are passed over."""
        sheets = [laid_flat(sheet) for sheet in sheets]
        for sheet in sheets:
            lay_out_bands(sheet, layout(sheet.rows, Choices(), fiscal_year=fiscal_year, today=today).columns)

        def measures(place: int) -> int:
            return len(read_table(sheets[place], fiscal_year=fiscal_year, today=today).measures)

        return cls(sheets, max(range(len(sheets)), key=measures))

    @property
    def sheet(self) -> Sheet:
        """Return the sheet that is read."""
        return self.sheets[self.chosen]

    def read(self, *, fiscal_year: int, today: datetime.date) -> TableDraft:
        """Return what the table says by now."""
        return read_table(self.sheet, fiscal_year=fiscal_year, today=today, choices=self.choices)

    def choose_sheet(self, place: int) -> None:
        """Read another sheet; what was decided about the rows of the one before is dropped."""
        if place != self.chosen and 0 <= place < len(self.sheets):
            self.chosen, self.choices = place, Choices()

    def put_out(self, row: int) -> None:
        """Take a row for no part of the table."""
        self._choose(outside=self.choices.outside | {row}, inside=self.choices.inside - {row})

    def put_in(self, row: int) -> None:
        """Take a row for a part of the table."""
        self._choose(outside=self.choices.outside - {row}, inside=self.choices.inside | {row})

    def name_columns(self, columns: dict[int, str]) -> None:
        """Take these places for these columns, whatever their headings say."""
        self._choose(columns=columns)

    def renumber(self, wanted: bool) -> None:
        """Number the measures anew, in the order of the table."""
        self._choose(renumber=wanted)

    def type_cell(self, row: int, name: str, text: str, draft: TableDraft) -> None:
        """Put `text` where the column `name` stands in a row; a column that the file lacks is added behind the others."""
        if draft.columns is None or name not in OFFICIAL:
            return
        cells = self.sheet.rows[row - 1]
        first, *others = self._places(name, draft.columns)
        cells += [""] * (max([first, *others]) + 1 - len(cells))
        cells[first] = Typed(text)
        for place in others:
            cells[place] = ""

    def _places(self, name: str, columns: Columns) -> list[int]:
        """Return where a column stands; one that is added is named for the whole sheet."""
        places = {key: list(found) for key, found in columns.places.items()}
        if name == "period" and "period" not in places and "starts" in places:
            return [*places["starts"], *places.get("ends", [])]
        if name not in places:
            places[name] = [max(map(len, self.sheet.rows))]
            self.name_columns({place: key for key, found in places.items() for place in found})
        return places[name]

    def _choose(self, **changes: Any) -> None:
        kept = {name: getattr(self.choices, name) for name in ("columns", "outside", "inside", "renumber")}
        self.choices = Choices(**kept | changes)

    def as_json(self) -> dict:
        """Return the table as JSON-ready data; `from_json` turns it back."""
        return {
            "sheets": [sheet.as_json() for sheet in self.sheets],
            "chosen": self.chosen,
            "columns": {str(place): name for place, name in self.choices.columns.items()},
            "outside": sorted(self.choices.outside),
            "inside": sorted(self.choices.inside),
            "renumber": self.choices.renumber,
        }

    @classmethod
    def from_json(cls, data: dict) -> "WaitingTable":
        """Return the WaitingTable of what `as_json` gave."""
        choices = Choices(
            {int(place): name for place, name in data["columns"].items()},
            frozenset(data["outside"]),
            frozenset(data["inside"]),
            data["renumber"],
        )
        return cls([Sheet.from_json(sheet) for sheet in data["sheets"]], data["chosen"], choices)
