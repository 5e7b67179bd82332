"""Public pages of editions: the newest, an older one, the history. Each app's URLs name its kind.

An edition's page changes only with the edition, with what else is published (a newer year may be named on it), the day
and what stands around every page, so it carries an ETag of these: a browser that has it already is answered 304 before anything is rendered. The ETag is weak because the counter
and the clock at the foot of a page are not worth sending it again.
"""

import re
from collections.abc import Callable

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from common.repeating import know_query, repeat_for
from common.versions import page_version

from . import state
from .history import A_FEW, NeverOut, versions
from .models import Edition
from .verify import digest

# So long a page may be repeated while something that it shows is being made: one reader has it rendered again before that, unseen by others.
BEING_MADE_SECONDS = 5
A_PAGE = 10
NUMBER = re.compile(r"[0-9]{1,6}")


def newest(
    request: HttpRequest, kind: str, key: str = "", page: Callable[[HttpRequest, Edition], HttpResponse] | None = None
) -> HttpResponse:
    """Answer with the page of the live edition; 404 when nothing of this key was ever published.

    `page(request, edition)` is the page of the kind unless given.
    """
    edition = Edition.objects.live(kind, key)
    if edition is None:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    edition.newest_number = edition.number
    return shown(request, edition, page or edition.about.page)


def numbered(
    request: HttpRequest,
    kind: str,
    number: int,
    key: str = "",
    page: Callable[[HttpRequest, Edition], HttpResponse] | None = None,
) -> HttpResponse:
    """Answer with the page of edition `number`, which never changes but for a banner naming a newer one."""
    edition = edition_or_404(kind, number, key)
    return shown(request, edition, page or edition.about.page)


def edition_or_404(kind: str, number: int, key: str = "") -> Edition:
    """Return edition `number` of the key, which knows its newest_number; raises Http404 before its time or without one."""
    edition = Edition.objects.under(kind, key).due().with_newest_number().filter(number=number).first()
    if edition is None:
        raise Http404("ไม่มีฉบับเผยแพร่นี้")
    return edition


def shown(request: HttpRequest, edition: Edition, page: Callable[[HttpRequest, Edition], HttpResponse]) -> HttpResponse:
    """Answer with `page(request, edition)`, or 304 when the reader has it. The edition knows its newest_number.

    A page that is to be kept for seconds, since files of it are being made, goes out without the edition's ETag.
    """
    etag = _etag(edition)
    response = get_conditional_response(request, etag=etag) or page(request, edition)
    if hasattr(response, "kept_for"):
        return response
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _etag(edition: Edition) -> str:
    facts = (
        edition.pk,
        edition.sha256,
        edition.withdrawn_at,
        edition.confirmed_at,
        edition.newest_number,
        state.now(),
        page_version(),
    )
    return f'W/"{digest(repr(facts).encode())[:32]}"'


def history(request: HttpRequest, kind: str, key: str = "") -> HttpResponse:
    """Answer with the editions of the key, newest first, A_PAGE a page, each with its first differences to the one before.

    ?changes= and the number of an edition asks for all of its differences, a page after the other.
    """
    editions = Edition.objects.under(kind, key).due().defer("content")
    if "changes" in request.GET:
        return _changes(request, editions, request.GET["changes"])
    page = Paginator(editions, A_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    of_page = versions(list(page))
    context = {
        "title": page[0].told_title,
        "newest_url": page[0].newest_url,
        "page": page,
        "versions": of_page,
        "out": editions.out().count(),
        "never_out": NeverOut.of(kind, key),
    }
    response = render(request, "publishing/history.html", context)
    know_query(request, response, f"page={page.number}")
    if not all(version.is_compared for version in of_page):
        repeat_for(response, BEING_MADE_SECONDS)
    return response


def _changes(request: HttpRequest, editions: QuerySet[Edition], number: str) -> HttpResponse:
    found = editions.filter(number=number, withdrawn_at=None).first() if NUMBER.fullmatch(number) else None
    if found is None:
        raise Http404("ไม่มีฉบับนี้ หรือฉบับนี้ถูกเพิกถอนแล้ว")
    [version] = versions([found])
    page = Paginator(version.changes or [], A_FEW).get_page(request.GET.get("page"))
    return render(request, "publishing/changes.html", {"version": version, "edition": found, "page": page})
