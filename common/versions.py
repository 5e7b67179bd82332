"""What a page shows besides its own content, in one short text: when it is the same, the page is the same.

An app whose figures stand in the head or foot of every page registers them here.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

ENDINGS = {".py", ".typ", ".html", ".css", ".js", ".svg"}

_parts: list[Callable[[], str]] = []


def register(part: Callable[[], str]) -> None:
    """Let `part()`, a short text that changes with what the app shows on every page, count."""
    _parts.append(part)


def page_version(today: date | None = None) -> str:
    """Return the version of everything around a page's content: the day, the code, each app's registered part."""
    return "/".join([(today or timezone.localdate()).isoformat(), release(), *(str(part()) for part in _parts)])


@cache
def release() -> str:
    """Return a short hash of the code, templates and styles, the same on every machine that runs them."""
    root = Path(settings.BASE_DIR)
    folders = [root / "templates", root / "static", *(path.parent for path in root.glob("*/__init__.py"))]
    found = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in ENDINGS):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]
