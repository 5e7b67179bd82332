"""For how long a page may be repeated to other readers: for some seconds, or as long as a look finds what the page shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase

# Name → (what looks, for how many seconds it need not look again).
_looks: dict[str, tuple[Callable[[str], str], float]] = {}


@dataclass(frozen=True)
class Condition:
    """A page is good as long as the look of that name finds, for `argument`, what was `seen` when the page was made."""

    name: str
    argument: str
    seen: str

    @property
    def seconds(self) -> float:
        """Return for how long the page may be repeated after a look."""
        return _looks[self.name][1]

    def holds(self) -> bool:
        """Look, and return whether the page shows what is found; raises DatabaseError."""
        return _looks[self.name][0](self.argument) == self.seen


def register(name: str, look: Callable[[str], str], *, seconds: float) -> None:
    """Let pages hang on what `look(argument)` finds, a short text; `seconds` later it must look again."""
    _looks[name] = look, seconds


def repeat_for(response: HttpResponseBase, seconds: float) -> None:
    """Let a page that shows more than editions be repeated for so many seconds, not until something is published."""
    cast(Any, response).kept_for = seconds


def repeat_while(response: HttpResponseBase, condition: Condition) -> None:
    """Let a page that shows more than editions be repeated while the condition holds and nothing is published."""
    cast(Any, response).kept_while = condition


def know_query(request: HttpRequest, response: HttpResponseBase, *queries: str) -> None:
    """Let a page that was asked for with exactly one of these queries be repeated too: the view has no other page for it."""
    cast(Any, response).query_is_known = request.META.get("QUERY_STRING") in queries
