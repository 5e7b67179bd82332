"""The QR picture of a survey's link as SVG, fit for print, plainly marked once the survey is closed."""

from xml.sax.saxutils import escape

from common import outlines, qr, thai

from .state import RoundView

BAND = 6


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


def _svg_band(mark: str, size: int) -> str:
    words = outlines.drawn(mark, BAND * 0.55, font=outlines.BOLD)
    place = f"translate({(size - words.width) / 2:.2f} {size + BAND * 0.68})"
    return (
        f'<rect y="{size}" width="{size}" height="{BAND}" fill="#9a2a1c"/>'
        f'<path transform="{place}" fill="#fff" d="{words.path}"/>'
    )
