"""Small pictures by Typst whose words are outlines: an SVG inside a page can use no font but the reader's own."""

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import typst

FONTS = Path(__file__).with_name("fonts")
_SIZE = re.compile(r' (?:width|height)="[^"]*pt"')


@cache
def _fonts():
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def svg(template, inputs, *, attributes, title=""):
    """Return the page of a Typst template (a path, or bytes) as an SVG element with these attributes.

    `inputs` are what the template finds in sys.inputs, all text. The element has no size but what the attributes say;
    `title` is what it shows, in words.
    """
    drawn = typst.compile(template, format="svg", font_paths=_fonts(), sys_inputs=inputs).decode()
    root, rest = drawn.split(">", 1)
    words = f"<title>{escape(title)}</title>" if title else ""
    return f"{_SIZE.sub('', root)} {attributes}>{words}{rest}"
