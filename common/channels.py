"""Which channels of complaints are open, for pages outside their room: it tells here how to look.

Opening a channel publishes nothing, so a kept page that shows this has to look again.
"""

from collections.abc import Callable

from django.http import HttpResponse

from . import repeating
from .repeating import Condition

NAME, SECONDS = "channels", 55
_looks: list[Callable[[], dict[str, bool]]] = []


def register(look: Callable[[], dict[str, bool]]) -> None:
    """Let `look` tell for each channel by name whether it takes reports now, and let pages hang on it."""
    _looks.append(look)
    repeating.register(NAME, lambda argument: repr(opened()), seconds=SECONDS)


def opened() -> dict[str, bool]:
    """Return for each channel by name, and for "any", whether it takes reports now."""
    found = {name: is_open for look in _looks for name, is_open in look().items()}
    return found | {"any": any(found.values())}


def repeat_while_same(response: HttpResponse, shown: dict[str, bool]) -> None:
    """Let a page be repeated while the channels are as `shown` on it."""
    repeating.repeat_while(response, Condition(NAME, "", repr(shown)))
