"""Mails to a division about a reporting round: 30, 7 and 0 days before its end, then weekly while it is overdue.

The words are fixed: which division, which round, which day, never what was reported. A division that has reported on
all of its measures gets none. For a division that has ended whoever follows it is told too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mass_mail
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from common import thai
from common.models import Division, StaffUser

from .models import Measure, Result, SentReminder

BEFORE = (0, 7, 30)
WEEK, FORGOTTEN = 7, timedelta(days=365)
SUBJECT = "{when}: รายงานผลรอบ {months} เดือน ปีงบประมาณ {year}"
TEXT = (
    "เรียน {division}\n\n"
    "การรายงานผลการดำเนินงานตามมาตรการ รอบ {months} เดือน ปีงบประมาณ พ.ศ. {year} {ends}วันที่ {last}\n"
    "และยังมีมาตรการของท่านที่ยังไม่ได้รายงานผลในรอบนี้\n\n"
    "โปรดเข้าสู่ระบบหลังบ้านของเว็บไซต์ แล้วเปิดหน้า งานของส่วนราชการ\n"
    "ข้อความนี้ส่งจากระบบ โปรดอย่าตอบกลับ\n"
)


@dataclass(frozen=True)
class Reminder:
    """A division that still owes reports for a round whose last day is `last`; `days` is how near it is.

    30, 7 or 0 days before the end, -7, -14 … after it.
    """

    division: Division
    year: int
    months: int
    last: date
    days: int

    def words(self) -> tuple[str, str]:
        """Return the subject and the text."""
        late = self.days < 0
        facts = {
            "division": self._addressee(),
            "months": thai.format_number(self.months),
            "year": thai.to_thai_digits(self.year),
            "last": thai.format_date(self.last),
            "when": "เกินกำหนด" if late else "ใกล้ครบกำหนด",
            "ends": "สิ้นสุดแล้วเมื่อ" if late else "สิ้นสุด",
        }
        return SUBJECT.format(**facts), TEXT.format(**facts)

    def _addressee(self) -> str:
        heir = self.division.carried_on()
        return str(self.division) if heir in (None, self.division) else f"{heir} ซึ่งรับช่วงงานของ{self.division}"


def stage(days_left: int) -> int | None:
    """Return which mail is the newest that should have gone out so many days before the end, None when none yet."""
    if days_left <= -WEEK:
        return -(-days_left // WEEK * WEEK)
    return next((days for days in BEFORE if days_left <= days), None)


def due(today: date) -> Iterator[Reminder]:
    """Yield every Reminder that should have been sent by `today` and was not; rounds over for a year are left alone."""
    running = thai.fiscal_year(today)
    for year in (running - 1, running):
        for months, last in thai.round_ends(year).items():
            days = stage((last - today).days)
            if days is not None and today - last < FORGOTTEN:
                for division in _owing(year, months, days):
                    yield Reminder(division, year, months, last, days)


def _owing(year: int, months: int, days: int) -> QuerySet[Division]:
    """Return the divisions with a measure of the year that has no result of the round, and no such mail yet."""
    reported = Result.objects.filter(measure=OuterRef("pk"), round=str(months))
    bare = Measure.objects.filter(~Exists(reported), plan=year, responsibilities__division=OuterRef("pk"))
    sent = SentReminder.objects.filter(division=OuterRef("pk"), fiscal_year=year, months=months, days=days)
    return Division.objects.filter(Exists(bare), ~Exists(sent))


def send(today: date) -> int:
    """Send what is due and remember it, so that a second run on the same day sends nothing; return how many mails."""
    return sum(_sent(reminder, today) for reminder in due(today))


@transaction.atomic
def _sent(reminder: Reminder, today: date) -> int:
    addresses = [member.email for member in _members(reminder.division)]
    if not addresses:
        return 0
    SentReminder.objects.create(
        division=reminder.division,
        fiscal_year=reminder.year,
        months=reminder.months,
        days=reminder.days,
        sent_on=today,
    )
    subject, text = reminder.words()
    return send_mass_mail([(subject, text, settings.DEFAULT_FROM_EMAIL, [address]) for address in addresses])


def _members(division: Division) -> list[StaffUser]:
    """Return who reports for the division, or follows it, and can be reached."""
    theirs = {division, division.carried_on() or division}
    members = (
        StaffUser.objects.filter(division__in=theirs, is_active=True, is_staff=True).exclude(email="").order_by("pk")
    )
    return [member for member in members if member.has_perm("measures.add_result")]
