"""What changed between two contents, field by field, in Thai words."""

from dataclasses import dataclass
from functools import cached_property

from common import thai

from .contents import Content, fields, write
from .marks import marked
from .matching import matched
from .telling import TYPE, lines, told

PLACE = "ลำดับ"
# What a row is called when it has no number: the first of these that it holds.
TITLES = ("name", "title", "label")


@dataclass(frozen=True)
class Difference:
    """One field that differs: where it stands, as Thai words from outside in, and both values (None: not there)."""

    where: tuple
    before: str | None
    after: str | None

    @property
    def place(self):
        return " › ".join(self.where)

    @property
    def change(self):
        """Return the Thai verb for what happened to this field."""
        if self.before is None:
            return "เพิ่ม"
        return "ตัดออก" if self.after is None else "แก้ไข"

    @cached_property
    def _parts(self):
        return marked(self.before or "", self.after or "")

    @property
    def before_parts(self):
        """Return the older text in parts: (whether it was taken out, text)."""
        return self._parts[0]

    @property
    def after_parts(self):
        """Return the newer text in parts: (whether it was put in, text)."""
        return self._parts[1]


def differences(before, after):
    """Return the Differences that lead from one Content to another, in the newer one's order."""
    return list(_Comparison(before, after).parts((), before, after))


class _Comparison:
    """Two whole contents, so that a value deep inside can be told in the words of its own side."""

    def __init__(self, before, after):
        self.before, self.after = before, after

    def parts(self, where, before, after, leave_out=()):
        """Yield the Differences of two Contents that stand in the same place."""
        if before.WORD != after.WORD:
            yield Difference((*where, TYPE), before.WORD or None, after.WORD or None)
        old, new = fields(type(before)), fields(type(after))
        for name in [*new, *(name for name in old if name not in new)]:
            if name not in leave_out:
                here = (*where, (new.get(name) or old[name]).title)
                yield from self._values(
                    here, (old.get(name), getattr(before, name, None)), (new.get(name), getattr(after, name, None))
                )

    def _values(self, where, old, new):
        """Yield the Differences of two values, each given with its Field."""
        before, after = old[1], new[1]
        if before == after:
            return
        if isinstance(before, Content) and isinstance(after, Content):
            yield from self.parts(where, before, after)
        elif _is_rows(before) and _is_rows(after):
            yield from self._rows(where, before, after)
        else:
            found = Difference(where, told(*old, self.before), told(*new, self.after))
            if found.before != found.after:
                yield found

    def _rows(self, where, before, after):
        for match in matched([write(row) for row in before], [write(row) for row in after]):
            old = before[match.old_place - 1] if match.old else None
            new = after[match.new_place - 1] if match.new else None
            here = (*where[:-1], _row_name(where[-1], match.new or match.old, match.new_place or match.old_place))
            if old is None or new is None:
                yield Difference(here, _row(old, self.before), _row(new, self.after))
                continue
            if match.moved:
                yield Difference((*here, PLACE), *map(thai.to_thai_digits, (match.old_place, match.new_place)))
            yield from self.parts(here, old, new, ("number",) if match.is_numbered_by_place else ())


def _is_rows(value):
    return isinstance(value, list) and all(isinstance(row, Content) for row in value)


def _row_name(label, row, place):
    if "number" not in row:
        title = next((row[name] for name in TITLES if row.get(name)), None)
        if title:
            return f"{label} “{title}”".strip()
    ordinal = label if label.endswith("ที่") else f"{label} {PLACE}ที่".strip()
    return f"{ordinal} {thai.to_thai_digits(row.get('number', place))}"


def _row(row, whole):
    return None if row is None else lines(row, whole, leave_out="number") or "(ว่าง)"
