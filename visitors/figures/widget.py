"""The picture of today's visitors and the total that other sites may embed."""

from functools import cache
from xml.sax.saxutils import escape

from common.outlines import BOLD, drawn
from common.thai import format_number

UNKNOWN = "–"
WIDTH, HEIGHT = 240, 72
# The colours are those of static/css/tokens.css by day: the card brings its own paper, whatever page it stands on.
INDIGO, GOLD, PAPER, INK, EDGE = "#25326b", "#b98523", "#fffdf8", "#4c5263", "#827a68"
LABEL_LEFT, NUMBER_RIGHT = 26, WIDTH - 14
CARD = (
    f'<clipPath id="card"><rect width="{WIDTH}" height="{HEIGHT}" rx="8"/></clipPath>'
    f'<g clip-path="url(#card)"><path d="M0 0h{WIDTH}v{HEIGHT}H0z" fill="{PAPER}"/><path d="M0 0h12v{HEIGHT}H0z" fill="{INDIGO}"/></g>'
    f'<path d="M6 12l4 6-4 6-4-6zM6 30l4 6-4 6-4-6zM6 48l4 6-4 6-4-6z" fill="{GOLD}"/>'
    f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="7.5" fill="none" stroke="{EDGE}"/>'
)


def svg(today: int | None, total: int | None) -> str:
    """Return the picture as SVG text, 240 × 72; a figure that is None is not known."""
    of_today, of_all = (UNKNOWN if number is None else format_number(number) for number in (today, total))
    title = escape(f"สถิติผู้เยี่ยมชม วันนี้ {of_today} ทั้งหมด {of_all}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{title}</title>{CARD}{_line('ผู้เยี่ยมชมวันนี้', of_today, 30)}{_line('ทั้งหมด', of_all, 56)}</svg>"
    )


def _line(label: str, number: str, baseline: int) -> str:
    figures = drawn(number, 17, font=BOLD)
    return (
        f'<path transform="translate({LABEL_LEFT} {baseline})" fill="{INK}" d="{_label(label)}"/>'
        f'<path transform="translate({NUMBER_RIGHT - figures.width:.2f} {baseline})" fill="{INDIGO}" d="{figures.path}"/>'
    )


@cache
def _label(text: str) -> str:
    return drawn(text, 15).path
