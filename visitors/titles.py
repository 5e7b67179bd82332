"""The title of a page, for the list of most read pages."""

import re
from html import unescape

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
# The head of our pages, well within.
_SEARCHED = 4096
LONGEST = 200


def title_of(response):
    """Return the page's own title without the office's name behind " | ", "" when there is none to read."""
    found = None if response.streaming else _TITLE.search(response.content[:_SEARCHED])
    text = unescape(found[1].decode("utf-8", "replace")) if found else ""
    return " ".join(text.rpartition(" | ")[0].split() or text.split())[:LONGEST]
