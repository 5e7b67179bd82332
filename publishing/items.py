"""What a request is made of: the smallest things that are taken or returned, and how they are laid on an edition.

A kind whose content has none of its own is one item, with the key "". Others give an object like `Whole`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

WHOLE = ""
ALREADY, CHANGED, EXISTS, GONE, MISFIT = "already", "changed", "exists", "gone", "misfit"


class Asked(Protocol):
    """What is asked for one item: `before` and `after` are None where it is not there."""

    @property
    def key(self) -> str: ...
    @property
    def before(self) -> Any: ...
    @property
    def after(self) -> Any: ...
    @property
    def behind(self) -> str: ...


@dataclass(frozen=True)
class Item:
    """One thing that differs between approved content and working records; `behind` is the id of the row before it."""

    key: str
    before: Any
    after: Any
    behind: str = ""


class Whole:
    """A content that is one item. Contents are JSON-ready, None where nothing was published."""

    def changes(self, base: dict, draft: dict) -> list[Item]:
        """Return the Items that lead from `base` to `draft`, in the order of the draft."""
        return [] if base == draft else [Item(WHOLE, base, draft)]

    def now(self, base: dict, item: Asked) -> Any:
        """Return what `base` says for an item, in the form of its `before`; None when it is not there."""
        return base

    def misfit(self, base: dict, item: Asked, together: Iterable[Asked]) -> str:
        """Return why an item can't stand on `base` with those taken `together`, as a Thai sentence; "" when it can."""
        return ""

    def laid(self, base: dict, items: Iterable[Asked]) -> dict:
        """Return `base` with these items on it."""
        return next((item.after for item in items), base)

    def key_of(self, path: tuple) -> str:
        """Return the key of the item to which a Difference with this path belongs."""
        return WHOLE

    def told(self, value: Any) -> str:
        """Return a value of an item in the words that a person reads; "" where only a comparison tells it."""
        return ""

    def name(self, base: dict, item: Asked) -> str:
        """Return what a person calls the item."""
        return "ทั้งเรื่อง"
