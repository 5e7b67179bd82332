"""The time that this site has lived through: a clock that was put back hides nothing that was already out."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

_told: list[Callable[[], datetime | None]] = []


def register(newest: Callable[[], datetime | None]) -> None:
    """Let an app tell until when it knows that the site has lived."""
    _told.append(newest)


def has_come(moment: datetime) -> bool:
    """Return whether this site has lived until `moment`; the database is asked only for one that seems to lie ahead."""
    return moment <= timezone.now() or moment <= latest()


def latest() -> datetime:
    """Return the time now, or until when the site has lived when the clock tells an earlier one."""
    return max([timezone.now(), *filter(None, (newest() for newest in _told))])
