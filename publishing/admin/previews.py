"""Public pages as they would be: of a draft, of a request, of an edition that is to come."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.http import Http404, QueryDict
from django.utils import timezone

from ..drafts import Draft
from ..models import Edition, Submission
from ..outlook import EARLY, JOIN, NOW, Outlook


def draft_preview(request, draft: Draft):
    """Answer with the public page of everything in a draft."""
    return public_page(request, draft.about.name, draft.key, draft.content)


def request_preview(request, submission: Submission):
    """Answer with the public page of a request: on what stands, or together with what is to come."""
    facts = {"reason": submission.reason, "approved_role": request.user.role}
    return public_page(request, submission.kind, submission.key, _content(request, submission), **facts)


def _content(request, submission):
    """Return what a waiting request would publish, and of a decided one the edition that it became."""
    became = submission.items.exclude(edition=None).select_related("edition").first()
    if became:
        return became.edition.content
    mode = request.GET.get("mode", "")
    outlook = Outlook(submission)
    content = outlook.content(mode if mode in (NOW, JOIN, EARLY) and (mode == NOW or outlook.coming) else "")
    return content if content is not None else submission.items.first().after


def edition_preview(request, edition: Edition):
    """Answer with the page that an edition will have once its time has come."""
    facts = {"reason": edition.reason, "approved_role": edition.approved_role}
    return public_page(request, edition.kind, edition.key, edition.content, number=edition.number, **facts)


def public_page(request, kind, key, content, number=0, **facts):
    """Answer with the public page of a content that is no edition yet, or with the page that the address names as `at`.

    Links to other pages of the same content lead to their previews.
    """
    number = number or (Edition.objects.of(kind, key).values_list("number", flat=True).first() or 0) + 1
    edition = Edition.unsaved(kind, key, content, at=timezone.now(), number=number, **facts)
    named = request.GET.get("at", "")
    page = _page_at(edition, named) if named else edition.about.page
    if page is None:
        raise Http404("ไม่มีตัวอย่างของหน้านี้")
    response = page(request, edition)
    response.content = LINK.sub(lambda link: _kept_inside(request, edition, link), response.content.decode())
    return response


LINK = re.compile(r'href="(/[^"]*)"')


def _page_at(edition, path):
    """Return the page of this content at a public address, None for an address of something else."""
    about, key = edition.about, edition.key
    own = (about.addresses.url(key), about.addresses.edition_url(key, edition.number))
    return about.follow(key, path) or (about.page if path in own else None)


def _kept_inside(request, edition, link):
    address = urlsplit(unescape(link[1]))
    if _page_at(edition, address.path) is None:
        return link[0]
    query = QueryDict(address.query, mutable=True)
    query.update({name: request.GET[name] for name in ("kind", "key", "mode") if name in request.GET})
    query["at"] = address.path
    anchor = f"#{address.fragment}" if address.fragment else ""
    inside = escape("?" + query.urlencode(safe="/") + anchor)
    return f'href="{inside}"'
