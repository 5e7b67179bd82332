"""Public pages of the OIT checklist: the list of a year, the stable address of an item, the sheet."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common import exports
from publishing import making, pages
from publishing.models import Edition

from . import sheet
from .editions import newest_answered
from .presentation import ListView


@require_safe
def newest(request):
    """Lead to the list of the newest year that the office has answered; the assessment's page when there is none."""
    edition = newest_answered()
    return redirect(edition.newest_url if edition else "ita:index")


@require_safe
def item(request, year, number):
    """Lead to where the item is shown; without an answer that opens, to its place in the list, which says so."""
    live = _live(year)
    found = ListView(live.said).item(f"O{number}")
    if found is None:
        raise Http404("ไม่มีรายการนี้ในบัญชีรายการ OIT ของปีนี้")
    return HttpResponseRedirect(found.answer.url if found.opens else f"{live.newest_url}#{found.anchor}")


@require_safe
def newest_sheet(request, year, name):
    """Lead to the sheet of the newest edition, whose address never changes."""
    return redirect("ita:oit-sheet", year, _live(year).number, exports.get(name).name)


@require_safe
def sheet_file(request, year, number, name):
    """Answer with the sheet of one edition as a file."""
    shown = pages.edition_or_404("oit", number, str(year))
    return making.answer(request, shown, f"oit.{name}", sheet.stem(shown))


def _live(year):
    live = Edition.objects.live("oit", str(year))
    if live is None or live.withdrawn_at:
        raise Http404("ยังไม่มีรายการ OIT ที่เผยแพร่ของปีนี้")
    return live


def list_page(request, edition):
    """Answer with the list of one year."""
    return render(
        request, "ita/oit.html", {"edition": edition, "list": ListView(edition.said), "downloads": _sheets(edition)}
    )


def _sheets(edition):
    """Return the Downloads of the sheet; none for a preview, which has no address."""
    if not edition.number:
        return []
    return exports.downloads(lambda name: f"{edition.get_absolute_url()}oit.{name}")
