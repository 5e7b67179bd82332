"""The A4 poster of a survey, laid out by Typst from poster.typ: tagged PDF/UA-1, the same bytes for the same state."""

import json
from pathlib import Path

import typst
from django.contrib.staticfiles import finders

import common
from common import thai

from . import codes

HERE = Path(__file__).parent
FONTS = Path(common.__file__).parent / "fonts"
STANDARDS = ["a-3a", "ua-1"]


def pdf(view, *, made_at):
    """Return the poster of a RoundView as PDF bytes; `made_at` is the date written inside the file."""
    compiler = typst.Compiler(HERE / "poster.typ", root=HERE, font_paths=[FONTS], ignore_system_fonts=True)
    return compiler.compile(
        format="pdf",
        sys_inputs={"data": json.dumps(_data(view), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()),
    )


def _data(view):
    office = view.data["organisation"]
    return {
        "office": office["name"],
        "year": thai.to_thai_digits(view.fiscal_year),
        "period": view.period,
        "closed": view.state.word if view.state.is_closed else "",
        "next": view.next_period if view.state.is_closed else None,
        "direct": view.has_code,
        "link": view.link,
        "code": codes.svg(view, marked=False),
        "alt": codes.alt(view),
        "band": Path(finders.find("img/band.svg")).read_text(encoding="utf-8"),
    }
