"""Telephone numbers that can be tapped: what is read stays as written, the machine gets Arabic digits."""

import re
from html import unescape

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from common import thai
from common.telephones import ALONE, NUMBER

register = template.Library()
_TAG = re.compile(r"(<[^<>]*>)")


@register.filter
def telephones(text: str) -> SafeString:
    """{{ office.phones|telephones }} → the text with every number in it a tel: link; an extension (ต่อ ๑๒) stays text."""
    arabic = thai.to_arabic_digits(text)
    if ALONE.fullmatch(arabic):
        return _link(text, arabic)
    return _linked(text)


def _linked(text: str) -> SafeString:
    arabic = thai.to_arabic_digits(text)
    pieces, at = [], 0
    for found in NUMBER.finditer(arabic):
        start, end = found.span("whole" if found["whole"] else "short")
        pieces += [conditional_escape(text[at:start]), _link(text[start:end], arabic[start:end])]
        at = end
    return mark_safe("".join([*pieces, conditional_escape(text[at:])]))  # noqa: S308 (escaped piece by piece)


def telephones_in(html: str) -> SafeString:
    """Return clean HTML with every number in its words a tel: link, but for words that are a link already."""
    pieces, is_link = _TAG.split(html), False
    for place in range(0, len(pieces), 2):  # words; between them stand the tags
        before = pieces[place - 1] if place else ""
        is_link = before.startswith("<a ") or (is_link and before != "</a>")
        if not is_link:
            pieces[place] = _linked(unescape(pieces[place]))
    return mark_safe("".join(pieces))  # noqa: S308 (tags and links as they were, words escaped anew)


def _link(shown: str, number: str) -> SafeString:
    return format_html('<a class="together" href="tel:{}">{}</a>', re.sub(r"[^\d+]", "", number), shown)
