"""How the picture that stands beside a link is drawn: the edition's title and number on the office's cloth."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from common import lettering, outlines, thai

from .models import Edition
from .organisation import published

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, HEM = 80, 60
PAPER, INK, SOFT, CLOTH = "#faf5ea", "#25326b", "#4c5263", "#1d2858"
LARGEST, SMALLEST, LINES = 76, 34, 4


def drawn(edition: Edition) -> bytes:
    """Return the picture as PNG bytes."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HEIGHT - HEM, *SIZE), fill=CLOTH)
    with Image.open(Path(settings.BASE_DIR, "static", "img", "touch-icon.png")) as emblem:
        image.paste(emblem.convert("RGB").resize((120, 120), Image.Resampling.NEAREST), (MARGIN, MARGIN))
    office = getattr(published()["said"], "name", "")
    _write(draw, office, (MARGIN + 150, MARGIN + 60), _font(outlines.BOLD, 40), INK, anchor="lm")
    lines, font = _fitted(edition.title)
    for place, line in enumerate(lines):
        _write(draw, line, (MARGIN, 250 + place * font.size * 1.45), font, INK)
    number = f"ฉบับที่ {thai.to_thai_digits(edition.number)} · {thai.format_date(edition.published_at)}"
    _write(draw, number, (MARGIN, HEIGHT - HEM - 40), _font(outlines.REGULAR, 34), SOFT, anchor="ls")
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return (lines, font) of the title as large as its lines fit; one that never fits is cut."""
    for size in range(LARGEST, SMALLEST, -6):
        font = _font(outlines.BOLD, size)
        lines = _wrapped(title, font)
        if len(lines) * size * 1.45 <= 240 and all(_width(line, font) <= WIDTH - 2 * MARGIN for line in lines):
            return lines, font
    font = _font(outlines.BOLD, SMALLEST)
    return [line[:60] for line in _wrapped(title, font)[:LINES]], font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, font) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return lettering.font(outlines.FONTS / name, size)


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text, **lettering.thai())


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    place: tuple[float, float],
    font: ImageFont.FreeTypeFont,
    fill: str,
    anchor: str = "la",
) -> None:
    draw.text(place, text, fill=fill, font=font, anchor=anchor, **lettering.thai())
