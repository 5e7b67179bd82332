"""Where sealed files lie: in folders of this machine, or in a bucket that several machines share. Only sealed bytes come here."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import ModuleType
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from . import bucket, disk

ARRIVING_SECONDS = disk.ARRIVING_SECONDS


def _place() -> ModuleType:
    return bucket if settings.S3_BUCKET else disk


def arrive(*, room_for: int = 0) -> tuple[UUID, BinaryIO]:
    """Return a new id and an open file for the sealed bytes that come in. Raises OSError where there is no room for them."""
    return _place().arrive(room_for=room_for)


def has_arrived(file: UUID) -> bool:
    """Return whether the sealed bytes lie there, not yet part of a case."""
    return _place().has_arrived(file)


def is_kept(file: UUID) -> bool:
    """Return whether the sealed bytes lie there as part of a case."""
    return _place().is_kept(file)


def keeping(ids: list[UUID]) -> AbstractContextManager[Callable[[], None]]:
    """Yield what makes arrived files part of the store, surviving a power cut; an error puts them back.

    What is yielded raises FileNotFoundError when a file is not there.
    """
    return _place().keeping(ids)


def open_arrived(file: UUID) -> BinaryIO:
    """Open the sealed bytes of a file that no case holds yet. Raises FileNotFoundError."""
    return _place().open_arrived(file)


def open_kept(file: UUID) -> BinaryIO:
    """Open the sealed bytes of a file that belongs to a case. Raises FileNotFoundError."""
    return _place().open_kept(file)


def turn_away(file: UUID) -> None:
    """Delete an arrived file that no case will hold; nothing happens when it is gone already."""
    _place().turn_away(file)


def destroy(file: UUID) -> None:
    """Delete the bytes of a kept file; nothing happens when they are gone already."""
    _place().destroy(file)


def sweep(*, dry_run: bool = False, now: float | None = None) -> list[str]:
    """Delete, and return the names of, files older than ARRIVING_SECONDS that belong to no case."""
    return _place().sweep(dry_run=dry_run, now=now)
