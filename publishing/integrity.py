"""Does everything that is stored still say what the ledger says? Nothing here takes a lock."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from common import queue

from .ledger import Action, head, told
from .models import Edition, LedgerCheck, LedgerEntry, LedgerHead
from .verify import canonical, digest, ledger_problems

# So many contents are read again at each check, until a round has seen them all.
A_ROUND = 200
EVERYTHING = Q()


def last_check(*, at_most: timedelta) -> LedgerCheck | None:
    """Return what the last check found, None before the first; an older one than `at_most` has the next put."""
    last = LedgerCheck.objects.filter(pk=1).first()
    if last is None or last.checked_at < timezone.now() - at_most:
        queue.put_by_reader(check)
        last = LedgerCheck.objects.filter(pk=1).first()
    return last


@queue.work("ตรวจทะเบียนการเผยแพร่")
def check() -> None:
    """Check the chain, the contents of new entries and of the next A_ROUND older ones, and write down what was found.

    A problem found before stays until `check_whole` finds it gone.
    """
    position, _ = head()
    last = LedgerCheck.objects.filter(pk=1).first() or LedgerCheck(pk=1)
    first = last.round_at if last.round_at < last.newest else 0
    looked_at = Q(position__gt=last.newest) | Q(position__gt=first, position__lte=first + A_ROUND)
    found = problems(looked_at)
    kept = found + [problem for problem in last.problems if problem not in found]
    round_at = min(first + A_ROUND, position)
    LedgerCheck(pk=1, checked_at=timezone.now(), newest=position, round_at=round_at, problems=kept).save()


def check_whole() -> list[str]:
    """Check everything, write down what was found, and return it."""
    position, _ = head()
    found = problems()
    LedgerCheck(pk=1, checked_at=timezone.now(), newest=position, round_at=position, problems=found).save()
    return found


def problems(looked_at: Q = EVERYTHING) -> list[str]:
    """Return Thai sentences about everything that does not fit, in the chain and in the stored editions of these entries.

    What is appended while this looks is left out: the head is read first, and nothing before it ever changes.
    """
    position, newest = head()
    entries = LedgerEntry.objects.filter(position__lte=position)
    payloads = list(entries.values_list("payload", flat=True))
    found = ledger_problems(payloads, newest)
    for entry in entries.filter(looked_at).select_related("edition").iterator(chunk_size=50):
        found += _misfits(entry)
    return found + _entries_beyond_head() + _acts_without_entry()


def _misfits(entry: LedgerEntry) -> Iterator[str]:
    """Yield where an entry's columns or its stored edition no longer say what its payload says."""
    edition, name = entry.edition, f"รายการที่ {entry.position}"
    if not isinstance(entry.payload, dict):
        return
    if entry.edition_id and edition is None:
        yield f"{name}: ฉบับเผยแพร่หายไปจากฐานข้อมูล"
        return
    columns = {"position": entry.position, "action": entry.action, "sha256": entry.sha256}
    if any(entry.payload.get(field) != value for field, value in columns.items()):
        yield f"{name}: ดัชนีไม่ตรงกับข้อมูล"
    elif edition and not _agrees(entry.payload, entry.action, edition):
        yield f"{name}: ข้อมูลของฉบับเผยแพร่ถูกแก้ไข"
    if edition and _hash(edition.content) != entry.payload.get("content_sha256"):
        yield f"{name}: เนื้อหาของฉบับเผยแพร่ถูกแก้ไข"


def _hash(content: Any) -> str | None:
    """Return the hash of a stored content, or None when it can't be canonical JSON: nothing published is like that."""
    try:
        return digest(canonical(content))
    except (TypeError, ValueError):
        return None


def _agrees(payload: dict[str, Any], action: str, edition: Edition) -> bool:
    """Return whether an edition still bears the act that the ledger tells of, and tells the same."""
    moment: dict[str, datetime | None] = {Action.WITHDRAW: edition.withdrawn_at, Action.CONFIRM: edition.confirmed_at}
    if action not in Action.values or moment.get(action, edition.approved_at) is None:
        return False
    return all(payload.get(field) == value for field, value in told(Action(action), edition).items())


def _entries_beyond_head() -> list[str]:
    """Return a sentence when the head does not know the newest entries; one statement sees both at one moment."""
    newest = Coalesce(Subquery(LedgerHead.objects.values("position")[:1]), 0)
    beyond = LedgerEntry.objects.filter(position__gt=newest).count()
    return [f"รายการท้ายสุด {beyond} รายการอยู่หลังรายการท้ายสุดที่บันทึกไว้"] if beyond else []


def _acts_without_entry() -> list[str]:
    """Return sentences about editions that show an act of which the ledger knows nothing."""
    acts = {
        Action.PUBLISH: Edition.objects.all(),
        Action.WITHDRAW: Edition.objects.filter(withdrawn_at__isnull=False),
        Action.CONFIRM: Edition.objects.filter(confirmed_at__isnull=False),
    }
    return [
        f"{kind} {key} ฉบับที่ {number}: ไม่มีรายการ{action.label}ในทะเบียน"
        for action, editions in acts.items()
        for kind, key, number in editions.exclude(entries__action=action).values_list("kind", "key", "number")
    ]
