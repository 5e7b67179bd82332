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
# So many links are followed in one round: what is new, what failed, then whatever waits longest.
A_ROUND = 2_000
A_BATCH = 500


def check_published(*, at: datetime | None = None) -> list[Link]:
    """Follow up to A_ROUND links of what is published now, remember the outcomes as Links, and return these.

    Links that no page has any more are forgotten. Other sites are asked AT_ONCE at a time.
    """
    at = at or timezone.now()
    found = finding.published()
    known = {link.address: link for link in Link.objects.all()}
    outcomes = _followed(sorted(found, key=lambda address: _turn(known.get(address)))[:A_ROUND])
    checked = {address: _link(address, outcome, found[address], at) for address, outcome in outcomes.items()}
    _remember(known, found, checked)
    return [checked[address] for address in sorted(checked)]


def _turn(link: Link | None) -> tuple[int, float]:
    """Return where a link stands in the row: those never checked, then those that failed, then the longest waiting."""
    if link is None:
        return (0, 0.0)
    return (1 if link.state != Link.State.ALIVE else 2, link.checked_at.timestamp())


def _followed(addresses: list[str]) -> dict[str, Outcome]:
    ours = {address: path for address in addresses if (path := path_of_ours(address))}
    host = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    outcomes = {address: inside.check(path, host) for address, path in ours.items()}
    others = [address for address in addresses if address not in ours]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return outcomes | dict(zip(others, pool.map(outside.check, others), strict=True))


def path_of_ours(address: str) -> str:
    """Return the path of an address of this site, "" for one of another site."""
    parts = urlsplit(address)
    if address.startswith("/") and not address.startswith("//"):
        return address.partition("#")[0]
    if parts.scheme in ("http", "https") and parts.hostname in settings.ALLOWED_HOSTS:
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return ""


def _link(address: str, outcome: Outcome, pages: list[dict[str, str]], at: datetime) -> Link:
    return Link(address=address, state=outcome.state, problem=outcome.problem, found_in=pages, checked_at=at)


@transaction.atomic
def _remember(known: dict[str, Link], found: dict[str, list[dict[str, str]]], checked: dict[str, Link]) -> None:
    """Write what was checked anew, where the others stand now, and nothing of those that no page has."""
    waiting = {address: known[address] for address in found.keys() & known.keys() - checked.keys()}
    moved = [link for address, link in waiting.items() if link.found_in != found[address]]
    for link in moved:
        link.found_in = found[link.address]
    gone = [link.pk for address, link in known.items() if address not in waiting]
    for start in range(0, len(gone), A_BATCH):
        Link.objects.filter(pk__in=gone[start : start + A_BATCH]).delete()
    Link.objects.bulk_update(moved, ["found_in"], batch_size=A_BATCH)
    Link.objects.bulk_create((checked[address] for address in sorted(checked)), batch_size=A_BATCH)
