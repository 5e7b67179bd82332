"""Requests for a service come through the general channel. Which services there are, their own app says: it stands above."""

from collections.abc import Callable
from datetime import date

_divisions: list[Callable[[str], str]] = []
_counters: list[Callable[[str, date], None]] = []


def take_for(division_of: Callable[[str], str], count: Callable[[str, date], None]) -> None:
    """Take requests from now on: `division_of(service)` names who does it, "" for none; `count(service, day)` counts one more."""
    _divisions[:], _counters[:] = [division_of], [count]


def division_of(service: str) -> str:
    """Return the name of the division that a request for this service is for; empty when it is no request."""
    return _divisions[0](service) if service and _divisions else ""


def came(service: str, day: date) -> None:
    """Count a request that was filed; does nothing for what is no request."""
    if division_of(service):
        _counters[0](service, day)
