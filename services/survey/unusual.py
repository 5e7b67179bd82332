"""Days that brought many times the answers of the round's other days: an event, or somebody who answers for many."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.urls import reverse

from common import thai

from ..models import Channel, Round

TIMES = 5
LEAST = 30  # fewer are no wonder on any day


@dataclass(frozen=True)
class Unusual:
    """A day, how many answers came by link or code, and how many the other days of the round usually bring."""

    day: date
    number: int
    usual: int
    round: int

    @property
    def sentence(self) -> str:
        usual = f"วันอื่นของรอบมักได้วันละ {thai.format_number(self.usual)} ชุด" if self.usual else "วันอื่นของรอบยังไม่มีคำตอบทางนี้"
        got = f"ได้คำตอบทางคิวอาร์โค้ดหรือลิงก์ {thai.format_number(self.number)} ชุด"
        return f"แบบสำรวจวันที่ {thai.format_date(self.day)} {got} {usual} โปรดตรวจว่าเป็นคำตอบจริง"

    @property
    def url(self) -> str:
        """Return the address of the answers of that day, for staff."""
        asked = f"round__id__exact={self.round}&channel__exact={Channel.QR}"
        days = f"day__gte={self.day}&day__lt={self.day + timedelta(days=1)}"
        return f"{reverse('admin:services_answer_changelist')}?{asked}&{days}"


def days(asked: Round) -> Iterator[Unusual]:
    """Yield the days of a round that brought unusually many answers, newest first."""
    found: Counter[str] = Counter()
    for counts in asked.standings.values_list("counts", flat=True):
        found.update(counts.get("days", {}))
    for day, number in sorted(found.items(), reverse=True):
        usual = round(median([other for one, other in found.items() if one != day] or [0]))
        if number >= max(LEAST, TIMES * usual):
            yield Unusual(date.fromisoformat(day), number, usual, asked.pk)
