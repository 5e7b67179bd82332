"""How Thai is drawn into pictures: marks in their places where the machine has FriBiDi, which Pillow's own libraries ask for."""

from pathlib import Path
from typing import Any

from PIL import ImageFont, features


def is_shaped() -> bool:
    """Return whether marks over marks stand in their places; without libfribidi0 words are drawn letter by letter."""
    return bool(features.check("raqm"))


def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font for pictures."""
    layout = ImageFont.Layout.RAQM if is_shaped() else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


def thai() -> dict[str, Any]:
    """Return what Pillow's methods are told besides the text."""
    return {"language": "th"} if is_shaped() else {}
