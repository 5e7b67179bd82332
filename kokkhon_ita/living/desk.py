"""The complaints desk of the office: officers with keys, an outside reader, the words and days that the desk works by."""

import secrets
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.core.management import call_command
from django.db.models import Model

from common.models import StaffUser
from complaints.desk import demonstration
from complaints.models import (
    Category,
    Channel,
    Desk,
    EarlierFigures,
    Holiday,
    OtherWay,
    Reader,
    RecoveryKey,
    ReplyTemplate,
    StaffMember,
    Village,
)
from complaints.readers import keyholders, roster_changes, roster_version

from . import made_up
from .desk_people import DeskPeople
from .filling import Filler
from .shared import Office

HOLIDAYS = settings.BASE_DIR / "fixtures" / "holidays.json"
NETWORK = "203.0.113.0/24"


def make(office: Office) -> DeskPeople:
    """Set the desk up, with one officer who has left, and return its DeskPeople."""
    filler = office.filler("desk")
    made = cast(demonstration.Demonstration, demonstration.make())  # an empty site has no desk yet
    filler.complete(Desk.objects.get(pk=1), networks=NETWORK)
    for number, member in enumerate(StaffMember.objects.all(), start=1):
        roster_version.keep_member(
            filler.complete(member, name=made_up.person(number), nicknames=made_up.NICKNAMES[number % 4])
        )
    roster_version.keep_member(filler.fill(StaffMember, chief_executive=False))
    StaffUser.objects.filter(email="").update(email="desk@example.go.th")
    call_command("loaddata", HOLIDAYS, verbosity=0)
    kinds: list[type[Model]] = [Holiday, OtherWay, Category, Category, Village, Village, ReplyTemplate]
    for model in kinds:
        filler.fill(model)
    for channel, received in zip(Channel, (7, 0), strict=True):
        facts: dict[str, Any] = {"fiscal_year": office.calendar.years[0] - 1, "channel": channel, "span": "year"}
        filler.fill(EarlierFigures, received=received, finished=received // 2, **facts)
    _one_has_left(office, filler)
    keyholders.rehearse_recovery(RecoveryKey.objects.get(in_use=True), *made.keepers[:2])
    return DeskPeople(made)


def _one_has_left(office: Office, filler: Filler) -> None:
    member = filler.fill(StaffMember, chief_executive=False, active=False)
    roster_version.keep_member(member)
    gone, _ = keyholders.appoint(
        user=office.people.clerks[-1],
        passphrase=secrets.token_urlsafe(15),
        staff_member=member,
        today=office.calendar.now.date() - timedelta(days=400),
    )
    keyholders.dismiss(gone)


def plan_guideline(office: Office) -> None:
    """Let two people publish the guideline as soon as the office begins."""
    calendar, reason = office.calendar, "แนวปฏิบัติการจัดการเรื่องร้องเรียนของหน่วยงาน"
    moment = calendar.moment(calendar.years[0], 0)
    calendar.at(moment, lambda when: office.press.publish("complaint-guideline", "", reason, when))


def change_the_roster() -> None:
    """Let one officer change the words of somebody who holds no key, and another confirm it, as two must since the first case."""
    proposer, other = (Reader.objects.get(user__username=name) for name in demonstration.OFFICERS[:2])
    held = Reader.objects.exclude(staff_member=None).values("staff_member")
    member = StaffMember.objects.filter(chief_executive=False).exclude(pk__in=held).reverse()[0]
    member.nicknames = "สมมุติ"
    roster_version.keep_member(member, by=proposer.user_id)
    (change,) = roster_changes.waiting()
    roster_changes.confirm(change.id, by=other)
