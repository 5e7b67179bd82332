"""One round of checks, and what is remembered of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import Link
from . import finding, inside, outside
from .outcome import Outcome

AT_ONCE = 8


def check_published(*, at: datetime | None = None) -> list[Link]:
    """Check every link of what is published now, remember the outcomes as Links, and return these.

    Links that no page has any more are forgotten. Other sites are asked AT_ONCE at a time.
    """
    at = at or timezone.now()
    found = finding.published()
    ours = {address: path for address in found if (path := path_of_ours(address))}
    host = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    outcomes = {address: inside.check(path, host) for address, path in ours.items()}
    others = [address for address in found if address not in ours]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes |= zip(others, pool.map(outside.check, others), strict=True)
    return _remember(found, outcomes, at)


def path_of_ours(address: str) -> str:
    """Return the path of an address of this site, "" for one of another site."""
    parts = urlsplit(address)
    if address.startswith("/") and not address.startswith("//"):
        return address.partition("#")[0]
    if parts.scheme in ("http", "https") and parts.hostname in settings.ALLOWED_HOSTS:
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return ""


@transaction.atomic
def _remember(found: dict[str, list[dict[str, str]]], outcomes: dict[str, Outcome], at: datetime) -> list[Link]:
    Link.objects.all().delete()
    return Link.objects.bulk_create(
        Link(
            address=address,
            state=outcome.state,
            problem=outcome.problem,
            found_in=found[address],
            checked_at=at,
        )
        for address, outcome in sorted(outcomes.items())
    )
