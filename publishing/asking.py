"""Asking for publication: what somebody may ask, and the request that waits."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from common import clocks, thai

from . import acts, kinds, ledger
from .items import WHOLE, Asked, Item
from .kinds import Kind, Offer
from .laying import changes
from .models import Edition, Submission
from .remaking import hold
from .standing import Shelf, shelf

# Stands in each sentence of a template: such words are nobody's yet.
SAMPLE = "(ตัวอย่าง)"
STILL_SAMPLES = f"มีข้อความที่ยังเป็นตัวอย่าง โปรดแก้เป็นถ้อยคำของหน่วยงานและลบคำว่า “{SAMPLE}” ก่อนส่ง"
MOST_QUOTED = 60
SENT_ALREADY = "รายการที่เลือกอยู่ในคำขอที่ท่านส่งแล้วและรออนุมัติอยู่ ระบบจึงไม่ส่งซ้ำ หากจะเปลี่ยนเหตุผลหรือกำหนดเผยแพร่ โปรดถอนคำขอแล้วส่งใหม่"
NOTHING = "ไม่มีรายการของท่านที่ต่างจากข้อมูลซึ่งอนุมัติไว้แล้ว จึงไม่มีสิ่งใดต้องส่ง"


class SentAlready(ValidationError):
    """A refusal because all that is asked waits already: `request` is the own Submission that holds it."""

    def __init__(self, request: Submission) -> None:
        super().__init__(SENT_ALREADY)
        self.request = request


def offers(user: Any, about: kinds.Kind, shelf: Shelf, draft: dict, waiting: Collection[Asked]) -> list[Offer]:
    """Return what `user` may ask to publish: how the draft differs from what is approved, less the own `waiting` items."""
    if not user.has_perm(acts.SUBMIT):
        return []
    if shelf.approved and shelf.approved.still_says(draft):
        return []
    offered = about.offered(user, shelf.key, changes(about, shelf.approved_content, draft))
    asked = {item.key: item.after for item in waiting}
    return [o for o in offered if o.item.key not in asked or asked[o.item.key] != o.item.after]


def own_waiting(user: Any, kind: str, key: str) -> Submission | None:
    """Return the request of `user` that waits for this key."""
    return Submission.objects.waiting().filter(kind=kind, key=key, submitted_by=user).first()


def own_waiting_items(user: Any, kind: str, key: str) -> list[Asked]:
    """Return the items of the request of `user` that waits for this key."""
    request = own_waiting(user, kind, key)
    return list(request.items.all()) if request else []


def submit(
    *,
    kind: str,
    key: str,
    reason: str,
    by: Any,
    keys: Collection[str] | None = None,
    publish_at: datetime | None = None,
    at: datetime | None = None,
) -> Submission:
    """Freeze items of the working records of (kind, key) as a request that waits for a second person, and return it.

    `keys` names the items (default: all that are ticked for `by`). An own request that waits already is taken back, and
    what it holds besides goes along; nobody replaces another's. Raises ValidationError when there is nothing to ask
    (SentAlready when it holds all of `keys` as they are), PermissionDenied for an item that `by` may not ask for, LookupError for an unknown kind or key.
    """
    acts.require(by, acts.SUBMIT)
    reason, about = acts.said(reason), kinds.get(kind)
    with transaction.atomic():
        ledger.lock()
        at = at or clocks.latest()
        _settle(about, key)
        content, stands = about.freeze(key), shelf(kind, key, at)
        waiting = own_waiting(by, kind, key)
        offered = offers(by, about, stands, content, list(waiting.items.all()) if waiting else [])
        items = _asked(offered, _not_waiting(keys, offered, waiting))
        _refuse_samples(items)
        earlier = _taken_back(by, kind, key, at)
        touched = {item.key for item in items} | {WHOLE}
        request = Submission.objects.create(
            kind=kind,
            key=key,
            title=about.title(about.read(content)),
            reason=reason,
            published_at=publish_at,
            submitted_by=by,
            submitted_at=at,
            division=by.division.name if by.division else "",
        )
        hold(request, [*items, *(item for item in earlier if item.key not in touched)], by, content)
    return request


def _settle(about: Kind, key: str) -> None:
    """Let the records of what was never asked for take the ids of their places."""
    facts = {"kind": about.name, "key": key}
    if not Edition.objects.filter(**facts).exists() and not Submission.objects.waiting().filter(**facts).exists():
        about.settle(key)


def _not_waiting(
    keys: Collection[str] | None, offered: list[Offer], waiting: Submission | None
) -> Collection[str] | None:
    """Return `keys` without what waits already; raises SentAlready when that is all of them."""
    if not (keys and waiting):
        return keys
    held = {item.key for item in waiting.items.all()} - {offer.item.key for offer in offered}
    if held >= set(keys):
        raise SentAlready(waiting)
    return set(keys) - held


def _asked(offered: list[Offer], keys: Collection[str] | None) -> list[Item]:
    if not offered:
        raise ValidationError(NOTHING)
    known = {offer.item.key for offer in offered}
    if keys is not None and not set(keys) <= known:
        raise PermissionDenied("รายการที่เลือกไม่ใช่รายการที่ท่านส่งได้")
    items = [offer.item for offer in offered if (offer.ticked if keys is None else offer.item.key in keys)]
    if not items:
        raise ValidationError("โปรดเลือกอย่างน้อยหนึ่งรายการ" if keys is not None else NOTHING)
    return items


def _refuse_samples(items: Iterable[Item]) -> None:
    found = [text for item in items for text in _texts(item.after) if SAMPLE in text]
    if found:
        quoted = " ".join(f"“{text[:MOST_QUOTED]}”" for text in found[:3])
        raise ValidationError(f"{STILL_SAMPLES} พบ {thai.format_number(len(found))} แห่ง เช่น {quoted}")


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in JSON-ready data, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _taken_back(by: Any, kind: str, key: str, at: datetime) -> list[Asked]:
    """Take the own waiting request back and return what it held."""
    items = own_waiting_items(by, kind, key)
    Submission.objects.waiting().filter(kind=kind, key=key, submitted_by=by).update(
        status=Submission.Status.TAKEN_BACK, decided_by=by, decided_at=at
    )
    return items


def take_back(submission: Submission, *, by: Any, at: datetime | None = None) -> None:
    """Take an own request back; raises PermissionDenied for another's, ValidationError when it is decided."""
    if submission.submitted_by_id != by.pk:
        raise PermissionDenied("คำขอนี้เป็นของผู้อื่น ผู้ส่งเท่านั้นที่ถอนได้")
    found = Submission.objects.waiting().filter(pk=submission.pk, submitted_by=by)
    if not found.update(status=Submission.Status.TAKEN_BACK, decided_by=by, decided_at=at or timezone.now()):
        raise ValidationError("คำขอนี้มีผู้พิจารณาไปแล้ว")
    submission.refresh_from_db()
