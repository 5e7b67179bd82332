"""The time that this site has lived through: a clock that was put back hides nothing that was already out."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

_told: list[Callable[[], datetime | None]] = []
_shown: list[Callable[[], datetime | None]] = []


def register(newest: Callable[[], datetime | None], shown: Callable[[], datetime | None]) -> None:
    """Let an app tell until when it knows that the site has lived, and the newest moment of what readers see: that is asked
    for each row of a list, so no database may be asked each time."""
    _told.append(newest)
    _shown.append(shown)


def has_come(moment: datetime) -> bool:
    """Return whether `moment`, when something becomes public, has come on this site, whatever the clock tells."""
    return moment <= timezone.now() or any(moment <= newest for shown in _shown if (newest := shown()))


def latest() -> datetime:
    """Return the time now, or until when the site has lived when the clock tells an earlier one."""
    return max([timezone.now(), *filter(None, (newest() for newest in _told))])
