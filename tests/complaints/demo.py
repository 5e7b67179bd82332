"""A small office for the tests: who reads, who may be accused, and a report to file."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from common.models import StaffUser
from complaints import row_macs
from complaints.cases import access_log
from complaints.cases.open_case import writing
from complaints.filing import intake
from complaints.models import Case, Reader, StaffMember
from complaints.readers import by_two, keyholders, roster_changes, roster_version, unlocking
from complaints.readers.choosing import Involved
from complaints.sealing import people, receipts, recovery, stretching
from tests import kept

NAMES = ("นางสาวสมหญิง ใจดี", "นายมานพ แสนคำ", "นางวิไลวรรณ บุตรโคตร", "นายศุภชัย จันทะเสน")
BANGKOK = ZoneInfo("Asia/Bangkok")
MONDAY = datetime(2023, 4, 24, 16, 22, tzinfo=BANGKOK)
REASON = "ต้องนัดผู้แจ้งมาชี้จุดที่เสาไฟล้ม เพราะในข้อความไม่ได้บอกว่าอยู่ซอยใด"
PASSPHRASE = "ข้าวเหนียวมะม่วงสุกงาม {}"


@dataclass
class Person:
    """A key holder of the tests, with what only he knows."""

    reader: Reader
    passphrase: str
    code: str
    private: bytes = field(repr=False)

    def opens(self, case: Case):
        """The case opened by this person; None when no slot is his."""
        return unlocking.open_case(Case.objects.get(pk=case.pk), people.box_of(self.private))


@dataclass
class Desk:
    """The office's key holders and its recovery key."""

    officers: list[Person]
    outside: Person | None
    chief: StaffMember
    recovery: recovery.RecoveryKey

    def file(
        self, *, channel="corruption", involved=(), words="", category="", code=None, arrived=(), at=MONDAY, **fields
    ):
        """File a report and return (case, receipt code)."""
        code = code or receipts.generate()
        report = intake.Report(
            channel=channel,
            subject="ความลับสุดยอด",
            category=category,
            fields=fields or {"what": "เรียกรับเงินค่าต่อเติมบ้าน"},
            identity={"name": "นางผู้แจ้ง กล้าหาญ"},
            involved=involved if isinstance(involved, Involved) else Involved(frozenset(involved), words),
        )
        return intake.file(report, code=code, arrived=arrived, at=at), code


def notes(opened) -> list:
    """What readers wrote among themselves, without the log of openings."""
    return access_log.apart(opened.entries(staff_only=True))[0]


def rewrite(case: Case, **columns) -> None:
    """Give a case other columns as the site itself would: with a MAC that holds."""
    row = Case.objects.get(pk=case.pk)
    for name, value in columns.items():
        setattr(row, name, value)
    row_macs.save(row)


def on_roster(**columns) -> StaffMember:
    """A person whom the office put on its roster."""
    member = StaffMember(**columns)
    roster_version.keep_member(member)
    return member


def confirm_changes(desk: Desk) -> None:
    """Let the key holders confirm every change of the roster that waits."""
    for change in roster_changes.waiting():
        for person in (*desk.officers, desk.outside):
            if change.may_confirm(person.reader) and roster_changes.lacks(change) > 0:
                roster_changes.confirm(change.id, person.reader)


def appoint(name: str, **kwargs) -> Person:
    """A new key holder with a user of his own."""
    user = StaffUser.objects.create_user(name, password=name, is_staff=True, first_name=name)
    passphrase = PASSPHRASE.format(name)
    reader, code = keyholders.appoint(user=user, passphrase=passphrase, **kwargs)
    return Person(reader, passphrase, code, keyholders.open_with_passphrase(reader, passphrase))


@cache
def recovery_key() -> recovery.RecoveryKey:
    """One recovery key for all desks of these tests: its codes cost three runs of Argon2."""
    return recovery.make()


def make_desk(*, officers=3, outside=True) -> Desk:
    """An open desk."""
    key = ("desk", officers, outside, settings.COMPLAINTS_PEPPER, stretching.OFFICER)
    return kept.once(key, lambda: _made(officers, outside), folder=settings.REGISTER_ROOT)


def _made(officers: int, outside: bool) -> Desk:
    keyholders.ensure_desk()
    chief = on_roster(position="นายกองค์การบริหารส่วนตำบล", chief_executive=True)
    key = recovery_key()
    keyholders.set_recovery_key(public=key.public, locks=key.locks)
    return Desk(
        [
            appoint(
                f"officer{n}",
                staff_member=on_roster(position=f"เจ้าหน้าที่รับเรื่องคนที่ {n}", name=NAMES[(n - 1) % len(NAMES)]),
            )
            for n in range(1, officers + 1)
        ],
        appoint("outside", outside=True) if outside else None,
        chief,
        key,
    )


def ask_for_the_name(person: Person, case: Case) -> None:
    """Let a reader ask to see the reporter's name."""
    with writing(person.opens(case)) as opened:
        by_two.ask(opened, what=by_two.NAME, text=REASON, by=person.reader)


def agree_to_the_name(person: Person, case: Case, *, to: Person) -> None:
    """Let a second reader agree that the first sees the name."""
    opened = person.opens(case)
    one = next(one for one in by_two.asked(opened) if one["by"] == to.reader.pk)
    with writing(opened) as again:
        by_two.confirm(again, ask_id=one["id"], by=person.reader)
