"""QR codes of an address, as rows of modules and as a picture."""

from functools import lru_cache
from xml.sax.saxutils import escape

# Read again after a quarter of it is worn or dirty; four empty modules around it, as ISO/IEC 18004 asks.
ERROR_CORRECTION = 3  # qrcode.ERROR_CORRECT_Q
QUIET_ZONE = 4
# A module is so wide where no style sheet says how large the picture is.
PIXELS = 4


@lru_cache(maxsize=32)
def modules(text: str) -> list[list[bool]]:
    """Return the rows of the code, True for a dark module, the quiet zone included."""
    import qrcode  # it loads Pillow, which no other page of a reader needs

    code = qrcode.QRCode(error_correction=ERROR_CORRECTION, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return code.get_matrix()


def path(rows: list[list[bool]]) -> str:
    """Return the dark modules as the path of an SVG, one unit a module."""
    return "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)


def svg(text: str, alt: str, *, secret: bool = False) -> str:
    """Return the code as SVG text with its words for who can't see it, good at any size. A secret text is not kept in memory."""
    rows = modules.__wrapped__(text) if secret else modules(text)
    side = len(rows) * PIXELS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" width="{side}" height="{side}" role="img">'
        f"<title>{escape(alt)}</title>"
        f'<rect width="100%" height="100%" fill="#fff"/><path d="{path(rows)}" fill="#000" shape-rendering="crispEdges"/></svg>'
    )
