"""Where files lie: in folders of this machine, or in a bucket that several machines share (S3, by django-storages).

A name is a path of its own below the store's place; what lies there never changes.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages


@dataclass(frozen=True)
class Folder:
    """A store on this machine's disk."""

    root: Path

    def size(self, name: str) -> int | None:
        """Return how many bytes lie under a name; None when nothing does."""
        path = self.root / name
        return path.stat().st_size if path.is_file() else None

    def open(self, name: str) -> BufferedReader:
        """Open the bytes under a name, to be read from anywhere. Raises FileNotFoundError."""
        return (self.root / name).open("rb")

    def write(self, name: str, data: bytes) -> None:
        """Put bytes under a name: whole or not at all, also after a power cut. Raises OSError."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                os.chmod(file.name, 0o640)
                os.replace(file.name, path)
            except OSError:
                os.unlink(file.name)
                raise
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def names(self) -> Iterator[str]:
        """Yield every name, in order."""
        return (path.relative_to(self.root).as_posix() for path in sorted(self.root.rglob("*")) if path.is_file())

    def remove_all(self) -> None:
        """Take everything away: a trial ends."""
        shutil.rmtree(self.root, ignore_errors=True)

    @contextmanager
    def as_path(self, name: str) -> Iterator[Path]:
        """Yield where a program of this machine can read the bytes."""
        yield self.root / name


@dataclass(frozen=True)
class Bucket:
    """A store of several machines; an object appears there whole or not at all by itself."""

    storage: Storage

    def size(self, name: str) -> int | None:
        """Return how many bytes lie under a name; None when nothing does. Raises OSError where the bucket does not answer."""
        with told_as_oserror():
            return self.storage.size(name) if self.storage.exists(name) else None

    def open(self, name: str) -> BufferedReader:
        """Open the bytes under a name. Raises FileNotFoundError, and OSError where the bucket does not answer."""
        with told_as_oserror():
            # What was fetched, as a file of this machine's memory: hashing and seeking ask for a whole one.
            return cast(BufferedReader, self.storage.open(name, "rb").file)

    def write(self, name: str, data: bytes) -> None:
        """Put bytes under a name. Raises OSError."""
        with told_as_oserror():
            self.storage.save(name, ContentFile(data))

    def names(self) -> Iterator[str]:
        """Yield every name, in order."""
        with told_as_oserror():
            yield from sorted(_below(self.storage, ""))

    def remove_all(self) -> None:
        """Take everything away: a trial ends."""
        for name in self.names():
            self.storage.delete(name)

    @contextmanager
    def as_path(self, name: str) -> Iterator[Path]:
        """Yield a copy that a program of this machine can read, gone afterwards."""
        with self.open(name) as source, tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
            copy.write(source.read())
            copy.flush()
            yield Path(copy.name)


def _below(storage: Storage, folder: str) -> Iterator[str]:
    folders, names = storage.listdir(folder)
    yield from (f"{folder}{name}" for name in names)
    for one in folders:
        yield from _below(storage, f"{folder}{one}/")


@contextmanager
def told_as_oserror() -> Iterator[None]:
    """A bucket that does not answer refuses as a disk does: who calls knows one way of failing."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("botocore", "boto3", "s3transfer", "urllib3"):
            raise
        raise OSError(f"the bucket: {error}") from error


Store = Folder | Bucket


def store(name: str) -> Store:
    """Return the store "files" (what staff bring in), "issued" (what editions became) or "sealed"."""
    if settings.S3_BUCKET:
        return Bucket(storages[name])
    roots = {"files": settings.MEDIA_ROOT, "issued": settings.ISSUED_ROOT, "sealed": settings.SEALED_ROOT}
    return Folder(Path(roots[name]))
