"""Which row of a list is which, edition after edition: its id, written only where the row's place does not tell it.

A list that nobody changed is written without ids, so what was published before rows had any keeps its bytes and hash.
"""

import string
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random, SystemRandom

LENGTH = 10
_source: Random = SystemRandom()


def new() -> str:
    """Return the id of a new row: letters alone, so that no place of a list is ever the same."""
    return "".join(_source.choice(string.ascii_lowercase) for _ in range(LENGTH))


@contextmanager
def drawn_from(source: Random) -> Iterator[None]:
    """Let new ids come from this source of chance as long as this lasts: what a seed makes is then made again."""
    global _source
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before


def written(uid: str, place: int) -> str:
    """Return what an edition writes for the row `uid` at a place from 1: nothing where the place says it."""
    return "" if uid == str(place) else uid


def read(written_id: str, place: int) -> str:
    """Return the id of a row for which an edition wrote `written_id` at a place from 1: the opposite of `written`."""
    return written_id or str(place)


def of_rows(rows: list[dict]) -> list[str]:
    """Return the ids of JSON-ready rows."""
    return [read(row.get("id", ""), place) for place, row in enumerate(rows, start=1)]
