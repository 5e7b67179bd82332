"""The menu of the disclosures, and one page a topic."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.nothing_yet import nothing_yet
from common.repeating import know_query
from publishing.lines import Lines
from publishing.models import Edition

from ..presentation.topics import MOST, TopicLine, TopicView, menu

LINES = Lines(TopicLine.of)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List every published topic under its section, and say so when there is none."""
    editions = list(Edition.objects.newest_of_each("topic").defer("content"))
    lines = LINES.by_pk(editions)
    sections = menu([(edition, lines[edition.pk]) for edition in editions])
    response = render(request, "disclosures/index.html", {"sections": sections})
    return response if editions else nothing_yet(response)


def topic_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of one topic: its text, its documents by year, its statements; ?year= shows one year alone."""
    topic = TopicView(edition.said, timezone.localdate())
    context = {"edition": edition, "topic": topic}
    if year := topic.year(request.GET.get("year")):
        page = Paginator(year.documents, MOST).get_page(request.GET.get("page"))
        response = render(request, "disclosures/year_of_topic.html", context | {"year": year, "page": page})
        known = f"year={year.fiscal_year}"
        know_query(request, response, f"{known}&page={page.number}", *([known] if page.number == 1 else []))
        return response
    return render(request, "disclosures/topic.html", context)
