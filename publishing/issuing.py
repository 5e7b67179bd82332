"""Files made of an edition: made once, remembered by their hash before anybody gets them, served from disk after."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from common import stores
from common.exports import Format
from common.versions import release

from .models import Edition, IssuedFile
from .verify import canonical, digest

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """What is known of a file that an edition became."""

    sha256: str
    size: int
    pages: int | None


def find(edition: Edition, name: str) -> tuple[File, Callable[[], bytes]] | None:
    """Return (File, read) of the edition's file `name` in its present state, None when it was not made yet.

    `read()` returns the bytes.
    """
    path = _path(edition, name)
    known = _known(path)
    return (known, partial(_read, path)) if known else None


def issue(edition: Edition, name: str, format: Format, report: Callable[[], Any]) -> tuple[File, Callable[[], bytes]]:
    """Return (File, read) as `find` does, of a file made now in a Format of what `report()` returns.

    The hash is in the database before this returns, so whatever a reader holds can be verified; a full disk only
    costs time.
    """
    data = b"".join(format.write(report()))
    made = File(digest(data), len(data), format.pages(data) if format.pages else None)
    remember(edition, name, made.sha256, made.size)
    try:
        _keep(_path(edition, name), data, made)
    except OSError:
        logger.exception("the file of an edition can't be kept")
    return made, lambda: data


def remember(edition: Edition, name: str, sha256: str, size: int) -> None:
    """Write down that this edition became a file with this hash; once is enough."""
    IssuedFile.objects.bulk_create(
        [IssuedFile(edition=edition, name=name, sha256=sha256, size=size)], ignore_conflicts=True
    )


def remembered(
    edition: Edition, name: str, chunks: Iterable[bytes], *, whole: Callable[[], bool] = lambda: True
) -> Iterator[bytes]:
    """Yield the chunks of a file; its hash is written down before the last one goes out, if `whole()` says so."""
    found, size, held = hashlib.sha256(), 0, None
    for chunk in chunks:
        if held is not None:
            yield held
        found.update(chunk)
        size, held = size + len(chunk), chunk
    if whole():
        remember(edition, name, found.hexdigest(), size)
    if held is not None:
        yield held


def state(edition: Edition) -> str:
    """Return a hash of all that an edition's files are made of, besides the code."""
    facts = (
        edition.kind,
        edition.key,
        edition.number,
        edition.sha256,
        edition.published_at,
        edition.reason,
        edition.approved_role,
        edition.withdrawn_at,
        edition.withdrawn_reason,
        edition.confirmed_at,
    )
    return digest(canonical([str(fact) for fact in facts]))


def _path(edition: Edition, name: str) -> str:
    key = digest(f"{release()}/{state(edition)}/{name}".encode())
    return f"{key[:2]}/{key}"


def _known(path: str) -> File | None:
    """Return the File kept at `path`, None when it, or what is known of it, is not there."""
    try:
        known = File(**json.loads(_read(f"{path}.json")))
        return known if stores.store("issued").size(path) == known.size else None
    except (OSError, ValueError, TypeError):
        return None


def _read(path: str) -> bytes:
    with stores.store("issued").open(path) as file:
        return file.read()


def _keep(path: str, data: bytes, made: File) -> None:
    for name, content in ((path, data), (f"{path}.json", canonical(asdict(made)))):
        stores.store("issued").write(name, content)
