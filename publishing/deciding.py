"""Deciding a request: every item is taken, or returned with a note, in one act."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from common import thai

from . import acts, ledger
from .items import ALREADY, Item
from .laying import laid
from .models import Edition, LedgerHead, Submission, SubmittedItem
from .moved import JOINED
from .outlook import EARLY, JOIN, NOW, Outlook
from .remaking import fits, items_of, make_again

DECIDED = "คำขอนี้มีผู้พิจารณาไปแล้ว"
OWN = "ท่านเป็นผู้ส่งคำขอนี้ จึงอนุมัติเองไม่ได้ ต้องให้ผู้มีสิทธิ์อนุมัติอีกคนพิจารณา"
OWN_TO_COME = "ฉบับที่กำหนดไว้มีรายการที่ท่านเป็นผู้ส่ง การเลื่อนให้เผยแพร่เร็วขึ้นต้องให้ผู้มีสิทธิ์อนุมัติอีกคนพิจารณา"
LOOK_AGAIN = "ข้อมูลเปลี่ยนไประหว่างที่ท่านพิจารณา ระบบจึงยังไม่เผยแพร่ โปรดตรวจสิ่งที่เปลี่ยนแปลงข้างล่างอีกครั้งแล้วจึงอนุมัติ"
ONE_TO_COME = (
    "ฉบับที่ {} รอเผยแพร่ {} อยู่แล้ว จึงกำหนดเวลาของคำขอนี้ คือ {} แยกอีกเวลาไม่ได้ โปรดเลือกว่าจะเผยแพร่คำขอนี้เมื่อใด คำขอยังรออนุมัติ"
)
NOT_APART = "เผยแพร่แยกจากฉบับที่กำหนดไว้ไม่ได้ เพราะแก้ไขรายการเดียวกัน โปรดเลือกเผยแพร่พร้อมกัน หรือเผยแพร่ทั้งหมดทันที"
CONFLICT = "มีรายการที่รับไม่ได้ตามที่ส่งมา โปรดตรวจข้อความที่รายการนั้นแล้วส่งกลับ หรือเลือกใช้ข้อความที่ขอแทน"
NOTE_MISSING = "โปรดระบุเหตุผลของรายการที่ส่งกลับ"
NOTHING_TAKEN = "ไม่มีรายการที่รับไว้เผยแพร่ หากไม่รับทั้งหมด โปรดกดส่งกลับ"
AHEAD = (
    "ทะเบียนมีรายการที่ลงเวลาไว้หลังเวลาที่ขอให้เผยแพร่ เพราะนาฬิกาของเครื่องเคยเดินล้ำ จึงตั้งเวลานี้ไม่ได้ "
    "โปรดส่งคำขอนี้กลับ แล้วขอเผยแพร่ทันทีเมื่อถึงเวลา"
)
NO_EMERGENCY = "กรณีเร่งด่วนเผยแพร่ได้เฉพาะทันที และเฉพาะคำขอของตนเอง"


class ItemsRefused(ValidationError):
    """A refusal that is about some items of the request alone: `keys` names them."""

    def __init__(self, words: str, keys: Collection[str]) -> None:
        super().__init__(words)
        self.keys = frozenset(keys)


@dataclass(frozen=True)
class Choice:
    """What an approver chose: keys `taken` (None: all), `notes` by key for the others, how with what is to come.

    Of a request with a time of its own beside an edition to come, only a `mode` that is named says when it comes out.
    `over` names items whose asked text takes the place of what changed since; `seen` is Outlook.seen of the page read.
    """

    taken: Collection[str] | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    over: Collection[str] = ()
    seen: str = ""


def approve(
    submission: Submission,
    *,
    by: Any,
    choice: Choice | None = None,
    emergency: bool = False,
    at: datetime | None = None,
) -> Edition:
    """Publish the newest edition with exactly the items taken and return the new Edition.

    Whoever asked for one of them is refused, unless it is an `emergency`: then the edition is marked until `confirm`.
    Raises ValidationError, with nothing changed, when the request is decided, what was seen has changed, an item does
    not fit or a note is missing.
    """
    acts.require(by, acts.APPROVE)
    choice = choice or Choice()
    with transaction.atomic():
        head, clock = ledger.lock(), at or timezone.now()
        at = ledger.moment(at)
        submission.refresh_from_db()
        if not submission.is_waiting:
            raise ValidationError(DECIDED)
        if submission.published_at and clock < submission.published_at <= at:
            raise ValidationError(AHEAD)
        return _Approval(head, Outlook(submission, at), choice, by, emergency, at).done()


class _Approval:
    """One approval under the ledger's lock."""

    def __init__(
        self, head: LedgerHead, outlook: Outlook, choice: Choice, by: Any, emergency: bool, at: datetime
    ) -> None:
        self.head, self.outlook, self.choice, self.by, self.at = head, outlook, choice, by, at
        self.mode = choice.mode or NOW
        self.request, self.about, self.shelf = outlook.submission, outlook.about, outlook.shelf
        wanted = choice.taken
        self.items = [item for item in outlook.items if wanted is None or item.key in wanted]
        self.left = [item for item in outlook.items if wanted is not None and item.key not in wanted]
        self.alone = by.pk in {item.author_id for item in self.items} | {self.request.submitted_by_id}
        self.emergency = emergency and self.alone

    def done(self) -> Edition:
        self._refuse()
        edition = self._published()
        _decide(self.request, self.items, self.left, self.choice.notes, edition, by=self.by, at=self.at)
        return edition

    def _refuse(self) -> None:
        coming, mode = self.shelf.coming, self.mode
        if self.alone and not self.emergency:
            raise PermissionDenied(OWN)
        if self.emergency and (mode != NOW or {item.author_id for item in self.items} != {self.by.pk}):
            raise ValidationError(NO_EMERGENCY)
        if (self.choice.seen and self.choice.seen != self.outlook.seen) or (mode != NOW and not coming):
            raise ValidationError(LOOK_AGAIN)
        if coming and mode == EARLY and not self.outlook.may_bring_forward(self.by):
            raise PermissionDenied(OWN_TO_COME)
        if coming and (wished := self.outlook.wished) and not self.choice.mode:
            moments = map(thai.format_datetime, (coming.published_at, wished))
            raise ValidationError(ONE_TO_COME.format(thai.to_thai_digits(coming.number), *moments))
        if unsaid := [item.key for item in self.left if not self.choice.notes.get(item.key, "").strip()]:
            raise ItemsRefused(NOTE_MISSING, unsaid)

    def _laid(self) -> tuple[list[Item], dict[str, Any]]:
        """Return (items that change something, content with them on the base); raises ValidationError when one does not fit."""
        mode = self.mode
        base, items = self.outlook.base(mode), self.outlook.replaced(self.items, mode, self.choice.over)
        codes = self.outlook.problems(self.items, mode, self.choice.over)
        items = [item for item in items if codes.get(item.key) != ALREADY and item.before != item.after]
        if unfit := [key for key, code in codes.items() if code != ALREADY]:
            raise ItemsRefused(CONFLICT, unfit)
        if not items:
            raise ValidationError(NOTHING_TAKEN)
        return items, laid(self.about, base, items)

    def _published(self) -> Edition:
        _, content = self._laid()
        coming, mode = self.shelf.coming, self.mode
        if coming and mode != NOW:
            return self._with_what_is_to_come(coming, content)
        if not coming:
            return self._edition(content, self.outlook.wished or self.at)
        if not fits(coming, self.shelf.standing, content):
            raise ValidationError(NOT_APART)
        later = items_of(coming, self.shelf.standing)
        edition = self._edition(content, self.at)
        make_again(self.head, coming, later, content, by=self.by, at=self.at)
        return edition

    def _with_what_is_to_come(self, coming: Edition, content: dict[str, Any]) -> Edition:
        number = thai.to_thai_digits(coming.number + 1)
        acts.take_down(self.head, coming, by=self.by, reason=JOINED.format(number), at=self.at)
        edition = self._edition(content, coming.published_at if self.mode == JOIN else self.at)
        SubmittedItem.objects.filter(edition=coming).update(edition=edition)
        return edition

    def _edition(self, content: dict[str, Any], published_at: datetime) -> Edition:
        return acts.publish(
            self.head,
            kind=self.request.kind,
            key=self.request.key,
            content=content,
            reason=self.request.reason,
            published_at=published_at,
            approved_at=self.at,
            submitted_by_id=self.request.submitted_by_id,
            approved_by=self.by,
            approved_role=self.by.role,
            emergency=self.emergency,
        )


