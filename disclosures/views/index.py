"""The index of public information under sections 7 and 9 of the Official Information Act."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import thai
from publishing import pages
from publishing.models import Edition

from ..clauses import Clause
from ..editions.index import Entry

KIND = "information-index"


@dataclass(frozen=True)
class Line:
    """One entry, and whether what it leads to still stands."""

    data: Entry
    stands: bool


@dataclass(frozen=True)
class Heading:
    """One kind of information that the act names, with its lines; kinds without any are told too."""

    number: str
    label: str
    lines: list[Line]


def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Answer with the index of an edition; None is the page of an office that has published none."""
    headings = _headings(edition) if edition else []
    without = [heading for heading in headings if not heading.lines]
    context = {"edition": edition, "headings": headings, "without": without}
    return render(request, "disclosures/information_index.html", context)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest edition, or say that there is none yet."""
    return pages.newest(request, KIND) if Edition.objects.live(KIND, "") else page(request, None)


def _headings(edition: Edition) -> list[Heading]:
    standing = set(Edition.objects.newest_of_each("topic").filter(withdrawn_at=None).values_list("key", flat=True))
    lines = [Line(entry, not entry.topic or entry.topic in standing) for entry in edition.said.entries]
    return [
        Heading(thai.to_thai_digits(clause.number), clause.label, [one for one in lines if one.data.clause == clause])
        for clause in Clause
    ]
