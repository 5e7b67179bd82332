"""Buttons of the reports: which files an edition has, where they are, how large they are."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.urls import reverse

from common import exports
from publishing import issuing

from .parts import PARTS, WHOLE, Part
from .table import report


@dataclass(frozen=True)
class Group:
    """The buttons of one part of an edition, under a heading, folded away where they are not the first thing sought."""

    heading: str
    downloads: list
    is_folded: bool = False


def address(edition, part, ending):
    """Return the address of a report that stays with its edition for ever."""
    arguments = {"year": edition.key, "edition": edition.number, "format": ending}
    chosen = {"months": part.months, "number": part.measure}
    return reverse("measures:edition-report", kwargs=arguments | {k: v for k, v in chosen.items() if v})


def issued(edition, part, format):
    """Return (File, read) of a report; raises Http404 for a part that the edition does not have."""
    name = f"{part.measure or 'year'}/{part.name}.{format.name}"
    try:
        part.of(edition.content)
    except LookupError as problem:
        raise Http404(problem.args[0]) from problem
    return issuing.issue(edition, name, format, partial(report, edition, part))


def buttons(edition, part):
    """Return the Downloads of one part of an edition, with size and pages: what is missing is made now."""
    found = []
    for format in exports.offered(printed=True):
        file, _ = issued(edition, part, format)
        found.append(exports.Download(format, address(edition, part, format.name), file.size, file.pages))
    return found


def of_year(edition):
    """Return the Groups of a year: the whole of it and its rounds; none for a preview."""
    if edition.is_preview:
        return []
    return [Group(part.words or "ทั้งปี", buttons(edition, part), is_folded=part != WHOLE) for part in PARTS]


def of_measure(edition, number):
    """Return the one Group of a measure; none for a preview."""
    return [] if edition.is_preview else [Group("", buttons(edition, Part(measure=number)))]
