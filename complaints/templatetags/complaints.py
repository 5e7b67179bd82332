"""Words for what lies in a case."""

from datetime import date
from typing import Any

from django import template

from common.uploads.names import dangerous_ending

from ..cases import reported
from ..cases.open_case import Entry, FileInfo
from ..models import Channel

register = template.Library()

register.filter(reported.entry_title)
register.filter(reported.entry_told)
register.filter(reported.status_told)


@register.filter
def report_fields(entry: Entry) -> list[tuple[str, str]]:
    """Return (label, text) of what was reported, in the order of the form."""
    return reported.parts(entry.content["fields"])


@register.filter
def that_came_with(taken: dict[int, list[FileInfo]], entry: Entry) -> list[FileInfo]:
    """Return the files that came with an entry, of those that `attached` gives."""
    return taken.get(entry.sequence, [])


@register.filter
def channel_label(value: str) -> str:
    return Channel(value).label


@register.filter
def is_program(name: str) -> bool:
    """Return whether a computer might run a file of this name: taken as evidence, with a word of warning."""
    return bool(dangerous_ending(name))


@register.filter
def iso_day(text: str) -> date:
    return date.fromisoformat(text)


@register.filter
def figure(figures: Any, name: str) -> Any:
    """Return one of the Figures of a period by its name."""
    return getattr(figures, name)
