"""The cells of one row as its fields show them, and what a person changed in them."""

from .cells import items, single
from .columns import OFFICIAL, Columns
from .names import names_in
from .sheets import Copied


def shown_cells(row: list[str], columns: Columns) -> dict[str, str]:
    """Return the six cells of a row as fields show them: a line an item, "" where a merged cell only repeats."""
    cells = columns.cells(row)
    # One number alone would make a table without numbers a numbered one.
    names = [name for name in OFFICIAL if name != "number" or "number" in columns.places]
    return {name: _shown(name, cells[name]) for name in names}


def _shown(name: str, cell: str) -> str:
    if isinstance(cell, Copied):
        return ""
    if name in ("number", "period"):
        return str(" ".join(cell.split()))
    if name == "title":
        return "".join(single(cell).texts)
    texts = names_in(cell) if name == "divisions" else items(cell).texts
    return "\n".join(f"- {text}" for text in texts)


def changed_cells(row: list[str], columns: Columns, typed: dict[str, str]) -> dict[str, str]:
    """Return those of the typed cells that differ from what was shown."""
    before = shown_cells(row, columns)
    return {name: text for name, text in typed.items() if name in before and _folded(text) != _folded(before[name])}


def _folded(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
