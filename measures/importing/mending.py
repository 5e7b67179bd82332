"""What a person changes on the page of an import: cells, columns, the sheet, rows that are in or out."""

import re
from collections.abc import Mapping

from common.numbers import short_number

from .columns import NAMES
from .drafts import TableDraft
from .row_fields import changed_cells
from .waiting import WaitingTable

_CELL = re.compile("cell_([0-9]{1,9})_([a-z]+)")
_COLUMN = re.compile("column_([0-9]{1,9})")
LONGEST_CELL = 20_000


def mend(table: WaitingTable, draft: TableDraft, posted: Mapping[str, str]) -> bool:
    """Change the table as posted and return whether anything differs now; what names no row or column is ignored."""
    before = table.as_json()
    _type_cells(table, draft, posted)
    _name_columns(table, draft, posted)
    if "may_renumber" in posted:
        table.renumber("renumber" in posted)
    for button, change in (("out", table.put_out), ("in", table.put_in)):
        if row := short_number(posted.get(button)):
            change(row)
    if (sheet := short_number(posted.get("sheet"))) is not None:
        table.choose_sheet(sheet)
    return table.as_json() != before


def _type_cells(table: WaitingTable, draft: TableDraft, posted: Mapping[str, str]) -> None:
    rows: dict[int, dict[str, str]] = {}
    for name, text in posted.items():
        match = _CELL.fullmatch(name)
        if match and 0 < int(match[1]) <= len(table.sheet.rows):
            rows.setdefault(int(match[1]), {})[match[2]] = text.replace("\r\n", "\n")[:LONGEST_CELL]
    if draft.columns is None:
        return
    for row, cells in rows.items():
        for name, text in changed_cells(table.sheet.rows[row - 1], draft.columns, cells).items():
            table.type_cell(row, name, text, draft)


def _name_columns(table: WaitingTable, draft: TableDraft, posted: Mapping[str, str]) -> None:
    chosen = {int(match[1]): name for key, name in posted.items() if (match := _COLUMN.fullmatch(key))}
    now = {place: draft.columns.role(place) if draft.columns else "" for place in chosen}
    if chosen != now:
        table.name_columns({place: name for place, name in chosen.items() if name in NAMES})
