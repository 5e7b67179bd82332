"""Dates as people read them: `style` is "long", "short" or "numeric", `digits` is "thai" or "arabic"."""

from datetime import date as Date
from datetime import datetime

from .digits import to_thai_digits
from .years import MONTHS, SHORT_MONTHS, be_year, day_in_bangkok, in_bangkok


def format_date(date: Date, *, style: str = "long", digits: str = "thai") -> str:
    """Return "๒๕ ตุลาคม ๒๕๖๖" (long), "๒๕ ต.ค. ๒๕๖๖" (short) or "๒๕/๑๐/๒๕๖๖" (numeric).

    An aware datetime gives its date in Bangkok; a naive one raises ValueError.
    """
    day = day_in_bangkok(date)
    if style == "numeric":
        return _in_digits(f"{day:%d/%m}/{be_year(day)}", digits)
    return _in_digits(f"{day.day} {_month(day, style)} {be_year(day)}", digits)


def format_datetime(moment: datetime, *, style: str = "long", digits: str = "thai") -> str:
    """Return "๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น.": Bangkok's time of an aware datetime; a naive one raises ValueError."""
    local = in_bangkok(moment)
    time = _in_digits(f"{local:%H.%M}", digits)
    return f"{format_date(local, style=style, digits=digits)} เวลา {time} น."


def format_range(start: Date, end: Date, *, style: str = "long", digits: str = "thai") -> str:
    """Return a period as officials write it, naming a shared month and year once.

    "๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖", "๑ ตุลาคม – ๓๑ ธันวาคม ๒๕๖๖", "๑ – ๓๑ ตุลาคม ๒๕๖๖"; a single day is one date.
    """
    last = format_date(end, style=style, digits=digits)
    if start == end:
        return last
    if style == "numeric" or start.year != end.year:
        first = format_date(start, style=style, digits=digits)
    elif start.month != end.month:
        first = _in_digits(f"{start.day} {_month(start, style)}", digits)
    else:
        first = _in_digits(str(start.day), digits)
    return f"{first} – {last}"


def _month(day: Date, style: str) -> str:
    return {"long": MONTHS, "short": SHORT_MONTHS}[style][day.month - 1]


def _in_digits(text: str, digits: str) -> str:
    return {"thai": to_thai_digits(text), "arabic": text}[digits]
