"""The index of public information under sections 7 and 9 of the Official Information Act."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import thai
from common.nothing_yet import nothing_yet
from publishing import handing_out, pages
from publishing.models import Edition

from .. import proposed_index
from ..clauses import Clause
from ..content.shown import Shown
from ..editions.index import Entry

KIND = "information-index"


@dataclass(frozen=True)
class Line:
    """One entry, and why what it leads to shows nothing now, "" when it does."""

    data: Entry
    lacks: str


@dataclass(frozen=True)
class Heading:
    """One kind of information that the act names, with its lines; kinds without any are told too.

    `later` are the site's own pages of a kind without lines that stand now: they came out after the edition.
    """

    number: str
    label: str
    lines: list[Line]
    later: list[dict[str, str]]


def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Answer with the index of an edition; None is the page of an office that has published none."""
    headings = _headings(edition.said.entries if edition else ())
    context = {
        "edition": edition,
        "headings": headings,
        "listed": [heading for heading in headings if heading.lines],
        "elsewhere": [heading for heading in headings if not heading.lines and heading.later],
        "without": [heading for heading in headings if not heading.lines and not heading.later],
        "downloads": handing_out.buttons(edition) if edition else [],
    }
    return render(request, "disclosures/information_index.html", context)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest edition, or say that there is none yet."""
    return pages.newest(request, KIND) if Edition.objects.live(KIND, "") else nothing_yet(page(request, None))


def _headings(entries: Iterable[Entry]) -> list[Heading]:
    shown = Shown.now()
    lines = [Line(entry, _lacks(entry, shown)) for entry in entries]
    pages_now = [row for row in proposed_index.standing_pages() if shown.has_page(row["page"])]
    return [
        Heading(
            thai.to_thai_digits(clause.number),
            clause.label,
            [one for one in lines if one.data.clause == clause],
            [row for row in pages_now if row["clause"] == clause],
        )
        for clause in Clause
    ]


def _lacks(entry: Entry, shown: Shown) -> str:
    return shown.lacks_topic(entry.topic) if entry.topic else shown.lacks_page(entry.url)
