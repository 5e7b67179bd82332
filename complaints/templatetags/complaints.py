"""Words for what lies in a case."""

from datetime import date

from django import template

from common.uploads.names import dangerous_ending

from ..cases import reported
from ..models import Door

register = template.Library()

register.filter(reported.entry_title)


@register.filter
def report_fields(entry):
    """Return (label, text) of what was reported, in the order of the form."""
    return reported.parts(entry.content["fields"])


@register.filter
def door_label(value):
    return Door(value).label


@register.filter
def is_program(name):
    """Return whether a computer might run a file of this name: taken as evidence, with a word of warning."""
    return bool(dangerous_ending(name))


@register.filter
def iso_day(text):
    return date.fromisoformat(text)


@register.filter
def figure(figures, name):
    """Return one of the Figures of a period by its name."""
    return getattr(figures, name)
