"""Every pair of colours that meets on a page keeps WCAG 2.2 AA: light, dark, high contrast."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SETS = {"light": "tokens.css", "dark": "dark.css", "high contrast": "contrast.css"}
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "indigo", "link") for ground in ("paper", "surface", "surface-2")),
    ("on-indigo", "indigo"),
    ("on-indigo", "done"),
    ("on-fill", "fill"),
    *((f"{tone}", f"{tone}-wash") for tone in ("done", "behind", "overdue", "indigo")),
    *((tone, "surface") for tone in ("done", "behind", "overdue")),
    *(("ink", f"{tone}-wash") for tone in ("done", "behind", "overdue", "indigo")),
]
MARKS = [("focus", "paper"), ("focus", "surface"), ("line-strong", "surface"), ("line-strong", "paper")]


def colours(name):
    text = Path(settings.BASE_DIR, "static/css", SETS[name]).read_text(encoding="utf-8")
    block = text.split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3)], ids=["text", "marks"])
def test_pairs_are_readable(name, pairs, least):
    tokens = colours(name)
    poor = [
        (a, b, round(contrast(tokens[a], tokens[b]), 2)) for a, b in pairs if contrast(tokens[a], tokens[b]) < least
    ]
    assert poor == []
