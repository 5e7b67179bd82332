"""A case's row and what hangs on it are read by several statements, between which others write to the case.

Entries and files are only ever appended, and the row counts them. So those of the row that was read are the first ones.
"""

from collections.abc import Iterable
from typing import TypeVar

from ..models import Case, Item, SealedFile

Row = TypeVar("Row", Item, SealedFile)


def counted(case: Case, rows: Iterable[Row], count: int) -> list[Row]:
    """Return the entries or files that were there when the case's row was read, without what was added since.

    More than the row counts, while nobody wrote to the row, stays in: the caller finds that something is wrong.
    """
    found = list(rows)
    return found[:count] if len(found) > count and _was_written_since(case) else found


def _was_written_since(case: Case) -> bool:
    now = Case.objects.values_list("attestation", flat=True).get(pk=case.pk)
    return bytes(now) != bytes(case.attestation)
