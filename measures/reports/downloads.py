"""Buttons of the reports: which files an edition has, where they are, how large they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.urls import reverse

from common import exports
from common.exports import Format
from publishing import making
from publishing.issuing import File
from publishing.kinds import Output
from publishing.models import Edition

from .parts import PARTS, WHOLE, Part
from .table import report


@dataclass(frozen=True)
class Group:
    """The buttons of one part of an edition, under a heading, folded away where they are not the first thing sought."""

    heading: str
    downloads: list
    is_folded: bool = False


def address(edition: Edition, part: Part, ending: str) -> str:
    """Return the address of a report that stays with its edition for ever."""
    arguments = {"year": edition.key, "edition": edition.number, "format": ending}
    chosen = {"months": part.months, "number": part.measure}
    return reverse("measures:edition-report", kwargs=arguments | {k: v for k, v in chosen.items() if v})


def outputs(edition: Edition) -> list[Output]:
    """Return the Outputs of an edition: the year, its rounds and each measure, in every format."""
    parts = [*PARTS, *(Part(measure=measure.number) for measure in edition.said.measures)]
    return [
        Output(
            name(part, format),
            format,
            partial(report, edition, part),
            path=address(edition, part, format.name) if part == PARTS[0] else "",
        )
        for part in parts
        for format in exports.offered(printed=True)
    ]


def name(part: Part, format: Format) -> str:
    """Return what a report is called among the files of its edition."""
    return f"{part.measure or 'year'}/{part.name}.{format.name}"


def found(edition: Edition, part: Part, format: Format) -> tuple[File, Callable[[], bytes]] | None:
    """Return (File, read) of a report, None while it is being made; raises Http404 for a part that is not there."""
    try:
        part.of(edition.said)
    except LookupError as problem:
        raise Http404(problem.args[0]) from problem
    return making.found(edition, name(part, format))


def buttons(edition: Edition, part: Part) -> list[exports.Download]:
    """Return the Downloads of one part of an edition, with size and pages unless the file is still being made."""
    return [_button(edition, part, format) for format in exports.offered(printed=True)]


def _button(edition: Edition, part: Part, format: Format) -> exports.Download:
    made = found(edition, part, format)
    size, pages = (made[0].size, made[0].pages) if made else (None, None)
    return exports.Download(format, address(edition, part, format.name), size, pages)


def are_made(groups: Sequence[Group]) -> bool:
    """Return whether every file behind the buttons of Groups is there."""
    return all(download.size is not None for group in groups for download in group.downloads)


def of_year(edition: Edition) -> list[Group]:
    """Return the Groups of a year: the whole of it and its rounds; none for a preview."""
    if edition.is_preview:
        return []
    return [Group(part.words or "ทั้งปี", buttons(edition, part), is_folded=part != WHOLE) for part in PARTS]


def of_measure(edition: Edition, number: int) -> list[Group]:
    """Return the one Group of a measure; none for a preview."""
    return [] if edition.is_preview else [Group("", buttons(edition, Part(measure=number)))]
