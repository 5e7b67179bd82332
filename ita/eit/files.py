"""The files of an EIT edition: pictures of the link, and the poster.

Each stands twice, since what it says changes on the day after the survey closes: as it is while answers are taken, and
"-closed" as it is after.
"""

from datetime import date
from functools import partial

from common.exports import Format
from publishing.kinds import Output
from publishing.models import Edition

from . import codes, poster
from .state import RoundView

SVG = Format("svg", "SVG", "งานพิมพ์ทุกขนาด", "image/svg+xml", lambda view: [codes.svg(view).encode()])
PNG = Format("png", "PNG", "ภาพ", "image/png", lambda view: [codes.png(view)])
TITLES = {"qr.svg": "คิวอาร์โค้ด", "qr.png": "คิวอาร์โค้ด", "poster.pdf": "โปสเตอร์"}
NAMES = tuple(TITLES)


def outputs(edition: Edition) -> list[Output]:
    """Return the Outputs of an EIT edition; none when it was withdrawn."""
    if edition.withdrawn_at:
        return []
    views = [RoundView(edition.said, day) for day in (date.min, date.max)]
    return [output for view in views for output in _outputs(edition, view)]


def _outputs(edition: Edition, view: RoundView) -> list[Output]:
    svg, png, pdf = (stored(name, view) for name in NAMES)
    return [
        Output(svg, SVG, partial(_itself, view), at_once=True),
        Output(png, PNG, partial(_itself, view), at_once=True),
        Output(pdf, poster.FORMAT, partial(poster.Posted, view, edition)),
    ]


def _itself(view: RoundView) -> RoundView:
    return view


def stored(name: str, view: RoundView) -> str:
    """Return which of the two files called `name` stands for the survey of a RoundView on its day."""
    start, _, ending = name.rpartition(".")
    return f"{start}-closed.{ending}" if view.state.is_closed else name
