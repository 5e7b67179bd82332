"""Public pages of the OIT checklist: the list of a year, the stable address of an item, the sheet."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common.repeating import repeat_while
from publishing import handing_out
from publishing.models import Edition

from . import live
from .editions import newest_answered
from .first_editions import recorded
from .presentation import ItemView, ListView


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Lead to the list of the newest year that the office has answered; the assessment's page when there is none."""
    edition = newest_answered()
    return redirect(edition.newest_url if edition else "ita:index")


@require_safe
def newest_list(request: HttpRequest, year: int) -> HttpResponse:
    """Answer with the live list of a year and how ready it is this second."""
    edition = Edition.objects.live("oit", str(year))
    if edition is None:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    edition.newest_number = edition.number
    return _while_found(_page, request, edition, live.view(edition))


@require_safe
def item(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Lead to where the item is shown, or show its places when there are several.

    Without an answer that opens lead to its place in the list, which says so.
    """
    edition = _live(year)
    list_ = live.view(edition)
    found = list_.item(f"O{number}")
    if found is None:
        raise Http404("ไม่มีรายการนี้ในแบบตรวจ OIT ของปีนี้")
    if len(found.answers) > 1:
        return _while_found(_item_page, request, edition, list_, found)
    return redirect(found.answers[0].url if found.opens else f"{edition.newest_url}#{found.anchor}")


def list_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the list as an edition says it; a preview is looked at now, an old list shows what it recorded."""
    view = live.view(edition) if edition.is_preview else ListView(edition.said, recorded(edition.said))
    return _page(request, edition, view)


def item_page(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Answer a preview with the places of one item, however many; 404 for an item that the list does not have."""
    list_ = live.view(edition)
    found = list_.item(f"O{number}")
    if found is None:
        raise Http404("ไม่มีรายการนี้ในแบบตรวจ OIT ของปีนี้")
    return _item_page(request, edition, list_, found)


def _live(year: int) -> Edition:
    edition = Edition.objects.live("oit", str(year))
    if edition is None or edition.withdrawn_at:
        raise Http404("ยังไม่มีแบบตรวจ OIT ที่เผยแพร่ของปีนี้")
    return edition


def _page(request: HttpRequest, edition: Edition, view: ListView) -> HttpResponse:
    return render(
        request, "ita/oit.html", {"edition": edition, "list": view, "downloads": handing_out.buttons(edition)}
    )


def _item_page(request: HttpRequest, edition: Edition, list_: ListView, found: ItemView) -> HttpResponse:
    return render(request, "ita/oit_item_page.html", {"item": found, "list": list_, "edition": edition})


def _while_found(
    page: Callable[..., HttpResponse], request: HttpRequest, edition: Edition, list_: ListView, *shown: ItemView
) -> HttpResponse:
    response = page(request, edition, list_, *shown)
    repeat_while(response, live.condition([list_], edition.key))
    return response
