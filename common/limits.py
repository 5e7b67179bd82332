"""So many tries in so long a time. Only time ends what is counted here: no number of other names pushes one out.

Each count is one statement of the database, which every process and machine of the site shares: tries that come at once
are counted like tries that come one after the other. Of whom they are no name is kept, only a keyed hash.
"""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Limit

# A clock that was put back must not keep anybody out until the time that it told before; several machines' differ by less.
STRAY = timedelta(hours=1)

# Once full, a limit keeps its end: whoever goes on trying neither lengthens nor shortens it.
COUNT = """
INSERT INTO common_limit (name, tries, until) VALUES (%(name)s, %(by)s, %(until)s)
ON CONFLICT (name) DO UPDATE SET
    tries = CASE WHEN common_limit.until > %(now)s AND common_limit.until <= %(latest)s THEN common_limit.tries + %(by)s ELSE %(by)s END,
    until = CASE WHEN common_limit.until > %(now)s AND common_limit.until <= %(latest)s AND common_limit.tries >= %(most)s
        THEN common_limit.until ELSE excluded.until END
RETURNING tries
"""

# What is over goes with the next try, but nobody waits for somebody else who is at it.
SWEEP = "DELETE FROM common_limit WHERE name IN (SELECT name FROM common_limit WHERE until <= %(now)s LIMIT 100{})"


def hashed(name: str) -> str:
    """Return what is kept of a name: nobody finds it again without the server's secret."""
    return salted_hmac("common.limits", name, algorithm="sha256").hexdigest()


def count(name: str, *, most: int, lasting: timedelta) -> int:
    """Count a try and return the how manieth it is of those `lasting` so long after the last one that was let through."""
    now = timezone.now()
    return _count(name, most=most, now=now, until=now + lasting)


def _count(name: str, *, most: int, now: datetime, until: datetime, by: int = 1) -> int:
    told: dict[str, str | int] = {
        "name": hashed(name),
        "most": most,
        "by": by,
        "now": _adapted(now),
        "until": _adapted(until),
        "latest": _adapted(until + STRAY),
    }
    with connection.cursor() as cursor:
        cursor.execute(SWEEP.format(" FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""), told)
        cursor.execute(COUNT, told)
        return cursor.fetchone()[0]


def take(name: str, *, most: int, lasting: timedelta) -> bool:
    """Count a try and return whether it is among the `most` that are let through."""
    return count(name, most=most, lasting=lasting) <= most


def take_until(name: str, *, most: int, until: datetime, by: int = 1) -> bool:
    """Count `by` tries that stand until a moment which tells nothing of their own, and return whether they are among the `most`."""
    return _count(name, most=most, now=timezone.now(), until=until, by=by) <= most


def tries(name: str) -> int:
    """Return how many tries stand against this name now."""
    found = Limit.objects.filter(name=hashed(name), until__gt=timezone.now()).first()
    return found.tries if found else 0


def take_back(name: str, *, by: int = 1) -> None:
    """Let the last tries of this name count for nothing."""
    Limit.objects.filter(name=hashed(name), tries__gte=by).update(tries=F("tries") - by)


def forget(name: str) -> int:
    """Let this name begin anew, and return whether (1 or 0) anything stood against it."""
    return Limit.objects.filter(name=hashed(name)).delete()[0]


def sweep() -> None:
    """Delete what is over, also where nobody tries anything any more."""
    Limit.objects.filter(until__lte=timezone.now()).delete()


def _adapted(moment: datetime) -> str:
    return str(connection.ops.adapt_datetimefield_value(moment))
