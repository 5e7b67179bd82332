"""What other rooms show on /ledger/ beside the entries, such as who else saw them."""

from collections.abc import Callable
from typing import Any

_sources: list[tuple[str, Callable[[], Any]]] = []


def register(template: str, source: Callable[[], Any]) -> None:
    """Let /ledger/ include `template`, which gets as `shown` what `source()` returns; it runs one query at most."""
    _sources.append((template, source))


def everything() -> list[tuple[str, Any]]:
    """Return (template, shown) of each, in the order of registering."""
    return [(template, source()) for template, source in _sources]
