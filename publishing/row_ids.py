"""Which row of a list is which, edition after edition: its id, written only where the row's place does not tell it.

A list that nobody changed is written without ids, so what was published before rows had any keeps its bytes and hash.
"""

import secrets
import string

LENGTH = 10


def new() -> str:
    """Return the id of a new row: letters alone, so that no place of a list is ever the same."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(LENGTH))


def written(uid: str, place: int) -> str:
    """Return what an edition writes for the row `uid` at a place from 1: nothing where the place says it."""
    return "" if uid == str(place) else uid


def read(written_id: str, place: int) -> str:
    """Return the id of a row for which an edition wrote `written_id` at a place from 1: the opposite of `written`."""
    return written_id or str(place)


def of_rows(rows: list[dict]) -> list[str]:
    """Return the ids of JSON-ready rows."""
    return [read(row.get("id", ""), place) for place, row in enumerate(rows, start=1)]
