"""Filing a case: sealed, written, read back, and only then received."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from common.models import Organisation

from .. import row_macs
from ..cases import authorship, coordinates, deadlines, identity
from ..cases.open_case import REPORTER, Entry, OpenCase
from ..cases.reported import APPLICANT
from ..cases.workflow import Status
from ..files import storage
from ..files.uploads import Arrived
from ..models import Case, Desk
from ..readers import choosing
from ..readers.choosing import Involved
from ..readers.laying_by import laid_by
from ..sealing import acknowledgements, authors, envelopes, files, people, reporters, slots
from ..sealing.errors import Busy, SealError
from ..sealing.reporters import Claim
from ..server_secret import server_secret
from . import requests, resending

# What keeps a report or a message from being stored; then nothing of it is, and it can be sent again.
REFUSALS = (choosing.ChannelClosed, Busy, SealError, OSError, DatabaseError)

PLACE_LENGTH = 120  # of a place in the officers' list
NOT_TOLD = {"salt", "sent", "filed"}  # stand beside the report, are no part of it


@dataclass(frozen=True)
class Report:
    """What is filed: the channel, what was written (field → text), who files, whom it concerns."""

    channel: str
    subject: str
    fields: dict
    identity: dict = field(default_factory=dict)
    involved: Involved = field(default_factory=Involved)
    category: str = ""
    came_by: str = "web"  # sealed as `channel` for ever
    received_on: date | None = None  # when it came another way, on another day
    entered_by: str = REPORTER
    service: str = ""  # the number of the service that is asked for

    @property
    def place(self) -> str:
        """The words of the place, as lists and comparisons take them: coordinates stay in the report."""
        return coordinates.without(self.fields.get("place", ""))


def claim_of(code: str) -> Claim:
    """Return what a normalised receipt code opens. Raises Busy."""
    return reporters.claim(code, salt=bytes(Desk.objects.get(pk=1).salt), secret=server_secret())


def already_filed(claim: Claim) -> Case | None:
    """Return the case that this code belongs to, if it was filed before."""
    return Case.objects.standing().filter(locator=claim.locator).first()


def file(
    report: Report,
    *,
    code: str,
    arrived: Sequence[Arrived] = (),
    at: datetime | None = None,
    claim: Claim | None = None,
) -> Case:
    """Store a report sealed to its readers and to `code`, and return its case once it was read back.

    The same code twice gives the same case, whatever the report says then (`resending.rest` tells what differs).
    `claim` is claim_of(code), when the caller has it already. Raises one of REFUSALS; then nothing is stored but the
    arrived files, which the reporter can send again.
    """
    at = at or timezone.now()
    chosen = readers_for(report, arrived)
    claim = claim or claim_of(code)
    _survive_power_cuts()
    with transaction.atomic(), storage.keeping([one.id for one in arrived]) as keep:
        if before := already_filed(claim):
            return before
        keep()
        case = _write(report, chosen, claim, arrived, at, sent=resending.marks(report, chosen.excluded, code))
        _read_back(case, claim, arrived)
        requests.came(report.service, case.received_on)
        return case


def readers_for(report: Report, arrived: Sequence[Arrived]) -> choosing.Readership:
    """Return who would be given this report. Raises ChannelClosed."""
    return choosing.readership(report.channel, report.involved, _texts(report, arrived))


def _texts(report: Report, arrived: Sequence[Arrived]) -> dict[str, str]:
    """Every text in which somebody may be named, the names of files too."""
    said = {name: text for name, text in report.fields.items() if name not in APPLICANT}
    return {**said, "files": "\n".join(one.name for one in arrived)}


def _survive_power_cuts() -> None:
    """An acknowledgement must outlive the machine's power: SQLite is told to wait for the disk."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def _write(
    report: Report,
    chosen: choosing.Readership,
    claim: Claim,
    arrived: Sequence[Arrived],
    at: datetime,
    *,
    sent: dict[str, str],
) -> Case:
    private = people.new_private()
    public, author = people.public_of(private), authors.author_of(private, authors.REPORTER)
    received = report.received_on or timezone.localdate(at)
    case = Case(id=authors.case_id(author.verify), channel=report.channel, received_on=received)
    keys = envelopes.new_keys(case.pk, case.rotation)
    case.counted_from = case.received_on
    case.due_on = case.first_due_on = deadlines.rule().limit(case.received_on)
    case.locator, case.reporter_public, case.reporter_lock = claim.locator, public, claim.wrap(private, case.pk)
    case.reporter_envelope = envelopes.enclose(keys.for_reporter(), public)
    case.recovery_envelope = envelopes.enclose(keys, bytes(chosen.recovery.public))
    case.slots = slots.fill(keys, [bytes(reader.public) for reader in chosen.readers])
    reads_outside = any(reader.outside for reader in chosen.readers)
    case.escrow = laid_by(keys, case.channel, None if reads_outside else choosing.outside_reader())
    opened = OpenCase(case, keys, author)
    opened.set_leaf("summary", {
        "status": Status.RECEIVED, "subject": report.subject, "category": report.category, "division": requests.division_of(report.service),
        "place": report.place[:PLACE_LENGTH], "channel": report.came_by, "entries": 0, "files": 0, "reporter": author.verify,
    })  # fmt: skip
    identity.put(opened, report.identity)
    opened.set_leaf("readership", {
        "readers": [choosing.described(reader) for reader in chosen.readers],
        "excluded": sorted(chosen.excluded), "proposed": [],
        "out": [one.as_dict() for one in chosen.out], "outside_only": chosen.outside_only,
    })  # fmt: skip
    case.save(force_insert=True)
    _write_report(opened, report, arrived, at, sent)
    row_macs.save(case)
    return case


