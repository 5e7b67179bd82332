"""Does everything that is stored still say what the ledger says? Nothing here takes a lock.

What was found whole is remembered with its hash, so that the next look goes on behind it, and sees the older entries in rounds;
once in WHOLE_EVERY everything is looked at. Every look says at what it looked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from common import queue

from . import misfits
from .ledger import head
from .models import LedgerCheck, LedgerEntry
from .verify import GENESIS, ledger_problems

# So many older entries are looked at again at each check, until a round has seen them all.
A_ROUND = 200
WHOLE_EVERY = timedelta(days=7)


@dataclass(frozen=True)
class Stretch:
    """The entries behind `after`, whose hash is `previous`, up to `to`; `head` is the hash at which they must end, if that is known."""

    after: int
    previous: str
    to: int
    head: str | None = None

    def __len__(self) -> int:
        return self.to - self.after

    def problems(self) -> Iterator[str]:
        """Yield Thai sentences about everything that does not fit, in the chain and in the stored editions of these entries."""
        entries = LedgerEntry.objects.filter(position__gt=self.after, position__lte=self.to)
        payloads = list(entries.values_list("payload", flat=True))
        yield from ledger_problems(payloads, self.head, after=self.after, previous=self.previous)
        for entry in entries.select_related("edition").iterator(chunk_size=50):
            yield from misfits.of_entry(entry)


@dataclass(frozen=True)
class Look:
    """What one check looked at, the new entries and then some older ones, and what of it, or earlier, did not fit."""

    new: Stretch
    again: Stretch
    problems: list[str]

    @property
    def is_whole(self) -> bool:
        return self.new.after == 0


def last_check(*, at_most: timedelta) -> LedgerCheck | None:
    """Return what the last check found, None before the first; an older one than `at_most` has the next put."""
    last = LedgerCheck.objects.filter(pk=1).first()
    if last is None or last.checked_at < timezone.now() - at_most:
        queue.put_by_reader(check)
        last = LedgerCheck.objects.filter(pk=1).first()
    return last


@queue.work("ตรวจทะเบียนการเผยแพร่")
def check() -> None:
    """Check what is new and the next A_ROUND older entries, and write down what was found."""
    check_further()


def check_further() -> Look:
    """Check the chain and the contents of new entries and of the next A_ROUND older ones, write down what was found, and return it.

    A problem found before stays until `check_whole` finds it gone. What was remembered and stands no longer so has everything looked at.
    """
    last = LedgerCheck.objects.filter(pk=1).first()
    if last is None or _hash_at(last.newest) != last.newest_sha256:
        return check_whole()
    position, newest = head()
    start = last.round_at if last.round_at < last.newest else 0
    new = Stretch(last.newest, last.newest_sha256, position, newest)
    again = Stretch(start, _hash_at(start) or "", min(start + A_ROUND, last.newest))
    found = problems(new, again)
    kept = found + [problem for problem in last.problems if problem not in found]
    return _noted(Look(new, again, kept), whole_at=last.whole_at)


def check_whole() -> Look:
    """Check everything, write down what was found, and return it."""
    whole = Stretch(0, GENESIS, *head())
    found = _changed_since_seen() + problems(whole)
    return _noted(Look(whole, Stretch(0, GENESIS, 0), found), whole_at=timezone.now())


def _changed_since_seen() -> list[str]:
    """Return a sentence when the newest entry of the last check stands no longer so: the chain may have been made anew."""
    last = LedgerCheck.objects.exclude(newest_sha256="").first()
    if last is None or _hash_at(last.newest) == last.newest_sha256:
        return []
    return [f"รายการที่ {last.newest} ซึ่งเคยตรวจว่าถูกต้องแล้ว หายไปหรือถูกเปลี่ยน: ทะเบียนอาจถูกทำขึ้นใหม่"]


def whole_is_due() -> bool:
    """Return whether everything is to be looked at: never done, done WHOLE_EVERY ago, or something did not fit."""
    last, now = LedgerCheck.objects.filter(pk=1).first(), timezone.now()
    if last is None or last.whole_at is None or last.problems:
        return True
    return not now - WHOLE_EVERY < last.whole_at <= now


def problems(*stretches: Stretch) -> list[str]:
    """Return Thai sentences about everything that does not fit in these stretches, or anywhere.

    What is appended while this looks is left out: the head is read first, and nothing before it ever changes.
    """
    looked_at = stretches or (Stretch(0, GENESIS, *head()),)
    found = [problem for stretch in looked_at for problem in stretch.problems()]
    return found + misfits.entries_beyond_head() + misfits.acts_without_entry()


def _noted(look: Look, **facts: object) -> Look:
    LedgerCheck(
        pk=1, checked_at=timezone.now(), newest=look.new.to, newest_sha256=look.new.head or "", round_at=look.again.to,
        problems=look.problems, **facts,
    ).save()  # fmt: skip
    return look


def _hash_at(position: int) -> str | None:
    """Return the hash of the entry at a position as its column tells it, None when it is gone."""
    hashes = LedgerEntry.objects.filter(position=position).values_list("sha256", flat=True)
    return hashes.first() if position else GENESIS
