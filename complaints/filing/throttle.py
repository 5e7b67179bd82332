"""Wrong codes and passphrases slow down. What is counted is a keyed hash, in the cache only.

Of whom: the account of somebody who is signed in, so that a stranger beside them cannot lock the desk; else the address block.
"""

from ipaddress import ip_network

from django.core.cache import caches
from django.utils import timezone

from common.clients import client_address

from ..sealing.people import digest
from ..server_secret import subkey

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 60, 60 * 60  # seconds
REMEMBERED = 2 * 60 * 60  # seconds


def _block(address: str) -> str:
    """The /24 or /56 that an address lies in, since one household or mast changes the last part."""
    if not address:
        return "unknown"
    return str(ip_network(f"{address}/{56 if ':' in address else 24}", strict=False))


def _name(request, today) -> str:
    who = f"account {request.user.pk}" if request.user.is_authenticated else _block(client_address(request))
    return "tries-" + digest(f"{today.isoformat()} {who}".encode(), use="throttle", key=subkey("throttle")).hex()


def wait(request, *, now=None) -> int:
    """Return how many seconds who asks must still wait; 0 when it may try."""
    now = now or timezone.now()
    _, until = caches["shared"].get(_name(request, timezone.localdate(now)), (0, 0))
    return max(0, round(until - now.timestamp()))


def note_failure(request, *, now=None) -> None:
    """Count a wrong code; from the sixth on each doubles the wait, up to an hour."""
    now = now or timezone.now()
    name = _name(request, timezone.localdate(now))
    tries = caches["shared"].get(name, (0, 0))[0] + 1
    over = tries - FREE_TRIES
    pause = min(FIRST_WAIT << min(over - 1, 10), LONGEST_WAIT) if over > 0 else 0
    caches["shared"].set(name, (tries, now.timestamp() + pause), REMEMBERED)
