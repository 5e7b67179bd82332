"""The QR picture of a survey's link as PNG, fit for print, plainly marked once the survey is closed."""

from io import BytesIO

from PIL import Image, ImageDraw

from common import lettering, outlines, qr

from .codes import BAND
from .state import RoundView

# One module in dots: about ten centimetres in all at 300 dots an inch.
MODULE, DPI = 30, 300
FONT = outlines.FONTS / outlines.BOLD


def png(view: RoundView) -> bytes:
    """Return the picture as PNG bytes in black and white, with its size on paper."""
    mark = view.state.word if view.state.is_closed else ""
    rows = qr.modules(view.link)
    size = len(rows)
    small = Image.new("L", (size, size), 255)
    small.putdata([0 if dark else 255 for row in rows for dark in row])
    image = Image.new("L", (size * MODULE, (size + (BAND if mark else 0)) * MODULE), 255)
    image.paste(small.resize((size * MODULE, size * MODULE), Image.Resampling.NEAREST))
    if mark:
        _band(image, mark, size * MODULE)
    out = BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def _band(image: Image.Image, mark: str, top: int) -> None:
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, top, *image.size), fill=0)
    font = lettering.font(FONT, int(BAND * MODULE * 0.55))
    draw.text((image.width / 2, top + BAND * MODULE / 2), mark, fill=255, font=font, anchor="mm", **lettering.thai())
