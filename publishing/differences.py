"""What changed between two contents, field by field, in Thai words."""

from dataclasses import dataclass

NAMES = ("number", "code", "id", "slug", "fiscal_year")


@dataclass(frozen=True)
class Difference:
    """One field that differs: where it stands, as Thai words from outside in, and both values (None: not there)."""

    where: tuple
    before: object
    after: object

    @property
    def place(self):
        return " › ".join(self.where)

    @property
    def change(self):
        """Return the Thai verb for what happened to this field."""
        if self.before is None:
            return "เพิ่ม"
        return "ตัดออก" if self.after is None else "แก้ไข"


def differences(before, after, labels):
    """Return the Differences that lead from `before` to `after`, in the order of the newer content.

    `labels` gives the Thai word of a field name; a name it lacks is shown as it is. Items of a list are matched by
    their number or code where they have one, so that a moved row is not a hundred changes; otherwise by their place.
    """
    return list(_compare((), before, after, labels))


def _compare(where, before, after, labels):
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in [*after, *(name for name in before if name not in after)]:
            yield from _compare((*where, labels.get(name, name)), before.get(name), after.get(name), labels)
    elif _is_rows(before) and _is_rows(after):
        old, new = _named(before), _named(after)
        for name in [*new, *(name for name in old if name not in new)]:
            yield from _compare((*where[:-1], f"{where[-1] if where else ''} {name}".strip()), old.get(name), new.get(name), labels)
    else:
        yield Difference(where, _plain(before, labels), _plain(after, labels))


def _is_rows(value):
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _named(rows):
    """Return the rows by their own name, or by their place when names are missing or repeat."""
    for field in NAMES:
        names = [row.get(field) for row in rows]
        if None not in names and len(set(names)) == len(names):
            return dict(zip(names, rows, strict=True))
    return dict(enumerate(rows, start=1))


def _plain(value, labels):
    """Return a value as a person reads it: nested data as lines, nothing as None."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, dict):
        parts = ((labels.get(name, name), _plain(part, labels)) for name, part in value.items())
        return "\n".join(f"{name}: {part}" for name, part in parts if part is not None)
    return "\n".join(str(_plain(part, labels)) for part in value) if isinstance(value, list) else str(value)
