"""What the page of an import shows: measures as six columns, the rows they stand in, rows left out."""

from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField

from common import thai

from ..importing.columns import NAMES, OFFICIAL, Columns
from ..importing.drafts import MeasureDraft, TableDraft
from ..importing.row_fields import shown_cells
from ..importing.waiting import WaitingTable
from ..models import Plan
from ..new_year import moved_years

MOST_OPEN = 40
USUAL_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {}"


@dataclass(frozen=True)
class Cell:
    """One cell of a row that is open for typing."""

    name: str
    label: str
    text: str
    lines: int


@dataclass(frozen=True)
class RowView:
    """A row of the sheet: `cells` when it is open, else `text`, what stands in it."""

    number: int
    kind: str
    text: str
    cells: list[Cell]


@dataclass(frozen=True)
class MeasureView:
    """A measure with the rows that it stands in and the form's fields about it."""

    draft: MeasureDraft
    rows: list[RowView]
    fields: list[BoundField]


@dataclass
class PageView:
    """The measures, the rows that belong to none, the columns of the sheet, the form's fields about divisions."""

    measures: list[MeasureView] = field(default_factory=list)
    others: list[RowView] = field(default_factory=list)
    columns: list[dict] = field(default_factory=list)
    divisions: list[BoundField] = field(default_factory=list)


def page_view(table: WaitingTable, draft: TableDraft, opened: list[int], form: BaseForm) -> PageView:
    """Return what the page shows; rows that block are open, as are those that a person opened."""
    blocking = [doubt.row for doubt in draft.doubts if doubt.blocks]
    wide = set(dict.fromkeys([*opened, *blocking][:MOST_OPEN]))
    rows = table.sheet.rows

    def view(number: int) -> RowView:
        row = rows[number - 1]
        is_open = number in wide and draft.columns is not None
        cells = _cells(row, draft.columns) if is_open and draft.columns else []
        text = " · ".join(dict.fromkeys(cell for cell in row if cell))
        return RowView(number, draft.kinds[number], text, cells)

    taken = {number for measure in draft.measures for number in measure.rows}

    def about(measure: MeasureDraft) -> list[Any]:
        return [form[name] for name in (f"indicator_{measure.row}", f"reason_{measure.row}") if name in form.fields]

    return PageView(
        [MeasureView(measure, [view(number) for number in measure.rows], about(measure)) for measure in draft.measures],
        [view(number) for number in draft.kinds if number not in taken],
        _columns(table, draft),
        [form[name] for name in form.fields if name.startswith("division_")],
    )


def proposed_title(fiscal_year: int) -> str:
    """Return a title for a table without one: the office's last one with its year moved, else the usual one."""
    last = Plan.objects.first()
    if last is None:
        return USUAL_TITLE.format(thai.to_thai_digits(fiscal_year))
    return moved_years(last.title, last.fiscal_year, fiscal_year - last.fiscal_year)


def _cells(row: list[str], columns: Columns) -> list[Cell]:
    texts = shown_cells(row, columns)
    return [Cell(name, NAMES[name], text, min(12, 2 + text.count("\n"))) for name, text in texts.items()]


def _columns(table: WaitingTable, draft: TableDraft) -> list[dict[str, Any]]:
    """Return for each column of the sheet its place, heading, first text, and the name it is read under."""
    rows, found = table.sheet.rows, draft.columns
    shown = []
    times = found.times if found else {}
    for place in set(range(max(map(len, rows), default=0))) - set(times):
        cells = [row[place] for n, row in enumerate(rows, 1) if place < len(row) and draft.kinds.get(n) == "data"]
        cells = cells or [row[place] for row in rows if place < len(row)]
        if sample := next(filter(None, cells), ""):
            label = found.labels.get(place, "") if found else ""
            role = found.role(place) if found else ""
            shown.append({"place": place, "label": label, "sample": sample, "role": role})
    return shown


COLUMN_CHOICES = [("", "ไม่ใช้คอลัมน์นี้"), *((name, NAMES[name]) for name in (*OFFICIAL, "starts", "ends"))]
