"""ZIP containers whose bytes depend on nothing but their content: XLSX, DOCX and the archive of a year are ZIP files."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from os import PathLike
from pathlib import PurePosixPath
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

LONGEST_NAME = 255
EPOCH = (1980, 1, 1, 0, 0, 0)


def entry(name: str, moment: datetime | None = None, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """Return what a ZIP says of a file: dated `moment` (default 1980, the oldest a ZIP knows), from no system."""
    info = ZipInfo(name, moment.timetuple()[:6] if moment else EPOCH)
    info.compress_type, info.create_system, info.external_attr = compression, 3, 0o644 << 16
    return info


def fitting(name: str, most_bytes: int = LONGEST_NAME) -> str:
    """Return a file's name cut, before its ending, to what file systems take: 255 bytes, 85 Thai letters."""
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    room = most_bytes - len(ending.encode())
    if len(stem.encode()) <= room:
        return name
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + ending


class SteadyZip(ZipFile):
    """A ZipFile to write that takes no date, right or system from the machine it runs on."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname
        super().writestr(entry(name.filename if isinstance(name, ZipInfo) else name), data)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        with open(filename, "rb") as source, self.open(entry(str(arcname)), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)


def repacked(source: IO[bytes], target: IO[bytes]) -> None:
    """Copy the ZIP in file `source` to file `target` entry by entry, without its dates."""
    with ZipFile(source) as old, SteadyZip(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))


class _Outlet:
    """A file that can't be rewound, which hands on what was written to it."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        held, self.held = b"".join(self.held), []
        return held


def streamed(files: Iterable[tuple[str, Iterable[bytes]]], moment: datetime | None = None) -> Iterator[bytes]:
    """Yield a ZIP in chunks with constant memory; `files` yields (name, chunks of bytes) and is read as it goes.

    Every entry is dated `moment`, or not at all.

    Nothing is compressed: what an archive holds is compressed already, and packed bytes would differ between
    versions of zlib.
    """
    outlet = _Outlet()
    with ZipFile(cast(IO[bytes], outlet), "w", ZIP_STORED) as archive:
        for name, chunks in files:
            with archive.open(entry(name, moment, ZIP_STORED), "w", force_zip64=True) as target:
                for chunk in chunks:
                    target.write(chunk)
                    yield outlet.taken()
    yield outlet.taken()