def _write_report(
    opened: OpenCase, report: Report, arrived: Sequence[Arrived], at: datetime, sent: dict[str, str]
) -> None:
    for one in arrived:
        opened.add_file(one, by=REPORTER)
    content = {
        "fields": report.fields,
        "files": [[one.name, one.sha256] for one in arrived],
        "salt": secrets.token_hex(16),
        "sent": sent,
        "filed": authorship.facts(opened.case),
    }
    opened.add(Entry("report", report.entered_by, at, content))


def _read_back(case: Case, claim: Claim, arrived: Sequence[Arrived]) -> None:
    """Open the case as the reporter will, from what was really stored. Raises SealError or OSError."""
    opened = open_as_reporter(Case.objects.get(pk=case.pk), claim)
    if len(opened.entries()) != 1 or len(opened.files()) != len(arrived):
        raise SealError("the case did not come back whole")
    for info in opened.files():
        with storage.open_kept(info.id) as source:
            for _ in files.read(source, info.key, info.id, info.size):
                pass


def open_as_reporter(case: Case, claim: Claim) -> OpenCase:
    """Return the case opened by its receipt code. Raises SealError, and Altered when its row was changed behind the site."""
    row_macs.check(case)
    private = claim.unwrap(bytes(case.reporter_lock), case.pk)
    box, author = people.box_of(private), authors.author_of(private, authors.REPORTER)
    return OpenCase(case, envelopes.open_envelope(box, bytes(case.reporter_envelope), case.pk, case.rotation), author)


def report_as_filed(opened: OpenCase) -> bytes:
    """Return the canonical bytes of the report, which the proof's fingerprint is taken over."""
    content = {name: value for name, value in opened.entries()[0].content.items() if name not in NOT_TOLD}
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def proof(opened: OpenCase) -> str:
    """Return the signed acknowledgement of this case: one line of JSON that stands on its own."""
    salt = opened.entries()[0].content["salt"]
    office = Organisation.objects.first()
    return acknowledgements.sign(
        acknowledgements.Acknowledgement(
            office=office.name if office else "",
            case=opened.case.number,
            channel=opened.case.channel,
            day=opened.case.received_on.isoformat(),
            salt=salt,
            fingerprint=acknowledgements.fingerprint(report_as_filed(opened), salt),
        ),
        server_secret(),
    )
