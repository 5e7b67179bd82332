"""The files of an EIT edition: pictures of the link, and the poster.

Each stands twice, since what it says changes on the day after the survey closes: as it is while answers are taken, and
"-closed" as it is after.
"""

from datetime import date
from functools import partial

from django.utils import timezone

from common.exports import Format
from common.later import later
from publishing.kinds import Output
from publishing.models import Edition

from . import codes, poster
from .state import RoundView

_png = later("ita.eit.codes_png.png")

SVG = Format("svg", "SVG", "งานพิมพ์ทุกขนาด", "image/svg+xml", lambda view: [codes.svg(view).encode()])
PNG = Format("png", "PNG", "ภาพ", "image/png", lambda view: [_png(view)])
FILES = {"qr.svg": (SVG, "คิวอาร์โค้ด"), "qr.png": (PNG, "คิวอาร์โค้ด"), "poster.pdf": (poster.FORMAT, "โปสเตอร์")}


def outputs(edition: Edition) -> list[Output]:
    """Return the Outputs of an EIT edition, of which only today's lie at an address; none when it was withdrawn."""
    if edition.withdrawn_at:
        return []
    days = {view.state.is_closed: view for view in (RoundView(edition.said, day) for day in (date.min, date.max))}
    today = RoundView(edition.said, timezone.localdate()).state.is_closed
    return [
        _output(edition, view, path, is_shown=is_closed == today) for is_closed, view in days.items() for path in FILES
    ]


def _output(edition: Edition, view: RoundView, path: str, *, is_shown: bool) -> Output:
    format, title = FILES[path]
    return Output(
        path.replace(".", "-closed.") if view.state.is_closed else path,
        format,
        partial(poster.Posted, view, edition) if format.printed else partial(_itself, view),
        path if is_shown else "",
        at_once=not format.printed,
        stem=f"ประเมิน EIT {edition.key} {title}",
        inline=True,
    )


def _itself(view: RoundView) -> RoundView:
    return view
