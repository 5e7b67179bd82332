"""What changed between two contents, field by field, in Thai words."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from common import thai

from . import row_ids
from .contents import Content, fields, write
from .folding import Piece, folded
from .marks import marked
from .matching import matched
from .telling import TYPE, lines, told

PLACE = "ลำดับ"
UNTOLD = ("number", "id")
# What a row is called when it has no number: the first of these that it holds.
TITLES = ("name", "title", "label")


@dataclass(frozen=True)
class Difference:
    """One field that differs: where it stands, as Thai words from outside in, and both values (None: not there).

    `path` says the same for programs: names of fields, and after a list's name the id of the row.
    """

    where: tuple
    before: str | None
    after: str | None
    path: tuple = ()

    @property
    def told_where(self) -> str:
        return " › ".join(self.where)

    @property
    def change(self) -> str:
        """Return the Thai verb for what happened to this field."""
        if self.before is None:
            return "เพิ่ม"
        return "ตัดออก" if self.after is None else "แก้ไข"

    @cached_property
    def _sides(self) -> tuple[list[Piece], list[Piece]]:
        before, after = marked(self.before or "", self.after or "")
        return folded(before), folded(after)

    @property
    def before_pieces(self) -> list[Piece]:
        """Return the older text in Pieces: what was taken out, what stands beside it, and what folds."""
        return self._sides[0]

    @property
    def after_pieces(self) -> list[Piece]:
        """Return the newer text in Pieces: what was put in, what stands beside it, and what folds."""
        return self._sides[1]


def differences(before: Content, after: Content, *, by_id: bool = False) -> list[Difference]:
    """Return the Differences that lead from one Content to another, in the newer one's order.

    Rows of lists are known by what they say, and by their ids where one is written or when `by_id`.
    """
    return list(_Comparison(before, after, by_id).parts(((), ()), before, after))


class _Comparison:
    """Two whole contents, so that a value deep inside can be told in the words of its own side.

    `at` is (where, path) of a Difference.
    """

    def __init__(self, before: Content, after: Content, by_id: bool) -> None:
        self.before, self.after, self.by_id = before, after, by_id

    def parts(self, at: Any, before: Content, after: Content, leave_out: Container[str] = ()) -> Iterator[Difference]:
        """Yield the Differences of two Contents that stand in the same place."""
        if before.WORD != after.WORD:
            yield Difference((*at[0], TYPE), before.WORD or None, after.WORD or None, at[1])
        old, new = fields(type(before)), fields(type(after))
        for name in [*new, *(name for name in old if name not in new)]:
            if name not in leave_out:
                here = (*at[0], (new.get(name) or old[name]).title), (*at[1], name)
                yield from self._values(
                    here, (old.get(name), getattr(before, name, None)), (new.get(name), getattr(after, name, None))
                )

    def _values(self, at: Any, old: tuple[Any, Any], new: tuple[Any, Any]) -> Iterator[Difference]:
        """Yield the Differences of two values, each given with its Field."""
        before, after = old[1], new[1]
        if before == after:
            return
        if isinstance(before, Content) and isinstance(after, Content):
            yield from self.parts(at, before, after)
        elif _is_rows(before) and _is_rows(after):
            yield from self._rows(at, before, after)
        else:
            found = Difference(at[0], told(*old, self.before), told(*new, self.after), at[1])
            if found.before != found.after:
                yield found

    def _rows(self, at: Any, before: list[Content], after: list[Content]) -> Iterator[Difference]:
        where, path = at
        for match in matched(*self._named(before, after)):
            old = before[match.old_place - 1] if match.old and match.old_place else None
            new = after[match.new_place - 1] if match.new and match.new_place else None
            row = match.new or match.old or {}
            here = (*where[:-1], _row_name(where[-1], row, match.new_place or match.old_place))
            inside = (*path, str(row.get("id", match.new_place or match.old_place)))
            if old is None or new is None:
                yield Difference(here, _row(old, self.before), _row(new, self.after), inside)
                continue
            if match.moved and match.old_place != match.new_place:
                was, now = (thai.to_thai_digits(place or 0) for place in (match.old_place, match.new_place))
                yield Difference((*here, PLACE), was, now, (*inside, "place"))
            untold = UNTOLD if match.is_numbered_by_place else UNTOLD[1:]
            yield from self.parts((here, inside), old, new, (*untold, new.NAMED_BY))

    def _named(self, before: list[Content], after: list[Content]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return both lists as dicts, each row with its id when rows are to be known by theirs."""
        old, new = [_written(row) for row in before], [_written(row) for row in after]
        with_ids: list[Any] = [row for row in (*before, *after) if getattr(row, "id", None) is not None]
        if not with_ids or not (self.by_id or any(isinstance(row.id, str) and row.id for row in with_ids)):
            return old, new
        was, now = (
            [{**row, "id": rid} for row, rid in zip(rows, row_ids.of_rows(rows), strict=True)] for rows in (old, new)
        )
        return was, now


def _written(row: Content) -> dict[str, Any]:
    """Return a row as a dict, with its name as its id when it has one."""
    said = write(row)
    name = said.pop(row.NAMED_BY, None)
    return {**said, "id": str(name)} if name else said


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, Content) for row in value)


def _row_name(label: str, row: Any, place: int | None) -> str:
    if "number" not in row:
        title = next((row[name] for name in TITLES if row.get(name)), None)
        if title:
            return f"{label.removesuffix('ที่')} “{title}”".strip()
    ordinal = label if label.endswith("ที่") else f"{label} {PLACE}ที่".strip()
    return f"{ordinal} {thai.to_thai_digits(row.get('number', place))}"


def _row(row: Any, whole: Content) -> str | None:
    return None if row is None else lines(row, whole, leave_out=(*UNTOLD, row.NAMED_BY)) or "(ว่าง)"
