"""What changed between two contents, field by field, in Thai words."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from common import thai

from .marks import marked
from .matching import matched

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


def differences(before, after, about):
    """Return the Differences that lead from one content of the Kind `about` to another, in the newer one's order."""
    return list(_Comparison(before, after, about).compare((), "", before, after))


class _Comparison:
    """Two whole contents of a kind, so that a value deep inside can be told in the words of its own side."""

    def __init__(self, before, after, about):
        self.before, self.after, self.about = before, after, about

    def compare(self, where, field, before, after):
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._fields(where, before, after)
        elif _is_rows(before) and _is_rows(after):
            yield from self._rows(where, before, after)
        else:
            told = Difference(where, self._told(field, before, self.before), self._told(field, after, self.after))
            if told.before != told.after:
                yield told

    def _fields(self, where, before, after, leave_out=()):
        for name in [*after, *(name for name in before if name not in after)]:
            if name not in leave_out:
                yield from self.compare((*where, self._label(name)), name, before.get(name), after.get(name))

    def _rows(self, where, before, after):
        for match in matched(before, after):
            row = match.new or match.old
            here = (*where[:-1], _row_name(where[-1] if where else "", row, match.new_place or match.old_place))
            if match.old is None or match.new is None:
                yield Difference(here, self._row(match.old, self.before), self._row(match.new, self.after))
                continue
            if match.moved:
                yield Difference((*here, PLACE), *map(thai.to_thai_digits, (match.old_place, match.new_place)))
            leave_out = ("number",) if match.is_numbered_by_place else ()
            yield from self._fields(here, match.old, match.new, leave_out)

    def _label(self, name):
        return self.about.labels.get(name, name)

    def _row(self, row, content):
        if row is None:
            return None
        return self._told("", {name: value for name, value in row.items() if name != "number"}, content) or "(ว่าง)"

    def _told(self, field, value, content):
        """Return a value as a person reads it: nested data as lines, nothing as None."""
        if value in (None, "", [], {}):
            return None
        if isinstance(value, dict):
            parts = ((self._label(name), self._told(name, part, content)) for name, part in value.items())
            return "\n".join(f"{label}: {part}" for label, part in parts if part is not None) or None
        if isinstance(value, list):
            return "\n".join(part for item in value if (part := self._told(field, item, content))) or None
        return self.about.words(field, value, content) or _plain(value)


def _is_rows(value):
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _row_name(label, row, place):
    if "number" not in row:
        title = next((row[name] for name in TITLES if row.get(name)), None)
        if title:
            return f"{label} “{title}”".strip()
    ordinal = label if label.endswith("ที่") else f"{label} {PLACE}ที่".strip()
    return f"{ordinal} {thai.to_thai_digits(row.get('number', place))}"


def _plain(value):
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, int):
        return thai.to_thai_digits(value)
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        try:
            return thai.format_date(date.fromisoformat(text))
        except ValueError:
            return text
    return text
