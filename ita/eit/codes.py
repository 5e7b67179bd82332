"""QR pictures of a survey's link: SVG and PNG, fit for print, plainly marked once the survey is closed."""

from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw

from common import lettering, outlines, qr, thai

from .state import RoundView

# One module of the PNG in dots: about ten centimetres in all at 300 dots an inch.
MODULE, DPI = 30, 300
BAND = 6
FONT = outlines.FONTS / outlines.BOLD


def alt(view: RoundView) -> str:
    """Return what the picture of a RoundView's link shows, in words."""
    closed = f" ({view.state.word})" if view.state.is_closed else ""
    year = thai.to_thai_digits(view.fiscal_year)
    return f"คิวอาร์โค้ดแบบวัด EIT ปีงบประมาณ พ.ศ. {year} นำไปที่ {view.link}{closed}"


def svg(view: RoundView, *, marked: bool = True) -> str:
    """Return the picture as SVG text, good at any size; `marked` says on it that the survey is closed."""
    mark = view.state.word if view.state.is_closed and marked else ""
    rows = qr.modules(view.link)
    size = len(rows)
    band = _svg_band(mark, size) if mark else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + (BAND if mark else 0)}" '
        f'width="{size * 8}" height="{(size + (BAND if mark else 0)) * 8}" role="img">'
        f"<title>{escape(alt(view))}</title>"
        f'<rect width="100%" height="100%" fill="#fff"/><path d="{qr.path(rows)}" fill="#000" shape-rendering="crispEdges"/>{band}</svg>'
    )


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
        _png_band(image, mark, size * MODULE)
    out = BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def _svg_band(mark: str, size: int) -> str:
    words = outlines.drawn(mark, BAND * 0.55, font=outlines.BOLD)
    place = f"translate({(size - words.width) / 2:.2f} {size + BAND * 0.68})"
    return (
        f'<rect y="{size}" width="{size}" height="{BAND}" fill="#9a2a1c"/>'
        f'<path transform="{place}" fill="#fff" d="{words.path}"/>'
    )


def _png_band(image: Image.Image, mark: str, top: int) -> None:
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, top, *image.size), fill=0)
    font = lettering.font(FONT, int(BAND * MODULE * 0.55))
    draw.text((image.width / 2, top + BAND * MODULE / 2), mark, fill=255, font=font, anchor="mm", **lettering.thai())
