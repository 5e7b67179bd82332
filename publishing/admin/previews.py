"""Public pages as they would be: of a draft, of a request, of an edition that is to come."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from common.staff import asking

from ..drafts import Draft
from ..models import Edition, Submission
from ..outlook import EARLY, JOIN, NOW, Outlook


def draft_preview(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Answer with the public page of everything in a draft."""
    return public_page(request, draft.about.name, draft.key, draft.content)


def request_preview(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Answer with the public page of a request: on what stands, or together with what is to come."""
    facts: dict[str, Any] = {"reason": submission.reason, "approved_role": asking(request).role}
    return public_page(request, submission.kind, submission.key, _content(request, submission), **facts)


def _content(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """Return what a waiting request would publish, and of a decided one the edition that it became."""
    became = submission.items.exclude(edition=None).select_related("edition").first()
    if became and became.edition:
        return became.edition.content
    mode = request.GET.get("mode", "")
    outlook = Outlook(submission)
    content = outlook.content(mode if mode in (NOW, JOIN, EARLY) and (mode == NOW or outlook.coming) else "")
    return content if content is not None else cast(dict[str, Any], submission.items.all()[0].after)


def edition_preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page that an edition will have once its time has come."""
    facts: dict[str, Any] = {"reason": edition.reason, "approved_role": edition.approved_role}
    return public_page(request, edition.kind, edition.key, edition.content, number=edition.number, **facts)


def public_page(
    request: HttpRequest, kind: str, key: str, content: dict[str, Any], number: int = 0, **facts: Any
) -> HttpResponse:
    """Answer with the public page of a content that is no edition yet, or with the page that the address names as `at`.

    Links to other pages of the same content lead to their previews.
    """
    number = number or (Edition.objects.under(kind, key).values_list("number", flat=True).first() or 0) + 1
    edition = Edition.unsaved(kind, key, content, at=timezone.now(), number=number, **facts)
    named = request.GET.get("at", "")
    page = _page_at(edition, named) if named else edition.about.page
    if page is None:
        raise Http404("ไม่มีตัวอย่างของหน้านี้")
    response = page(request, edition)
    response.content = LINK.sub(lambda link: _kept_inside(request, edition, link), response.content.decode())
    return response


LINK = re.compile(r'href="(/[^"]*)"')


def _page_at(edition: Edition, path: str) -> Callable[[HttpRequest, Edition], HttpResponse] | None:
    """Return the page of this content at a public address, None for an address of something else."""
    about, key = edition.about, edition.key
    own = (about.addresses.url(key), about.addresses.edition_url(key, edition.number))
    return about.follow(key, path) or (about.page if path in own else None)


def _kept_inside(request: HttpRequest, edition: Edition, link: re.Match[str]) -> str:
    address = urlsplit(unescape(link[1]))
    if _page_at(edition, address.path) is None:
        return link[0]
    query = QueryDict(address.query, mutable=True)
    query.update({name: request.GET[name] for name in ("kind", "key", "mode") if name in request.GET})
    query["at"] = address.path
    anchor = f"#{address.fragment}" if address.fragment else ""
    inside = escape("?" + query.urlencode(safe="/") + anchor)
    return f'href="{inside}"'
