"""Choices read once for a form and all its rows, so that a page costs the same however many rows it has."""

from common import thai


def offer(field, choices):
    """Let a ModelChoiceField show these (value, label) pairs, optgroups included, instead of asking for every row."""
    field.choices = [("", "---------"), *choices]


def step_choices(steps):
    """Return a measure's steps as pairs whose label begins with the step's place."""
    return [
        (step.pk, f"{thai.format_number(place)}. {shortened(step.text)}") for place, step in enumerate(steps, start=1)
    ]


def shortened(text, length=80):
    return text if len(text) <= length else text[:length].rstrip() + "…"
