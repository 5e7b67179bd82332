"""Text made findable: what looks or reads the same becomes the same, and spaces, which Thai uses at will, go.

A year said in two digits becomes the whole year, so that ปี 66 and ปี 2566 meet.
"""

import re

from common import thai

_SHORT_YEAR = re.compile(r"((?:ปี(?:งบประมาณ)?)?(?:พ\.?ศ\.?)?)(?<=[ี.ณศ])([0-9]{2})(?![0-9])")


def fold(text):
    """Return `text` as it is searched: `thai.search_key` without spaces, two-digit years made whole."""
    return _SHORT_YEAR.sub(r"\g<1>25\2", re.sub(r"\s", "", thai.search_key(text)))
