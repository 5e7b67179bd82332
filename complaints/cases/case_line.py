"""One line of an officer's list."""

import base64
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import cast
from uuid import UUID

from django.db import models

from ..models import Case, Channel
from ..sealing.errors import SealError
from ..sealing.texts import seal_exactly, unseal_exactly
from ..server_secret import subkey
from . import coordinates, questions
from .deadlines import Rule
from .open_case import OpenCase
from .questions import Question
from .workflow import AGAIN, Status

NEAR = timedelta(days=3)


class Turn(models.TextChoices):
    """What an open case waits for."""

    NEW = "new", "ใหม่ ยังไม่ได้ตอบ"
    AGAIN = "again", "เปิดอีกครั้ง รอตอบ"
    ASKED = "asked", "รอข้อมูลจากผู้แจ้ง"
    REPLIED = "replied", "ผู้แจ้งตอบมา"
    OURS = "ours", "รอเราดำเนินการ"


@dataclass
class CaseLine:
    """An opened case as its list shows it on a day, by the office's rule of counting."""

    opened: OpenCase
    today: date
    rule: Rule
    asks: bool = False  # for the word of the officer whose list it is

    @property
    def case(self) -> Case:
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
        if self.case.closed_on or self.case.answered_on is None:
            return self.case.closed_on is None
        if self.status in AGAIN:
            return self.case.told_on is None
        return self._told_on < self.case.counted_from

    @property
    def turn(self) -> Turn | None:
        """Return what the case waits for; None when it is closed and its reporter has not written since."""
        if self.case.closed_on:
            return Turn.REPLIED if self.case.written_on else None
        if self.question and not self.is_unanswered:
            return Turn.ASKED
        if self.is_waiting:
            return Turn.AGAIN if self.status in AGAIN else Turn.NEW
        return Turn.REPLIED if self.summary.get("last_by") == "reporter" else Turn.OURS

    @cached_property
    def question(self) -> Question | None:
        """Return the office's question that the reporter has not answered."""
        return questions.waiting(self.summary)

    @property
    def is_unanswered(self) -> bool:
        """Return whether the day has passed by which the reporter was asked for an answer."""
        return self.question is not None and self.question.is_over(self.today)

    @property
    def waits(self) -> bool:
        """Return whether it stands in the list of the room: it is open, its reporter wrote after its end, or this officer's word is asked for."""
        return self.case.closed_on is None or self.turn is not None or self.asks

    @property
    def needs_us(self) -> bool:
        """Return whether this officer should look at it now: it is new, opened again, answered by the reporter or not in time, late, or waits for a second's word."""
        return self.turn in (Turn.NEW, Turn.AGAIN, Turn.REPLIED) or self.is_unanswered or self.is_late or self.asks

    @property
    def category(self) -> str:
        return self.summary["category"]

    @property
    def may_turn_away(self) -> bool:
        """Return whether it may be ended together with others as no complaint: new, and of the general channel."""
        return self.case.channel == Channel.GENERAL and self.status == Status.RECEIVED

    @property
    def place(self) -> str:
        """Return the words of the place, also of a case that was filed with coordinates in its summary; "" where none stands there."""
        return coordinates.without(self.summary.get("place", ""))

    @property
    def due_on(self) -> date | None:
        """Return the day by which the reporter must hear from us: first by the limit, then again and again. None when closed."""
        if self.case.closed_on:
            return None
        return self.case.due_on if self.is_waiting else self.rule.progress_due(self._told_on)

    @property
    def _told_on(self) -> date:
        """The day of the office's last word. Cases from before say it inside the seal, or only of the first one."""
        if self.case.told_on:
            return self.case.told_on
        last = self.summary.get("told_on")
        return date.fromisoformat(last) if last else cast("date", self.case.answered_on)

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < self.today

    @property
    def is_near(self) -> bool:
        return self.due_on is not None and self.today <= self.due_on <= self.today + NEAR

    @property
    def standing(self) -> str:
        """Return in Thai how the limit stands; "" when none runs."""
        if self.due_on is None:
            return ""
        counted = self.rule if self.is_waiting else Rule({})
        return counted.standing(self.due_on, self.today)


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
