"""Complaints: for each channel one in every state that the workflow knows, with files, notes, messages and a rating."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import uuid4

from common.models import StoredFile
from complaints.cases import access_log, board, desk_work, following, retention, workflow
from complaints.cases.open_case import OpenCase, writing
from complaints.cases.workflow import EDGES, Edge, Status
from complaints.files import storage, uploads
from complaints.filing import intake
from complaints.forms import CHANNEL_FORMS
from complaints.models import Case, Channel, StaffMember
from complaints.readers import appeals, destroying, overdue
from complaints.readers.choosing import Involved
from complaints.readers.unlocking import Unlocked, open_case
from complaints.sealing import files, receipts

from . import made_up
from .shared import Office

CAME_BY = ("web", *(code for code, _ in desk_work.CAME_BY))
# The end of a general case can't be appealed, only reopened.
PAIRS = [
    (channel, status)
    for status in Status
    for channel in Channel
    if (channel, status) != (Channel.GENERAL, Status.APPEALED)
]
UNNAMED = "ขอเงินค่าต่อเติมบ้าน ไม่จ่ายก็ไม่ออกใบอนุญาต"
ANSWERED_LATE = timedelta(days=45)


@dataclass
class Filed:
    """A case as its reporter knows it."""

    case: Case
    code: str
    channel: str
    status: str


class Cases:
    """Everybody who complained, and what the officers did about it."""

    def __init__(self, office: Office) -> None:
        self.office, self.desk, self.rng = office, office.desk, office.random("cases")
        self.filed, self.files = office.filed, [office.cabinet.file(ending) for ending in ("pdf", "jpg")]

    def plan_ahead(self) -> None:
        """File one case for every channel and status, spread over the years."""
        calendar = self.office.calendar
        for place, (channel, status) in enumerate(PAIRS):
            year = calendar.years[place % len(calendar.years)]
            when = calendar.moment(year, 0.1 + 0.5 * place / len(PAIRS))
            calendar.at(when, lambda when, channel=channel, status=status: self._live(channel, status, when))
        calendar.at(calendar.now - timedelta(seconds=20), self._destroy)
        calendar.at(calendar.now - timedelta(seconds=10), lambda when: overdue.pass_on(when.date()))

    def _live(self, channel: Channel, status: Status, when: datetime) -> None:
        number = len(self.filed)
        filed = self._file(channel, status, number, when)
        self.filed.append(filed)
        when += ANSWERED_LATE if number % 4 == 0 else timedelta(days=3)
        when = min(when, self.office.calendar.now - timedelta(minutes=10))
        for edge in path_to(status):
            self._take(filed, edge, when)
            when = min(when + timedelta(days=2), self.office.calendar.now - timedelta(minutes=5))
        self._talk(filed, number, when)

    def _file(self, channel: Channel, status: Status, number: int, when: datetime) -> Filed:
        told = [name for name in CHANNEL_FORMS[channel].fields_of_report if name != "involved_words"]
        fields = {name: made_up.paragraphs(self.rng) for name in told}
        if status == Status.RECEIVED:  # nobody named: the outside reader is not there from the first day
            fields = {name: UNNAMED for name in fields if name != "who"}
        fields |= {"kind": "ร้องทุกข์", "category": "ถนน"} if channel == Channel.GENERAL else {}
        chief = StaffMember.objects.filter(chief_executive=True).values_list("pk", flat=True)
        report = intake.Report(
            channel=channel,
            subject=made_up.long_name(self.rng, 200) if number % 3 == 1 else made_up.phrase(self.rng),
            fields=fields,
            identity={"name": "นายผู้แจ้ง กล้าหาญ", "contact": "๐๘๑ ๐๐๐ ๐๐๐๐"} if number % 2 else {},
            involved=Involved(frozenset(chief[:1] if number % 7 == 6 else ())),
            category=fields.get("category", ""),
            came_by=CAME_BY[number % len(CAME_BY)],
        )
        code = receipts.generate()
        arrived = [self._arrived(file) for file in self.files[: number % 3]]
        return Filed(intake.file(report, code=code, arrived=arrived, at=when), code, channel, status)

    def _arrived(self, file: StoredFile) -> uploads.Arrived:
        """Seal a file on its way in, as the form's upload handler does."""
        stored = file.read()
        id_, sink = storage.arrive()
        key = files.new_key()
        with sink:
            writer = files.Writer(sink, key, id_)
            writer.write(stored)
            writer.close()
        name = f"{made_up.long_name(self.rng, 100)}.{file.name.rpartition('.')[2]}"
        return uploads.Arrived(id_, name, len(stored), hashlib.sha256(stored).hexdigest(), key)

    def _opened(self, filed: Filed, when: datetime) -> tuple[OpenCase, Unlocked]:
        """Return the case as the first reader who can open it sees it, noted as the desk notes it."""
        case = Case.objects.get(pk=filed.case.pk)
        opened, officer = next((o, d) for d in self.desk.officers if (o := open_case(case, d.box)))
        return access_log.note(opened, what=access_log.CASE, by=str(officer.reader), at=when), officer

    def _take(self, filed: Filed, edge: Edge, when: datetime) -> None:
        text = made_up.sentence(self.rng)
        if edge.by_reporter:
            mine = intake.open_as_reporter(Case.objects.get(pk=filed.case.pk), intake.claim_of(filed.code))
            self._step(mine, edge.to, text, when)
            return
        opened, officer = self._opened(filed, when)
        with writing(opened) as case:
            workflow.move(case, to=edge.to, by=str(officer.reader), by_reporter=False, text=text, at=when)

    def _step(self, mine: OpenCase, to: Status, text: str, when: datetime) -> None:
        if to != Status.APPEALED:
            following.step(mine, to=to, text=text, at=when)
            return
        with writing(mine) as case:
            appeals.appeal(case, text=text, at=when)

    def _talk(self, filed: Filed, number: int, when: datetime) -> None:
        opened, officer = self._opened(filed, when)
        by = str(officer.reader)
        with writing(opened) as case:
            desk_work.note(case, text=made_up.sentence(self.rng), by=by, at=when)
            if filed.status not in (Status.RECEIVED, Status.CONFIRMED, Status.WITHDRAWN):
                desk_work.write(case, text=made_up.paragraphs(self.rng), by=by, at=when)
            if filed.status == Status.ACCEPTED:
                desk_work.ask(case, text=made_up.sentence(self.rng), by=by, at=when)
            if filed.channel == Channel.GENERAL:
                division = self.office.people.divisions[number % len(self.office.people.divisions)]
                desk_work.assign(case, division=division.code, by=by, at=when)
                board.release(case, place=f"หมู่ที่ {number + 1}", category="ไฟฟ้าส่องสว่าง", reports=number % 3 + 1)
            if number % 5 == 4:
                desk_work.hold(case, held=True, by=by, at=when)
        if filed.status in (Status.FORWARDED, Status.REJECTED):
            mine = intake.open_as_reporter(Case.objects.get(pk=filed.case.pk), intake.claim_of(filed.code))
            following.reply(mine, text=made_up.sentence(self.rng), arrived=[], item=uuid4(), at=when)
        if filed.status == Status.CONFIRMED:
            mine = intake.open_as_reporter(Case.objects.get(pk=filed.case.pk), intake.claim_of(filed.code))
            following.rate(mine, stars="4", text=made_up.sentence(self.rng), at=when)

    def _destroy(self, when: datetime) -> None:
        """Let two readers agree on what has been kept long enough, and destroy it."""
        for case in retention.listed(when.date()):
            for officer in [one for one in self.desk.officers if open_case(case, one.box)][:2]:
                found = cast(OpenCase, open_case(Case.objects.get(pk=case.pk), officer.box))
                with writing(found) as opened:
                    destroying.agree(opened, by=officer.reader, at=when)
        for case in retention.agreed(when.date()):
            retention.destroy(case, today=when.date())


def path_to(status: Status) -> tuple[Edge, ...]:
    """Return the edges that lead from a new case to `status`, the fewest possible."""
    paths: dict[Status, tuple[Edge, ...]] = {Status.RECEIVED: ()}
    while status not in paths:
        for start, way in list(paths.items()):
            for edge in EDGES[start]:
                paths.setdefault(edge.to, (*way, edge))
    return paths[status]
