"""One line of an officer's list."""

import base64
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import cast
from uuid import UUID

from ..models import Case
from ..sealing.errors import SealError
from ..sealing.texts import seal_exactly, unseal_exactly
from ..server_secret import subkey
from . import deadlines
from .open_case import OpenCase
from .workflow import Status

NEAR = timedelta(days=3)


@dataclass
class CaseLine:
    """An opened case as its list shows it on a day."""

    opened: OpenCase
    today: date
    holidays: dict

    @property
    def case(self):
        return self.opened.case

    @cached_property
    def summary(self) -> dict:
        return self.opened.summary

    @property
    def status(self) -> Status:
        return Status(self.summary["status"])

    @property
    def age(self) -> int:
        """Return how many days the case has been open, or was."""
        return ((self.case.closed_on or self.today) - self.case.received_on).days

    @property
    def is_waiting(self) -> bool:
        """Return whether the reporter has not been answered since the limit began to run."""
        answered = self.case.answered_on
        return self.case.closed_on is None and (answered is None or answered < self.case.counted_from)

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.case.due_on < self.today

    @property
    def is_near(self) -> bool:
        return self.is_waiting and self.today <= self.case.due_on <= self.today + NEAR

    @property
    def standing(self) -> str:
        """Return in Thai how the limit stands; "" when it does not run."""
        return deadlines.standing(self.case.due_on, self.today, self.holidays) if self.is_waiting else ""


_POSITION = struct.Struct(">I16s")


def mark(case: Case) -> str:
    """Return where a list of closed cases goes on, for an address: closed, since the case may be another's."""
    position = _POSITION.pack(cast("date", case.closed_on).toordinal(), case.pk.bytes)
    return base64.urlsafe_b64encode(seal_exactly(subkey("list-mark"), position, b"list")).decode()


def position_of(text: str) -> tuple[date, UUID] | None:
    """Return the day and id of a mark, None for what is no mark."""
    try:
        position = unseal_exactly(subkey("list-mark"), base64.urlsafe_b64decode(text), b"list")
    except (SealError, ValueError):
        return None
    day, pk = _POSITION.unpack(position)
    return date.fromordinal(day), UUID(bytes=pk)
