"""Sealed files in a bucket that several machines share: one object each, a case's once its row is stored.

An object appears whole or not at all, and its bucket alone knows when: whoever runs it can tell the second of an upload.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast
from uuid import UUID, uuid4

from django.core.files.storage import Storage, storages

from common.stores import told_as_oserror

from ..models import SealedFile
from .disk import ARRIVING_SECONDS


def _bucket() -> Storage:
    return storages["sealed"]


def _name(file: UUID) -> str:
    return f"{file.hex[:2]}/{file.hex}"


def arrive(*, room_for: int = 0) -> tuple[UUID, BinaryIO]:
    file = uuid4()
    with told_as_oserror():
        return file, cast(BinaryIO, _Sink(_bucket().open(_name(file), "wb")))


class _Sink:
    """An object on its way in, whose failures are OSErrors as a disk's are."""

    def __init__(self, opened: object) -> None:
        self._opened = opened

    def write(self, data: bytes) -> int:
        with told_as_oserror():
            return cast(BinaryIO, self._opened).write(data)

    def close(self) -> None:
        with told_as_oserror():
            cast(BinaryIO, self._opened).close()

    def __enter__(self) -> "_Sink":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def has_arrived(file: UUID) -> bool:
    with told_as_oserror():
        return _bucket().exists(_name(file)) and not SealedFile.objects.filter(pk=file).exists()


def is_kept(file: UUID) -> bool:
    with told_as_oserror():
        return _bucket().exists(_name(file)) and SealedFile.objects.filter(pk=file).exists()


@contextmanager
def keeping(ids: list[UUID]) -> Iterator[Callable[[], None]]:
    def keep() -> None:
        for file in ids:
            if not has_arrived(file):
                raise FileNotFoundError(file)

    yield keep


def open_arrived(file: UUID) -> BinaryIO:
    return open_kept(file)


def open_kept(file: UUID) -> BinaryIO:
    with told_as_oserror():
        return cast(BinaryIO, _bucket().open(_name(file), "rb"))


def turn_away(file: UUID) -> None:
    """Delete it, unless it became a case's meanwhile: both lie at one place here."""
    if has_arrived(file):
        destroy(file)


def destroy(file: UUID) -> None:
    with told_as_oserror():
        _bucket().delete(_name(file))


def sweep(*, dry_run: bool = False, now: float | None = None) -> list[str]:
    before = (now or time.time()) - ARRIVING_SECONDS
    with told_as_oserror():
        folders, _ = _bucket().listdir("")
        found = [f"{folder}/{name}" for folder in folders for name in _bucket().listdir(folder)[1]]
        old = [name for name in found if _bucket().get_modified_time(name).timestamp() < before]
    known = {_name(pk) for pk in SealedFile.objects.values_list("pk", flat=True).iterator()}
    orphans = [name for name in old if name not in known]
    for name in [] if dry_run else orphans:
        with told_as_oserror():
            _bucket().delete(name)
    return orphans
