"""The index of public information under sections 7 and 9 of the Official Information Act."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common import thai
from common.exports import Download, downloads
from publishing import making, pages
from publishing.models import Edition

from ..clauses import Clause
from ..content.shown import Shown
from ..editions.index import Entry
from ..index_report import report

KIND = "information-index"


@dataclass(frozen=True)
class Line:
    """One entry, and why what it leads to shows nothing now, "" when it does."""

    data: Entry
    lacks: str


@dataclass(frozen=True)
class Heading:
    """One kind of information that the act names, with its lines; kinds without any are told too."""

    number: str
    label: str
    lines: list[Line]


def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Answer with the index of an edition; None is the page of an office that has published none."""
    headings = _headings(edition.said.entries if edition else ())
    context = {
        "edition": edition,
        "headings": [heading for heading in headings if heading.lines],
        "without": [heading for heading in headings if not heading.lines],
        "downloads": _downloads(edition) if edition and edition.number else [],
    }
    return render(request, "disclosures/information_index.html", context)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest edition, or say that there is none yet."""
    return pages.newest(request, KIND) if Edition.objects.live(KIND, "") else page(request, None)


@require_safe
def newest_file(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to the file of the newest edition, which never changes."""
    live = Edition.objects.live(KIND, "")
    if live is None or live.withdrawn_at:
        raise Http404("ยังไม่ได้เผยแพร่ดัชนีข้อมูลข่าวสาร")
    return redirect("disclosures:information-index-file", live.number, name)


@require_safe
def file(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Answer with an edition's index as a file."""
    edition = pages.edition_or_404(KIND, number)
    return making.answer(request, edition, f"report.{name}", report(edition).stem)


def _downloads(edition: Edition) -> list[dict[str, list[Download]]]:
    def address(name: str) -> str:
        return reverse("disclosures:information-index-file", args=[edition.number, name])

    return [{"downloads": downloads(address, printed=True)}]


def _headings(entries: Iterable[Entry]) -> list[Heading]:
    shown = Shown.now()
    lines = [Line(entry, _lacks(entry, shown)) for entry in entries]
    return [
        Heading(thai.to_thai_digits(clause.number), clause.label, [one for one in lines if one.data.clause == clause])
        for clause in Clause
    ]


def _lacks(entry: Entry, shown: Shown) -> str:
    return shown.lacks_topic(entry.topic) if entry.topic else shown.lacks_page(entry.url)
