"""Rich text of an edition on a page."""

from django import template
from django.utils.safestring import SafeString

from common import rich_text

from .telephones import telephones_in

register = template.Library()


@register.filter
def rich_text_under(html: str, level: int) -> SafeString:
    """{{ topic.text|rich_text_under:1 }}: clean rich text (of an edition) below a heading of that level, in whose order its own stand;
    telephone numbers in it are links"""
    return telephones_in(rich_text.under(html, level))
