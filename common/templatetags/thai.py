"""Thai digits and พ.ศ. dates in templates: thin filters over `common.thai`. An absent value shows as nothing."""

from django import template

from common import thai

register = template.Library()


@register.filter
def thai_digits(value):
    """{{ plan.fiscal_year|thai_digits }} → ๒๕๖๖"""
    return "" if value is None else thai.to_thai_digits(value)


@register.filter
def thai_date(value, style="long"):
    """{{ day|thai_date }} → ๒๕ ตุลาคม ๒๕๖๖; "short" → ๒๕ ต.ค. ๒๕๖๖; "numeric" → ๒๕/๑๐/๒๕๖๖"""
    return thai.format_date(value, style=style) if value else ""


@register.filter
def thai_datetime(value, style="long"):
    """{{ moment|thai_datetime }} → ๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."""
    return thai.format_datetime(value, style=style) if value else ""


@register.simple_tag
def thai_range(start, end, style="long"):
    """{% thai_range measure.starts measure.ends %} → ๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖"""
    return thai.format_range(start, end, style=style) if start and end else ""


@register.filter
def thai_number(value):
    """{{ count|thai_number }} → ๔๐,๘๕๐"""
    return thai.format_number(value) if value not in (None, "") else ""


@register.filter
def thai_bytes(value):
    """{{ file.size|thai_bytes }} → ๑.๒ เมกะไบต์"""
    return thai.format_bytes(value) if value not in (None, "") else ""
