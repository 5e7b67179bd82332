"""Words drawn as outlines: an SVG inside a page can use no font but the reader's own, and few have a Thai one like ours."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = "Sarabun-Regular.ttf", "Sarabun-Bold.ttf"


class LacksLetter(ValueError):
    """The font has no outline for a letter of the text; an empty box would stand in its place."""


@dataclass(frozen=True)
class Outline:
    """A line of words as the data of an SVG path that begins at (0, 0) on its baseline, and how wide it is."""

    path: str
    width: float


@cache
def _font(name: str) -> "uharfbuzz.Font":
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(FONTS / name)))


def drawn(text: str, size: float, *, font: str = REGULAR) -> Outline:
    """Return the Outline of one line of text, `size` being that of the letters in SVG units.

    Marks stand where the font's own rules put them. Raises LacksLetter when the font lacks a letter.
    """
    import uharfbuzz  # these three only where something is drawn
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    face, scale, at, pen = _font(font), size / _font(font).face.upem, 0, SVGPathPen(None, ntos="{:.2f}".format)
    line = uharfbuzz.Buffer()
    line.add_str(text)
    line.guess_segment_properties()
    uharfbuzz.shape(face, line)
    for glyph, place in zip(line.glyph_infos, line.glyph_positions or (), strict=True):
        if not glyph.codepoint:
            raise LacksLetter(text)
        x, y = (at + place.x_offset) * scale, -place.y_offset * scale
        face.draw_glyph_with_pen(glyph.codepoint, TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        at += place.x_advance
    return Outline(pen.getCommands(), at * scale)
