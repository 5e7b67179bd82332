"""What the first page of the admin tells a member of staff: every app registers what it has to say."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from .models import StaffUser

_sources: list[Callable] = []
_leads: list[tuple[str, Callable]] = []


class Level(IntEnum):
    """How much a notice matters; the most urgent come first."""

    WRONG = 1
    LATE = 2
    TASK = 3
    KNOW = 4
    FINE = 5

    @property
    def words(self) -> str:
        return LEVEL_WORDS[self]


LEVEL_WORDS = {
    Level.WRONG: "ต้องแก้ไข",
    Level.LATE: "ล่าช้า",
    Level.TASK: "งานของท่าน",
    Level.KNOW: "แจ้งให้ทราบ",
    Level.FINE: "เรียบร้อย",
}


@dataclass(frozen=True)
class Notice:
    """One sentence in Thai, with its figure in it, and the page where something can be done about it.

    One for which others wait, such as a request for an approver, comes `first` whatever its level.
    """

    level: Level
    sentence: str
    url: str = ""
    first: bool = False


def register(source: Callable) -> None:
    """Let `source(user)` be asked for the Notices that concern a member of staff. It runs a few queries, never more."""
    _sources.append(source)


def notices(user: StaffUser) -> "list[Notice]":
    """Return what every app has to tell `user`, the most urgent first, each app's notices in their order."""
    found = (notice for source in _sources for notice in source(user))
    return sorted(found, key=lambda notice: (not notice.first, notice.level))


def lead(template: str, source: Callable) -> None:
    """Let the first page begin with `template`, which gets as `work` what `source(user)` returns, unless that is None."""
    _leads.append((template, source))


def leads(user: StaffUser) -> list[tuple[str, object]]:
    """Return the (template, work) pairs with which the first page of `user` begins."""
    told = [(template, source(user)) for template, source in _leads]
    return [(template, work) for template, work in told if work is not None]
