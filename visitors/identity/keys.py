"""The day's random key, one for all processes, and its end with everything it made."""

import secrets
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Q

from ..models import DailyKey, SeenVisitor
from .fingerprints import KEY_BYTES

# Processes look once an hour, so that a key is gone within 48 hours.
KEPT = timedelta(hours=46)


def made_key(day: date) -> bytes:
    """Return the key of `day` where it was made already, else b"": whoever asks leaves no row with the second in it."""
    return bytes(DailyKey.objects.filter(date=day).values_list("key", flat=True).first() or b"")


def key_of(day: date, at: datetime) -> bytes:
    """Return the key of `day` as bytes, made at `at` if no process has made it yet; old keys go on that occasion."""
    keys = DailyKey.objects.filter(date=day).values_list("key", flat=True)
    key = keys.first()
    if key is None:
        forget(at=at, today=day)
        row = DailyKey(date=day, key=secrets.token_bytes(KEY_BYTES), made_at=at)
        DailyKey.objects.bulk_create([row], ignore_conflicts=True)
        key = keys.get()
    return bytes(key)


def forget(*, at: datetime, today: date) -> None:
    """Delete the keys made KEPT before `at` or of days that are not next to `today`, and every hash without a key.

    The neighbouring days stay for clocks of several machines that are not quite the same.
    """
    near = (today - timedelta(days=1), today + timedelta(days=1))
    DailyKey.objects.filter(Q(made_at__lte=at - KEPT) | ~Q(date__range=near)).delete()
    SeenVisitor.objects.exclude(date__in=DailyKey.objects.values("date")).delete()
    _wipe()


def _wipe() -> None:
    """Take the deleted bytes off the disk where the database would let them lie until it needs the room.

    SQLite's own files are overwritten because of PRAGMA secure_delete; what waits in its log goes with a checkpoint,
    as far as no reader holds it. PostgreSQL's autovacuum does it there.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
