"""A period that is over stays as it was published: its services keep their names, divisions and places of then.

A service is known by its number. Editions from before rows had one: by its name, or by having the same numbers in every month.
"""

from collections.abc import Iterable

from publishing.contents import changed
from publishing.standing import shelf

from ..editions.counts import KIND, Counted


def as_published(key: str, rows: Iterable[Counted]) -> list[Counted]:
    """Return the rows of a key as they are published, in the order of then, and those that are new to it after them."""
    edition = shelf(KIND, key).approved
    then: list[Counted] = edition.said.services if edition else []
    left, found = list(rows), []
    for old in then:
        row = _same(old, left, {one.name for one in then})
        if row is not None:
            left.remove(row)
            found.append(_kept(row, old))
    return [*found, *left]


def _same(old: Counted, rows: list[Counted], names: set[str]) -> Counted | None:
    """Return the row of the service that a published row is of, None when it is not among them.

    A row under one of the published `names` is taken by that one.
    """
    if old.number is not None:
        return next((row for row in rows if row.number == old.number), None)
    named = (row for row in rows if row.name == old.name)
    renamed = (row for row in rows if row.name not in names and row.months == old.months)
    return next(named, None) or next(renamed, None)


def _kept(row: Counted, old: Counted) -> Counted:
    """Return a row under the names of the published one; one that says nothing else is the published one."""
    named = changed(row, name=old.name, division=old.division)
    return old if changed(named, number=old.number) == old else named
