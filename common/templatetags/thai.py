"""Thai digits and พ.ศ. dates in templates: thin filters over `common.thai`. An absent value shows as nothing."""

import datetime
import re
from decimal import Decimal
from typing import Literal

from django import template
from django.utils.safestring import SafeString, mark_safe

from common import thai

register = template.Library()
FIGURE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
IN_CELL = re.compile(rf"(?<=>){FIGURE.pattern}(?=<)")
CE_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b", re.ASCII)


@register.filter
def thai_digits(value: int | str | None) -> str:
    """{{ plan.fiscal_year|thai_digits }} → ๒๕๖๖"""
    return "" if value is None else thai.to_thai_digits(value)


@register.filter
def thai_figure(shown: str) -> str:
    """{{ field.contents|thai_figure }} → ๒๕๖๖ for a text that is nothing but a figure; any other as it is."""
    return thai.to_thai_digits(shown) if FIGURE.fullmatch(shown) else shown


@register.filter
def thai_cell(cell: str) -> SafeString:
    """{{ item|thai_cell }} → a cell of Django's list, whose text is in Thai digits where it is nothing but a figure."""
    return mark_safe(IN_CELL.sub(lambda found: thai.to_thai_digits(found[0]), cell))  # noqa: S308 (digits only)


@register.filter
def thai_period(title: str) -> str:
    """{{ choice.title|thai_period }} → "มกราคม ๒๕๖๖" for Django's "มกราคม 2023": a CE year is told in พ.ศ."""
    return thai.to_thai_digits(CE_YEAR.sub(lambda found: str(thai.be_year(int(found[0]))), title))


@register.filter
def thai_date(value: datetime.date | None, style: str = "long") -> str:
    """{{ day|thai_date }} → ๒๕ ตุลาคม ๒๕๖๖; "short" → ๒๕ ต.ค. ๒๕๖๖; "numeric" → ๒๕/๑๐/๒๕๖๖"""
    return thai.format_date(value, style=style) if value else ""


@register.filter
def thai_datetime(value: datetime.datetime | None, style: str = "long") -> str:
    """{{ moment|thai_datetime }} → ๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."""
    return thai.format_datetime(value, style=style) if value else ""


@register.simple_tag
def thai_range(start: datetime.date | None, end: datetime.date | None, style: str = "long") -> str:
    """{% thai_range measure.starts measure.ends %} → ๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"""
    return thai.format_range(start, end, style=style) if start and end else ""


@register.filter
def thai_number(value: float | Decimal | Literal[""] | None) -> str:
    """{{ count|thai_number }} → ๔๐,๘๕๐"""
    return thai.format_number(value) if value != "" and value is not None else ""


@register.filter
def thai_bytes(value: int | Literal[""] | None) -> str:
    """{{ file.size|thai_bytes }} → ๑.๒ เมกะไบต์"""
    return thai.format_bytes(value) if value != "" and value is not None else ""
