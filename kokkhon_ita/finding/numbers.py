"""Numbers of somebody's own among questions: a tracking code is no question, and no long number is kept."""

import re

from common import thai

# A tracking code has 28 digits, mistyped a few more or less; telephones have nine, identity cards thirteen.
_CODE, _OWN = re.compile(r"\d{20,}"), re.compile(r"\d{9,}")
_BETWEEN = re.compile(r"[\s.-]")


def is_code(question: str) -> bool:
    """Return whether the question is a tracking code, in Thai or other digits, with spaces or dashes."""
    return bool(_CODE.fullmatch(_run_together(question)))


def are_own(question: str) -> bool:
    """Return whether a number in the question may be somebody's: a telephone, an identity card, a code."""
    return bool(_OWN.search(_run_together(question)))


def _run_together(question: str) -> str:
    return _BETWEEN.sub("", thai.to_arabic_digits(question))
