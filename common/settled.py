"""What follows from settings, worked out once: Django's settings ask Python code for each, and a kept page asks for several."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.core.signals import setting_changed

Answer = TypeVar("Answer")


def settled(ask: Callable[[], Answer]) -> Callable[[], Answer]:
    """Return `ask` as a function that asks once, and again after tests have changed a setting."""
    once = cache(ask)

    def ask_again(**changed: Any) -> None:
        once.cache_clear()

    setting_changed.connect(ask_again, weak=False)
    return once
