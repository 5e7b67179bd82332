"""Public pages of editions: the newest, an older one, the history. Each app's URLs name its kind."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from . import kinds
from .differences import differences
from .models import Edition


def newest(request, kind, key=""):
    """Answer with the page of the live edition; 404 when nothing of this key was ever published."""
    edition = Edition.objects.live(kind, key)
    if edition is None:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    return shown(request, edition, newest=edition)


def numbered(request, kind, number, key=""):
    """Answer with the page of edition `number`, which never changes but for a banner naming a newer one."""
    editions = list(Edition.objects.of(kind, key).out().filter(number__gte=number))
    if not editions or editions[-1].number != number:
        raise Http404("ไม่มีฉบับเผยแพร่นี้")
    return shown(request, editions[-1], newest=editions[0])


def shown(request, edition, *, newest):
    """Answer with the page of `edition`, telling its template which edition is the newest."""
    request.newest_edition = newest
    return edition.about.page(request, edition)


def history(request, kind, key=""):
    """Answer with every edition of the key, newest first, each with its differences to the one before."""
    editions = list(Edition.objects.of(kind, key).out())
    if not editions:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    about = kinds.get(kind)
    olds = [edition.content for edition in editions[1:]] + [None]
    versions = [
        (edition, differences(old, edition.content, about.labels) if old else None)
        for edition, old in zip(editions, olds, strict=True)
    ]
    context = {"about": about, "key": key, "title": editions[0].title, "versions": versions, "now": timezone.now()}
    return render(request, "publishing/history.html", context)
