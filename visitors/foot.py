"""What goes into the foot's hole: the seven figures, the reader's own address, the clock. Drawn without templates."""

from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common import holes
from common.clients import client_address
from common.promises import promise
from common.thai import BANGKOK, format_datetime, format_number
from common.thai.years import day_in_bangkok
from common.unbroken import held

from .figures import board
from .figures.totals import Figures
from .recording.reader import Request

ALL, READER, WITHOUT_ADDRESS = "counter", "counter-of-reader", "counter-without-address"
ROW = "<div><dt>{}</dt><dd>{}</dd></div>"
ADDRESS = (
    'หมายเลขไอพีของท่าน <span class="counter__address">%s</span> '
    + promise("own-address-only", "แสดงให้ท่านเห็นเท่านั้น ตัวนับไม่บันทึกไว้")
    + " · "
)

# What was shown last, which for some seconds is the same: to find it in a dictionary takes as long as half a page.
_last: tuple[board.Shown | None, SafeString, bytes] | None = None


def whole(reader: Request, at: datetime) -> holes.Parts:
    """Return figures, address and clock."""
    own, second = _own(reader), int(at.timestamp())
    before, behind = _with_figures(second, _held_figures(second), bool(own))
    return before, own, behind


def without_address(reader: Request, at: datetime) -> holes.Parts:
    """Return figures and clock."""
    second = int(at.timestamp())
    before, behind = _with_figures(second, _held_figures(second), False)
    return before, b"", behind


def of_reader(reader: Request, at: datetime) -> holes.Parts:
    """Return address and clock, beside figures that the page shows already."""
    own = _own(reader)
    before, behind = _around(int(at.timestamp()), bool(own))
    return before, own, behind


def _own(reader: Request) -> bytes:
    return escape(client_address(reader)).encode()


def figures(shown: board.Shown | None) -> SafeString:
    """Return the figures of a board.Shown as HTML, drawn once for all pages that show the same; None: none is known."""
    return _held(shown)[1]


def _held_figures(second: int) -> bytes:
    return _held(board.shown(_day(second)))[2]


@lru_cache(maxsize=4)
def _day(second: int) -> date:
    return day_in_bangkok(datetime.fromtimestamp(second, BANGKOK))


def _held(shown: board.Shown | None) -> tuple[board.Shown | None, SafeString, bytes]:
    """Return what is shown, its HTML, and that in UTF-8."""
    global _last
    last = _last
    if last is None or last[0] is not shown:
        html = _drawn(shown.figures, shown.current) if shown else _drawn(None, current=False)
        last = _last = shown, html, html.encode()
    return last


@lru_cache(maxsize=4)
def _with_figures(second: int, figures: bytes, has_address: bool) -> tuple[bytes, bytes]:
    """Return the same as `_around`, behind the figures."""
    before, behind = _around(second, has_address)
    return figures + before, behind


@lru_cache(maxsize=4)
def _around(second: int, has_address: bool) -> tuple[bytes, bytes]:
    """Return what stands before and behind the reader's address at this second."""
    before, behind = ADDRESS.split("%s") if has_address else ("", "")
    return f'<p class="counter__note">{before}'.encode(), f"{behind}{_clock(second)}</p>".encode()


def _clock(second: int) -> str:
    now = datetime.fromtimestamp(second, BANGKOK)
    return held(format_html('<time datetime="{}">{}</time>', now.isoformat(), format_datetime(now)))


@lru_cache(maxsize=8)
def _drawn(found: Figures | None, current: bool) -> SafeString:
    context: dict[str, Any] = {"figures": found, "current": current}
    if found:
        # Every new visitor changes them: a template's loops would take five times as long.
        context["rows"] = format_html_join("\n", ROW, ((label, format_number(number)) for label, number in found.rows))
    return render_to_string("components/visitor_figures.html", context)


def register() -> None:
    """Let these fill the holes that templates/components/visitor_counter.html leaves."""
    holes.register(ALL, whole, at_hand=board.is_at_hand)
    holes.register(READER, of_reader)
    holes.register(WITHOUT_ADDRESS, without_address, at_hand=board.is_at_hand)
