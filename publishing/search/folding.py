"""Text made findable: what looks or reads the same becomes the same, and spaces, which Thai uses at will, go.

A year said in two digits becomes the whole year, so that ปี 66 and ปี 2566 meet. ำ counts as า: many a PDF holds one for
the other, and no two words of three letters differ by it alone.
"""

import re

from common import thai

# Spaces, which Thai uses at will, and the dots of ป.ป.ช.
_DROPPED = re.compile(r"\s|(?<=[ก-๎])\.")
_SHORT_YEAR = re.compile(r"((?:ปี(?:งบประมาณ)?)?(?:พ\.?ศ\.?)?)(?<=[ี.ณศ])([0-9]{2})(?![0-9])")


def fold(text: str) -> str:
    """Return `text` as searched: `thai.search_key` without spaces and an abbreviation's dots, years made whole, ำ as า."""
    return _SHORT_YEAR.sub(r"\g<1>25\2", _DROPPED.sub("", thai.search_key(text))).replace("ำ", "า")
