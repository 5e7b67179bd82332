"""Messages to staff: what was done to a record names it in a few words, however long its name is."""

import re
import unicodedata
from html import unescape
from typing import Any

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
LONGEST = 60
# As locale/ words what Django says of a record, whose name may hold such marks itself.
NAME = re.compile(r"\A([^“]*“(?:<a [^<>]*>)?)([^<]*)((?:</a>)?” เรียบร้อยแล้ว)")


@register.filter
def short_names(message: Any) -> SafeString:
    """{{ message|short_names }} → the message with the name of the record cut to LONGEST signs; its own HTML stays, if it is safe."""
    return mark_safe(NAME.sub(_cut, conditional_escape(str(message))))  # noqa: S308 (escaped, and cut as text)


def _cut(found: re.Match[str]) -> str:
    name = " ".join(unescape(found[2]).split())
    end = LONGEST
    while end < len(name) and unicodedata.category(name[end]) == "Mn":
        end -= 1
    return f"{found[1]}{escape(name if len(name) <= LONGEST else name[:end].rstrip('เแโใไ') + '…')}{found[3]}"
