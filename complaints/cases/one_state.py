"""A case's row and what hangs on it are read by several statements, between which others write to the case.

Entries and files are only ever appended, and the row counts them. So those of the row that was read are the first ones.
New keys change all of them at once: then the case is read again.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from ..models import Case, Item, SealedFile
from ..sealing.errors import SealError

Row = TypeVar("Row", Item, SealedFile)
Read = TypeVar("Read")


def once_more(read: Callable[[], Read], again: Callable[[], Read] | None = None) -> Read:
    """Return what `read` returns; what `again` (or it once more) does where the case was given new keys meanwhile.

    Raises SealError where it does not open the second time either.
    """
    try:
        return read()
    except SealError:
        return (again or read)()


def counted(case: Case, rows: Iterable[Row], count: int) -> list[Row]:
    """Return the entries or files that were there when the case's row was read, without what was added since.

    More than the row counts, while nobody wrote to the row, stays in: the caller finds that something is wrong.
    """
    found = list(rows)
    return found[:count] if len(found) > count and _was_written_since(case) else found


def _was_written_since(case: Case) -> bool:
    now = Case.objects.values_list("attestation", flat=True).get(pk=case.pk)
    return bytes(now) != bytes(case.attestation)