def send_back(
    submission: Submission, *, by: Any, note: str, notes: Mapping[str, str] | None = None, at: datetime | None = None
) -> None:
    """Return every item of a waiting request to its author with a note, its own or the common one."""
    acts.require(by, acts.APPROVE)
    note = acts.said(note, field="note")
    with transaction.atomic():
        ledger.lock()
        submission.refresh_from_db()
        if not submission.is_waiting:
            raise ValidationError(DECIDED)
        items = list(submission.items.all())
        own = {item.key: (notes or {}).get(item.key, "").strip() or note for item in items}
        _decide(submission, [], items, own, None, by=by, at=at or timezone.now(), note=note)


def _decide(
    submission: Submission,
    taken: Sequence[SubmittedItem],
    left: Sequence[SubmittedItem],
    notes: Mapping[str, str],
    edition: Edition | None,
    *,
    by: Any,
    at: datetime,
    note: str = "",
) -> None:
    status = Submission.Status.APPROVED if taken else Submission.Status.RETURNED
    submission.status, submission.decided_by, submission.decided_at, submission.decision_note = status, by, at, note
    submission.save(update_fields=["status", "decided_by", "decided_at", "decision_note"])
    for item in taken:
        item.decision, item.edition = SubmittedItem.Decision.TAKEN, edition
    for item in left:
        item.decision, item.note = SubmittedItem.Decision.RETURNED, notes[item.key].strip()
    SubmittedItem.objects.bulk_update([*taken, *left], ["decision", "edition", "note"])
