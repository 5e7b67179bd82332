"""The A4 poster of a survey, laid out by Typst from poster.typ: tagged PDF/UA-1, the same bytes for the same state."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from django.contrib.staticfiles import finders

from common import thai, typesetting
from common.exports import Format
from publishing.models import Edition

from . import codes
from .edition import Survey
from .state import RoundView

TEMPLATE = Path(__file__).with_name("poster.typ")


class Posted(NamedTuple):
    """What one poster is made of."""

    view: RoundView
    edition: Edition


def _write(posted: Posted) -> Iterator[bytes]:
    yield pdf(posted.view, made_at=posted.edition.published_at)


def pdf(view: RoundView, *, made_at: datetime) -> bytes:
    """Return the poster of a RoundView as PDF bytes; `made_at` is the date written inside the file."""
    return typesetting.pdf(TEMPLATE, {"data": json.dumps(_data(view), ensure_ascii=False)}, at=made_at)


def _data(view: RoundView) -> dict[str, Any]:
    office = cast(Survey, view.data).organisation
    return {
        "office": office.name,
        "year": thai.to_thai_digits(view.fiscal_year),
        "period": view.period,
        "closed": view.state.word if view.state.is_closed else "",
        "next": view.next_period if view.state.is_closed else None,
        "direct": view.has_code,
        "link": view.link,
        "code": codes.svg(view, marked=False),
        "alt": codes.alt(view),
        "band": Path(cast(str, finders.find("img/band.svg"))).read_text(encoding="utf-8"),
    }


FORMAT = Format("pdf", "PDF", "พิมพ์ติดประกาศ", "application/pdf", _write, printed=True)
