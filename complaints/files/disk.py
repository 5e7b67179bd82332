"""Sealed files in folders of this machine, under random names, first as arriving, then as kept. Only sealed bytes come here."""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import SealedFile

ARRIVING_SECONDS = 3 * 60 * 60
FLOOR = 64 << 20  # bytes of the disk that uploads leave free


def _arriving(file: UUID) -> Path:
    return settings.SEALED_ROOT / "arriving" / file.hex


def _kept(file: UUID) -> Path:
    return settings.SEALED_ROOT / "kept" / file.hex[:2] / file.hex


def arrive(*, room_for: int = 0) -> tuple[UUID, BinaryIO]:
    """Return a new id and an open file for the sealed bytes that come in.

    Raises OSError where `room_for` bytes more would leave less than FLOOR free: cases themselves need room.
    """
    file = uuid4()
    path = _arriving(file)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(path.parent).free - room_for < FLOOR:
        raise OSError(errno.ENOSPC, "the store would be too full")
    return file, open(path, "xb", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def has_arrived(file: UUID) -> bool:
    """Return whether the sealed bytes lie there, not yet part of a case."""
    return _arriving(file).exists()


def is_kept(file: UUID) -> bool:
    """Return whether the sealed bytes lie there as part of a case."""
    return _kept(file).exists()


@contextmanager
def keeping(ids: list[UUID]) -> Iterator[Callable[[], None]]:
    """Yield what makes arrived files part of the store, surviving a power cut; an error puts them back.

    What is yielded raises FileNotFoundError when a file is not there.
    """
    kept = []

    def keep() -> None:
        for file in ids:
            _move(_arriving(file), _kept(file))
            kept.append(file)

    try:
        yield keep
    except BaseException:
        for file in kept:
            _move(_kept(file), _arriving(file))
        raise
    transaction.on_commit(lambda: _tell_only_the_day(kept))


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(source, "rb") as handle:
        os.fsync(handle.fileno())
    os.replace(source, target)
    _sync(target.parent)


def _tell_only_the_day(kept: list[UUID]) -> None:
    """Files' times would tell when their report came, and a folder's when the last of its files came or went.

    Called once the case is stored: until then `sweep` goes by the time.
    """
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    root = settings.SEALED_ROOT
    folders = [root, root / "arriving", root / "kept", *(root / "kept").glob("*")]
    for path in [*map(_kept, kept), *filter(Path.exists, folders)]:
        os.utime(path, (today, today))


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def open_arrived(file: UUID) -> BinaryIO:
    """Open the sealed bytes of a file that no case holds yet. Raises FileNotFoundError."""
    return open(_arriving(file), "rb")


def open_kept(file: UUID) -> BinaryIO:
    """Open the sealed bytes of a file that belongs to a case. Raises FileNotFoundError."""
    return open(_kept(file), "rb")


def turn_away(file: UUID) -> None:
    """Delete an arrived file that no case will hold; nothing happens when it is gone already."""
    _arriving(file).unlink(missing_ok=True)
    _tell_only_the_day([])


def destroy(file: UUID) -> None:
    """Delete the bytes of a kept file; nothing happens when they are gone already."""
    _kept(file).unlink(missing_ok=True)
    _tell_only_the_day([])


def sweep(*, dry_run: bool = False, now: float | None = None) -> list[str]:
    """Delete, and return the names of, files older than ARRIVING_SECONDS that belong to no case."""
    before = (now or time.time()) - ARRIVING_SECONDS
    old = [path for path in settings.SEALED_ROOT.rglob("*") if path.is_file() and path.stat().st_mtime < before]
    known = {file.hex for file in SealedFile.objects.values_list("pk", flat=True).iterator()}
    orphans = [path for path in old if path.name not in known or path.parent.name == "arriving"]
    for path in [] if dry_run else orphans:
        path.unlink(missing_ok=True)
    _tell_only_the_day([])
    return [path.name for path in orphans]
