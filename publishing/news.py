"""What is new, in a reader's words: publications of one kind on one day are one piece of news."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from common import thai

from . import kinds
from .models import Edition

LOOKED_AT = 60
IMPORTED = "นำเข้าจากประกาศของหน่วยงาน"


@dataclass(frozen=True)
class News:
    """One piece of news: where it leads (several keys to their list), what it is called, the day, and what happened, in Thai."""

    url: str
    title: str
    day: date
    words: str


def newest(pieces: int) -> list[News]:
    """Return at most so many pieces of news among the newest editions that stand, newest first, of kinds that are news; one query."""
    unsaid = [kind.name for kind in kinds.everything() if not kind.is_news]
    editions = (
        Edition.objects.out()
        .filter(withdrawn_at=None)
        .exclude(kind__in=unsaid)
        .defer("content")
        .order_by("-published_at", "-pk")
    )
    groups = (list(group) for _, group in groupby(editions[:LOOKED_AT], key=_together))
    return [_piece(group) for group, _ in zip(groups, range(pieces), strict=False)]


def _together(edition: Edition) -> tuple[str, date, bool]:
    return edition.kind, timezone.localdate(edition.published_at), edition.system_import


def _piece(group: list[Edition]) -> News:
    first, count = group[0], len(group)
    title = f"{first.about.label} {thai.format_number(count)} รายการ" if count > 1 else first.told_title
    url = first.newest_url if len({edition.key for edition in group}) == 1 else first.about.onward.url
    words = IMPORTED if first.system_import else first.reason
    return News(url, title, timezone.localdate(first.published_at), words)
