"""Pages made ahead, which all processes of a machine share: files below DATA_DIR / "pages", of one release and one state.

kept.ahead puts them there when something is published. They hold public pages only, may be deleted at any time, and what
can't be read is made again.
"""

import hashlib
import math
import shutil
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings

from common.repeating import Condition
from common.versions import release
from publishing.state import State

from .page import Page

# Host, scheme and forwarded scheme.
Asked = tuple[str, str, str]


class Shelved(msgspec.Struct):
    """A Page as it lies in a file; `packed` are its encodings, by name."""

    path: str
    title: str
    headers: dict[str, str]
    head: bytes
    hole: str
    tail: bytes
    packed: dict[str, bytes]
    condition: Condition | None = None


def find(state: State, address: tuple[Any, ...]) -> Page | None:
    """Return the Page of an address that was made ahead for this state by this release, None without one.

    One with a condition is too old until somebody looks.
    """
    try:
        found = msgspec.msgpack.decode(_file(state, address).read_bytes(), type=Shelved)
    except (OSError, msgspec.MsgspecError):
        return None
    expires, seconds = (0, found.condition.seconds) if found.condition else (math.inf, math.inf)
    of_all = found.path, found.title, found.headers, found.head, found.hole, found.tail
    page = Page(*of_all, expires, found.condition, seconds)
    page.take(found.packed)
    return page


def put(state: State, address: tuple[Any, ...], page: Page) -> None:
    """Write a page down whole or not at all; raises OSError when there is no room."""
    file = _file(state, address)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shelved = Shelved(
        page.path, page.title, page.headers, page.head, page.hole, page.tail, page.packed(), page.condition
    )
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(msgspec.msgpack.encode(shelved))
    unfinished.replace(file)


def keep_only(state: State) -> None:
    """Delete the pages of every other state and release."""
    for folder in _root().glob("*"):
        if folder != _folder(state):
            shutil.rmtree(folder, ignore_errors=True)


def begin() -> None:
    """Let a start with other settings find no page of before."""
    for folder in _root().glob("*"):
        shutil.rmtree(folder, ignore_errors=True)


def has_begun(state: State) -> bool:
    """Return whether a page was put there for this state by this release."""
    return _folder(state).exists()


def has(state: State, address: tuple[Any, ...]) -> bool:
    """Return whether the page of an address lies there for this state."""
    return _file(state, address).exists()


def remember(asked: Asked | None) -> None:
    """Note, over a restart too, how readers ask for pages; None: nobody knows. Raises OSError when there is no room."""
    if asked is None:
        _asked().unlink(missing_ok=True)
    else:
        _root().mkdir(mode=0o700, parents=True, exist_ok=True)
        _asked().write_bytes(msgspec.msgpack.encode(asked))


def asked() -> Asked | None:
    """Return how readers ask for pages, None when nothing is known of it."""
    try:
        return msgspec.msgpack.decode(_asked().read_bytes(), type=Asked)
    except (OSError, msgspec.MsgspecError):
        return None


def _asked() -> Path:
    return _root() / "asked"


def _root() -> Path:
    return settings.DATA_DIR / "pages"


def _folder(state: State) -> Path:
    due = state.newest_due.timestamp() if state.newest_due else 0
    return _root() / f"{release()}-{state.position}-{due:.6f}-{state.day}"


def _file(state: State, address: tuple[Any, ...]) -> Path:
    return _folder(state) / hashlib.sha256(repr(address).encode()).hexdigest()[:32]
