"""Django's named date formats in Thai, with พ.ศ. years.

Django knows no calendar but its own: in Thai its admin writes "25 ตุลาคม 2023" in lists, in read-only fields and in
histories, beside forms that say ๒๕๖๖. It offers no hook between a locale and a calendar, so the one function that all
of these call is wrapped. Formats spelled out, such as `|date:"Y-m-d"` for machines, and other languages stay Django's.
"""

import datetime
import functools
from collections.abc import Callable
from typing import Any

from django.utils import formats
from django.utils.translation import get_language

from . import thai


def _write_month(date: datetime.date) -> str:
    return thai.format_date(date).partition(" ")[2]


_WRITERS: dict[str, Callable[[Any], str]] = {
    "DATE_FORMAT": thai.format_date,
    "SHORT_DATE_FORMAT": functools.partial(thai.format_date, style="numeric"),
    "DATETIME_FORMAT": thai.format_datetime,
    "SHORT_DATETIME_FORMAT": functools.partial(thai.format_datetime, style="numeric"),
    "YEAR_MONTH_FORMAT": _write_month,
}


def write_thai_dates_in_buddhist_era() -> None:
    """Make `django.utils.formats.date_format` write Thai's named formats as `common.thai` does."""
    gregorian = formats.date_format

    @functools.wraps(gregorian)
    def date_format(value: Any, format: str | None = None, use_l10n: bool | None = None) -> str:
        write = _WRITERS.get(format or "DATE_FORMAT") if get_language() == "th" else None
        return write(value) if write else gregorian(value, format, use_l10n)

    formats.date_format = date_format
