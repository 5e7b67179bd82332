"""Counts the requests of one process, in batches.

Everything waits in memory until `flush`, which visitors.recording.flusher calls within a second; a new visitor is written down
on the disk before the answer leaves (visitors.recording.arrivals). So kill -9 loses no visitor and at most the last second of
page views.
"""

import threading
from datetime import date, datetime
from hashlib import blake2b

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase

from common import patience
from common.clients import client_address
from common.thai.years import day_in_bangkok
from common.turns import Turn

from ..figures import board
from ..identity import keys
from ..identity.fingerprints import begun, hashed, mixed
from ..models import Interruption
from . import arrivals, counting, store
from .batch import Batch
from .breaker import Breaker
from .counting import Reason
from .reader import Answered, Request
from .titles import is_own_address, title_of

FLUSH_PATIENCE_SECONDS = 10
MOST_KNOWN = 200_000


class Recorder:
    """What one process knows: the day's key and known hashes, the batch not written yet, the state of the database."""

    def __init__(self) -> None:
        self.batch = Batch()
        self.arrivals = arrivals.Arrivals()
        self.breaker = Breaker()
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._turn = Turn()
        # Together, so that a thread of the day before never meets today's key, with which today's hashes have begun.
        self._day_and_key: tuple[date | None, blake2b | None] = (None, None)
        self._known: set[bytes] = set()

    def note(self, request: HttpRequest, response: HttpResponseBase, *, at: datetime) -> None:
        """Count one request that was answered at `at`. Never raises because of the database."""
        day = day_in_bangkok(at)
        reason = self._reason(request, response) or self._visit(request, day, at)
        title = self._title(request, response) if reason in counting.PAGE_VIEWS else None
        self._add(request, day, reason, title)

    def note_page(
        self, reader: Request, answer: Answered, title: str, *, at: datetime, day: date | None = None
    ) -> None:
        """Count the request of a reader without cookies for a public page whose title is known; `day`, if known, is that of `at`."""
        day = day or day_in_bangkok(at)
        reason = counting.left_out_of_page(reader, answer) or self._visit(reader, day, at)
        self._add(reader, day, reason, title if reason in counting.PAGE_VIEWS else None)

    def knows(self, day: date) -> bool:
        """Return whether visitors of that day are counted without asking the database for a key."""
        return self._day_and_key[0] == day

    def _add(self, request: Request, day: date, reason: Reason | None, title: str | None) -> None:
        with self._lock:
            batch = self.batch
            if reason:
                batch.left_out[day.replace(day=1), reason] += 1
            if reason in counting.PAGE_VIEWS:
                batch.views[day] += 1
            if title is not None:
                batch.add_page(day, request.path, title)

    def flush(self, *, at: datetime, insist: bool = False) -> bool:
        """Write what waits and return whether all of it is written; what is refused waits for the next time.

        A database in trouble is left alone for a while unless `insist`: there will be no next time.
        """
        with self._flushing:
            if not self.batch or (self.breaker.is_open and not insist):
                return not self.batch
            with self._lock:
                batch, self.batch, files = self.batch, Batch(), self.arrivals.end()
            try:
                new = patience.within(self._write, batch, at, seconds=FLUSH_PATIENCE_SECONDS)
            except DatabaseError:
                self.breaker.failed(at=at)
                with self._lock:
                    self.batch.take_back(batch)
                    self.arrivals.take_back(files)
                return False
            for file in files:
                file.unlink(missing_ok=True)
            self.breaker.worked()
            if new or board.is_due():
                board.renew(day_in_bangkok(at))
            return True

    def take_over(self, *, today: date) -> None:
        """Have the visitors whom killed processes wrote down counted with the next `flush`."""
        for path, visitors in arrivals.left_behind(today=today):
            with self._lock:
                self.batch.visitors |= visitors
                self.arrivals.take_back([path])

    def forget(self, *, today: date) -> None:
        """Let go of a key and of hashes of any day but `today`."""
        if self._day_and_key[0] != today:
            self._hold(None, None)

    def _write(self, batch: Batch, at: datetime) -> int:
        with transaction.atomic():
            new = store.write(batch)
            if self.breaker.began_at:
                Interruption.objects.create(began_at=self.breaker.began_at, ended_at=at)
        return new

    def _reason(self, request: HttpRequest, response: HttpResponseBase) -> Reason | None:
        try:
            return counting.left_out(request, response)
        except DatabaseError:
            # Who is signed in is in the database.
            return counting.Reason.UNAVAILABLE

    def _visit(self, request: Request, day: date, at: datetime) -> Reason | None:
        """Count a visitor if new today and return None; Reason.UNAVAILABLE when there is no key to know them by."""
        key = self._key_of(day, at)
        if key is None:
            return counting.Reason.UNAVAILABLE
        hash_ = hashed(key, client_address(request), request.META["HTTP_USER_AGENT"])
        return None if hash_ in self._known else self._arrive(day, hash_)

    def _arrive(self, day: date, hash_: bytes) -> Reason | None:
        """Count a visitor whom this process has not seen today, unless too many wait for the database already."""
        if self.batch.full:
            return counting.Reason.UNAVAILABLE
        with self._lock:
            self.batch.visitors.add((day, hash_))
            self.arrivals.add(day, hash_)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known.add(hash_)
        return None

    def _key_of(self, day: date, at: datetime) -> blake2b | None:
        """Return the beginning of the day's hashes; None when its key is not known and the database does not give it."""
        held, key = self._day_and_key
        if day == held:
            return key
        with self._turn.taken():
            return self._day_and_key[1] if self.knows(day) else self._renewed_key(day, at)

    def _renewed_key(self, day: date, at: datetime) -> blake2b | None:
        fetched = self._fetched_key(day, at)
        key = begun(mixed(fetched), day) if fetched else None
        self._hold(day if key else None, key)
        return key

    def _hold(self, day: date | None, key: blake2b | None) -> None:
        self._day_and_key = (day, key)
        self._known.clear()

    def _fetched_key(self, day: date, at: datetime) -> bytes | None:
        # Tried in bad times too: mostly another process has made it, and reading works on a full disk.
        try:
            return patience.within(keys.key_of, day, at, seconds=self.breaker.patience)
        except DatabaseError:
            self.breaker.failed(at=at)
            return None

    def _title(self, request: HttpRequest, response: HttpResponseBase) -> str | None:
        """Return the title of a page fit for the public list of pages, None for one that is not."""
        if "no-store" in response.headers.get("Cache-Control", ""):
            return None
        if request.path in self.batch.titles:
            return ""
        return title_of(response) if is_own_address(request) else None


recorder = Recorder()
