"""Finished HTML in which lines break where a reader does not stumble: what stays together lies in a span that CSS holds.

No letter is added: a no-break space or a word joiner would come along in a copy and hide the words from a search.
"""

import re

from .thai import unbroken

# Where nothing is set in lines of words, what is for machines, or where no element may stand, whole; and every other tag.
_PASSED = re.compile(
    r"<(script|style|title|textarea|select|datalist|svg|pre|code)\b(?:(?!<\1\b|</\1>).)*+</\1>|<!--(?:(?!<!--|-->).)*+-->"
    r"|<(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*+>",
    re.DOTALL,
)


def held(html: str, names: tuple[str, ...] = ()) -> str:
    """Return a page's HTML with dates, times, listed words and `names` each in a span of the class "together".

    Text around them gets a span too: in a row of boxes (display: flex) it stays one box, as it was.
    """
    wanted, end = unbroken.pattern(names), 0
    done: list[str] = []
    for passed in _PASSED.finditer(html):
        done += (_text(html[end : passed.start()], wanted), passed[0])
        end = passed.end()
    return "".join((*done, _text(html[end:], wanted)))


def _text(text: str, wanted: re.Pattern[str]) -> str:
    """Return the text between two tags with what is `wanted` held together."""
    marked, number = wanted.subn(r'<span class="together">\g<0></span>', text) if text.strip() else (text, 0)
    is_whole = number == 1 and wanted.fullmatch(text.strip())
    return f"<span>{marked}</span>" if number and not is_whole else marked
