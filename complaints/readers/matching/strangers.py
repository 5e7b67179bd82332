"""Words that look like a person and match nobody of the roster; shown to the reporter, who may know more."""

import re
from functools import cache

from . import vocabulary
from .signs import Field, Sign

LONGEST = 60
LATIN = r"(?<![a-z])(?:mr|mrs|ms|miss|khun)\b\.?\s*[a-z]{2,30}(?:\s[a-z]{2,30})?"
NAME = r"\s*([ก-ฮเ-ไ][ก-์]{1,30})"


def strangers(field: Field, explained: list[Sign]) -> list[str]:
    """Return what was typed for people whom a word introduces and no sign of `explained` covers."""
    found = _introduced().finditer(field.heard.raw)
    return [_words_of(match) for match in found if not _is_explained(field, match.span(), explained)]


def _words_of(match: re.Match[str]) -> str:
    """Return the words of a match; with "…" where the text goes on without a space, as Thai does after a name."""
    goes_on = re.match("[ก-์]", match.string[match.end() :])
    return match.group(0).strip()[:LONGEST] + ("…" if goes_on else "")


@cache
def _introduced() -> re.Pattern:
    thai = (f"(?:{_pattern(row)}{NAME})" for row in vocabulary.introductions())
    return re.compile("|".join((*thai, LATIN)))


def _pattern(row: vocabulary.Introduction) -> str:
    before = "".join(f"(?<!{re.escape(word)})" for word in row.unless_after)
    after = f"(?!{'|'.join(map(re.escape, row.unless))})" if row.unless else ""
    return f"{before}{re.escape(row.word)}{after}{_no_deed(row.word)}"


def _no_deed(word: str) -> str:
    """Return what lets a word that is a person by itself introduce no verb; after a title a name may begin like one."""
    deeds = "|".join(map(re.escape, vocabulary.listed("deeds")))
    return "" if word in vocabulary.listed("titles") else rf"(?!\s*(?:{deeds}))"


def _is_explained(field: Field, span: tuple[int, int], explained: list[Sign]) -> bool:
    """Whether a sign stands in the typed words of this span."""
    origins = field.heard.origins
    return any(origins[sign.start][0] < span[1] and origins[sign.end - 1][1] > span[0] for sign in explained)
