"""Buttons of the reports: which files an edition has, where they are, how large they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from common import exports
from common.exports import Format
from publishing import issuing, making
from publishing.models import Edition

from .parts import PARTS, WHOLE, Part


@dataclass(frozen=True)
class Group:
    """The buttons of one part of an edition, under a heading, folded away where they are not the first thing sought."""

    heading: str
    downloads: list
    is_folded: bool = False


def name(part: Part, format: Format) -> str:
    """Return what a report is called among the files of its edition."""
    return f"{part.measure or 'year'}/{part.name}.{format.name}"


def path(part: Part, format: Format) -> str:
    """Return where a report lies below the address of its edition."""
    return f"{part.measure}/{part.name}.{format.name}" if part.measure else f"{part.name}.{format.name}"


def buttons(edition: Edition, part: Part) -> list[exports.Download]:
    """Return the Downloads of one part of an edition, with size and pages unless the file is still being made."""
    return [_button(edition, part, format) for format in exports.offered(printed=True)]


def _button(edition: Edition, part: Part, format: Format) -> exports.Download:
    made = issuing.find(edition, name(part, format))
    size, pages = (made[0].size, made[0].pages) if made else (None, None)
    return exports.Download(format, edition.file_url(path(part, format)), size, pages)


def are_made(groups: Sequence[Group]) -> bool:
    """Return whether every file behind the buttons of Groups is there."""
    return all(download.size is not None for group in groups for download in group.downloads)


def of_year(edition: Edition) -> list[Group]:
    """Return the Groups of a year: the whole of it and its rounds; none for a preview."""
    if edition.is_preview:
        return []
    return _asked(
        edition, [Group(part.words or "ทั้งปี", buttons(edition, part), is_folded=part != WHOLE) for part in PARTS]
    )


def of_measure(edition: Edition, number: int) -> list[Group]:
    """Return the one Group of a measure; none for a preview."""
    return [] if edition.is_preview else _asked(edition, [Group("", buttons(edition, Part(measure=number)))])


def _asked(edition: Edition, groups: list[Group]) -> list[Group]:
    """Return the Groups; what they lack is made from now on."""
    if not are_made(groups):
        making.start(edition)
    return groups
