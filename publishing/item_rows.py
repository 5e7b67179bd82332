"""A content in items row by row: each row of one of its lists, the order of these rows, and what it says besides.

Keys: `<letter>:<id>` for a row, `o` for the order, `t` for the rest; a field that is an item of its own has a key of
its own. So rows of two people are asked for, taken and returned apart.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from .items import Asked, Item, Whole

Rows = dict[str, dict]
ORDER, REST = "o", "t"


class RowItems(Whole, ABC):
    """The items of a content, as items.Whole describes them; what the rows are is said by who inherits."""

    rows: str  # the list, each row of it known by the field `named`
    letter: str
    named = "id"
    apart: ClassVar[Mapping[str, str]] = {}  # key → field that is an item of its own
    names: ClassVar[Mapping[str, str]]  # key → what a person calls an item that is no row

    def changes(self, base: dict, draft: dict) -> list[Item]:
        old, new = self._by_id(base), self._by_id(draft)
        places = dict(zip(new, ["", *new], strict=False))
        asked = [Item(REST, self._rest(base), self._rest(draft))]
        asked += [
            Item(f"{self.letter}:{rid}", old.get(rid), new.get(rid), places.get(rid, ""))
            for rid in [*new, *(rid for rid in old if rid not in new)]
        ]
        asked += [Item(key, base[field], draft[field]) for key, field in self.apart.items()]
        asked.append(Item(ORDER, [rid for rid in old if rid in new], [rid for rid in new if rid in old]))
        return [item for item in asked if item.before != item.after]

    def now(self, base: dict, item: Asked) -> Any:
        if item.key == REST:
            return self._rest(base)
        if item.key in self.apart:
            return base[self.apart[item.key]]
        rows = self._by_id(base)
        if item.key == ORDER:
            return [rid for rid in rows if rid in item.before] or None
        return rows.get(row_id(item))

    def laid(self, base: dict, items: Iterable[Asked]) -> dict:
        content, rows = base, self._by_id(base)
        for item in sorted(items, key=lambda item: self._turn(item, rows)):
            if item.key == REST:
                content = {**content, **item.after}
            elif item.key in self.apart:
                content = {**content, self.apart[item.key]: item.after}
            else:
                rows = _ordered(rows, item) if item.key == ORDER else _put(rows, item)
        return {**content, self.rows: list(rows.values())}

    def key_of(self, path: tuple) -> str:
        own = next((key for key, field in self.apart.items() if field == path[0]), "")
        if own or path[0] != self.rows or len(path) < 2:
            return own or REST
        return ORDER if path[-1] == "place" else f"{self.letter}:{path[1]}"

    def told(self, value: Any) -> str:
        if value is None:
            return "ไม่มีรายการนี้"
        rows = value if isinstance(value, list) else [value]
        return "\n".join(line for row in rows if isinstance(row, dict) for line in self.lines(row))

    @abstractmethod
    def lines(self, row: dict) -> list[str]:
        """Return what a person reads of a row or of the rest, line by line."""

    def _rest(self, content: dict) -> dict:
        return {name: value for name, value in content.items() if name not in (self.rows, *self.apart.values())}

    def _by_id(self, content: dict) -> Rows:
        return {str(row[self.named]): row for row in content[self.rows]}

    def _turn(self, item: Asked, rows: Rows) -> int:
        """Return when an item is laid: what is there is changed, then put in order, then what is new is put in."""
        if item.key == ORDER:
            return 1
        return 2 if is_row(item) and row_id(item) not in rows else 0


def is_row(item: Asked) -> bool:
    """Return whether an item is a row, and neither the order nor what is said besides."""
    return ":" in item.key


def row_id(item: Asked) -> str:
    """Return the id of the row that an item is."""
    return item.key.partition(":")[2]


def _put(rows: Rows, item: Asked) -> Rows:
    """Put the row of an item into `rows`, or take it out, and return them: in its place, after the one it follows, last.

    A thousand documents at once follow each other: only what comes between others is worth making the rows anew.
    """
    rid = row_id(item)
    if item.after is None:
        rows.pop(rid, None)
        return rows
    if rid in rows or item.behind == next(reversed(rows), "") or (item.behind and item.behind not in rows):
        rows[rid] = item.after
        return rows
    at = [*rows].index(item.behind) + 1 if item.behind else 0
    return dict([*[*rows.items()][:at], (rid, item.after), *[*rows.items()][at:]])


def _ordered(rows: Rows, item: Asked) -> Rows:
    """Return the rows with those that an item names in its order, each in a place of one of them."""
    moved = [rid for rid in item.after if rid in rows]
    left = iter(moved)
    order = [next(left) if rid in moved else rid for rid in rows]
    return {rid: rows[rid] for rid in order}
