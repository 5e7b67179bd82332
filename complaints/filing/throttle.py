"""Wrong codes and passphrases slow down. What is counted is a keyed hash, in the table that only time empties.

Of whom: the account of somebody who is signed in, so that a stranger beside them cannot lock the desk; else the address block.
A try is counted before it is made, and taken back unless it was wrong: tries sent at once get no further than tries in a row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from ipaddress import ip_network

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from common import limits
from common.clients import client_address
from common.models import Limit

from ..row_macs import Altered
from ..sealing.errors import BadReceipt, SealError
from ..sealing.people import digest
from ..server_secret import subkey

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 60, 60 * 60  # seconds
REMEMBERED = timedelta(hours=2)


@contextmanager
def attempt(request: HttpRequest) -> Iterator[int]:
    """Yield how many seconds who asks must still wait; 0 lets the try be made inside.

    What leaves as BadReceipt or SealError was wrong and stays counted; from the sixth on each doubles the wait, up to an hour.
    """
    name = limits.hashed(_name(request, timezone.localdate()))
    seconds, before = _begin(name, timezone.now())
    try:
        yield seconds
    except (BadReceipt, SealError) as error:
        if isinstance(error, Altered):
            _take_back(name, before)
        raise
    except BaseException:
        _take_back(name, before)
        raise
    else:
        _take_back(name, before)


@transaction.atomic
def _begin(name: str, now: datetime) -> tuple[int, Limit | None]:
    """Return how long to wait, and, when there is none, the row as this try found it."""
    row, _ = Limit.objects.select_for_update().get_or_create(name=name, defaults={"tries": 0, "until": now})
    if row.until > now + REMEMBERED + limits.STRAY:
        row.tries, row.until = 0, now  # the clock was put back
    if seconds := _wait(row, now):
        return seconds, None
    tries = row.tries + 1 if row.until > now else 1
    Limit.objects.filter(name=name).update(tries=tries, until=now + REMEMBERED)
    return 0, row


def _wait(row: Limit, now: datetime) -> int:
    over = row.tries - FREE_TRIES
    pause = min(FIRST_WAIT << min(over - 1, 10), LONGEST_WAIT) if over > 0 else 0
    return max(0, round((row.until - REMEMBERED - now).total_seconds() + pause))


def _take_back(name: str, before: Limit | None) -> None:
    """Let a try that was not wrong count for nothing; if nobody tried since, the time runs on as before it.

    Where nothing was wrong before, the row goes: its time would tell the second of a right code or passphrase.
    """
    if before is None:
        return
    mine = Limit.objects.filter(name=name, tries=before.tries + 1)
    if not before.tries and mine.delete()[0]:
        return
    if not mine.update(tries=before.tries, until=before.until):
        Limit.objects.filter(name=name, tries__gt=0).update(tries=F("tries") - 1)


def _block(address: str) -> str:
    """The /24 or /56 that an address lies in, since one household or mast changes the last part."""
    if not address:
        return "unknown"
    return str(ip_network(f"{address}/{56 if ':' in address else 24}", strict=False))


def _name(request: HttpRequest, today: date) -> str:
    who = f"account {request.user.pk}" if request.user.is_authenticated else _block(client_address(request))
    return "tries-" + digest(f"{today.isoformat()} {who}".encode(), use="throttle", key=subkey("throttle")).hex()
