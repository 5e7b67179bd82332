"""Whether the room still holds all its cases, for the admin's first page: looked at in the background, since every case is named for it."""

from django.core.cache import caches

from common import queue

from .. import freshness

LOOK_EVERY = 10 * 60  # seconds
_FOUND, _ASKED = "complaints-whole", "complaints-whole-asked"


def last_faults() -> list[str]:
    """Return in Thai what the last look found missing, nothing before the first; one older than LOOK_EVERY has the next put."""
    shared = caches["shared"]
    if shared.add(_ASKED, True, LOOK_EVERY):
        queue.put_by_reader(look)
    return shared.get(_FOUND) or []


@queue.work("ตรวจความครบถ้วนของห้องรับเรื่อง")
def look() -> None:
    """Look, and remember what was found."""
    caches["shared"].set(_FOUND, freshness.faults(), None)
