"""Counts the requests of one process: new visitors at once, page views and what is left out in batches.

A visitor is in the database before the answer leaves. Everything else waits in memory until `flush`, which
visitors.recording.flusher calls within a second, so that kill -9 loses no visitor and at most the last second of page views.
"""

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase

from common.clients import client_address
from common.thai.years import day_in_bangkok

from .. import patience
from ..figures import board
from ..identity import keys
from ..identity.fingerprints import fingerprint
from ..models import Interruption
from ..patience import Result
from . import counting, store
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
        self.breaker = Breaker()
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        # Together, so that a thread of the day before never meets today's key.
        self._day_and_key: tuple[date | None, bytes | None] = (None, None)
        self._known: set[bytes] = set()

    def note(self, request: HttpRequest, response: HttpResponseBase, *, at: datetime) -> None:
        """Count one request that was answered at `at`. Never raises because of the database."""
        day = day_in_bangkok(at)
        reason = self._reason(request, response) or self._visit(request, day, at)
        title = self._title(request, response) if reason in counting.PAGE_VIEWS else None
        self._add(request, day, reason, title)

    def note_page(self, reader: Request, answer: Answered, title: str, *, at: datetime, later: bool = False) -> None:
        """Count the request of a reader without cookies for a public page whose title is known.

        `later` lets a new visitor wait for `flush` too: nobody waits for this answer any more.
        """
        day = day_in_bangkok(at)
        reason = counting.left_out_of_page(reader, answer) or self._visit(reader, day, at, later=later)
        self._add(reader, day, reason, title if reason in counting.PAGE_VIEWS else None)

    def _add(self, request: Request, day: date, reason: Reason | None, title: str | None) -> None:
        month = day.replace(day=1)
        with self._lock:
            if reason:
                self.batch.left_out[month, reason] += 1
            if reason in counting.PAGE_VIEWS:
                self.batch.views[day] += 1
            if title is not None:
                self.batch.add_page(month, request.path, title)

    def flush(self, *, at: datetime, insist: bool = False) -> bool:
        """Write what waits and return whether all of it is written; what is refused waits for the next time.

        A database in trouble is left alone for a while unless `insist`: there will be no next time.
        """
        with self._flushing:
            if not self.batch or (self.breaker.is_open and not insist):
                return not self.batch
            with self._lock:
                batch, self.batch = self.batch, Batch()
            try:
                patience.within(self._write, batch, at, seconds=FLUSH_PATIENCE_SECONDS)
            except DatabaseError:
                self.breaker.failed(at=at)
                with self._lock:
                    self.batch.take_back(batch)
                return False
            self.breaker.worked()
            return True

    def forget(self, *, today: date) -> None:
        """Let go of a key and of hashes of any day but `today`."""
        if self._day_and_key[0] != today:
            self._hold(None, None)

    def _write(self, batch: Batch, at: datetime) -> None:
        with transaction.atomic():
            store.write(batch)
            if self.breaker.began_at:
                Interruption.objects.create(began_at=self.breaker.began_at, ended_at=at)

    def _patiently(self, action: Callable[..., Result], *arguments: Any) -> Result:
        return patience.within(action, *arguments, seconds=self.breaker.patience)

    def _reason(self, request: HttpRequest, response: HttpResponseBase) -> Reason | None:
        try:
            return counting.left_out(request, response)
        except DatabaseError:
            # Who is signed in is in the database.
            return counting.Reason.UNAVAILABLE

    def _visit(self, request: Request, day: date, at: datetime, *, later: bool = False) -> Reason | None:
        """Count a visitor if new today and return None; Reason.UNAVAILABLE when there is no key to know them by."""
        key = self._key_of(day, at)
        if key is None or self.batch.full:
            return counting.Reason.UNAVAILABLE
        user_agent = request.META["HTTP_USER_AGENT"]
        hash_ = fingerprint(key, day, client_address(request), user_agent)
        if hash_ not in self._known:
            self._count(day, hash_, at, later=later)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known.add(hash_)
        return None

    def _count(self, day: date, hash_: bytes, at: datetime, *, later: bool) -> None:
        """Write a visitor of whom this process has not heard today; when the database refuses, let them wait."""
        if not later and not self.breaker.is_open:
            try:
                # Two steps: who waits for the lock asks only for the lock again.
                if not self._patiently(store.is_known, hash_) and self._patiently(store.add_visitor, day, hash_):
                    board.add_one(day)
                return
            except DatabaseError:
                self.breaker.failed(at=at)
        with self._lock:
            self.batch.visitors.add((day, hash_))

    def _key_of(self, day: date, at: datetime) -> bytes | None:
        """Return the day's key, None when it is not known and the database does not give it."""
        held, key = self._day_and_key
        if day != held:
            key = self._fetched_key(day, at)
            self._hold(day if key else None, key)
        return key

    def _hold(self, day: date | None, key: bytes | None) -> None:
        self._day_and_key = (day, key)
        self._known.clear()

    def _fetched_key(self, day: date, at: datetime) -> bytes | None:
        # Tried in bad times too: mostly another process has made it, and reading works on a full disk.
        try:
            return self._patiently(keys.key_of, day, at)
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
