"""Rich text of an edition on a page."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from common import rich_text

register = template.Library()


@register.filter
def rich_text_under(html: str, level: int) -> SafeString:
    """{{ topic.text|rich_text_under:1 }}: clean rich text (of an edition) below a heading of that level, in whose order its own stand"""
    return mark_safe(rich_text.under(html, level))  # noqa: S308 (cleaned whenever it is stored)
