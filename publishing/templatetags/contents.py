"""A field of what an edition says, with its own Thai title."""

from django import template
from django.utils.html import format_html

from ..contents import Content, fields
from ..telling import told

register = template.Library()


@register.simple_tag
def field(part: Content, name: str) -> str:
    """{% field measure.data "budget" %} → <dt>งบประมาณ (บาท)</dt><dd>…</dd>, nothing when it says nothing."""
    about = fields(type(part))[name]
    words = told(about, getattr(part, name), part)
    return format_html("<dt>{}</dt><dd>{}</dd>", about.title, words) if words else ""
