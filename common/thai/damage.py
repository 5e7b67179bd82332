"""What a text brought along from other programs, counted by kind, so that a repair can be told to whoever sent it."""

import re

from .repair import DAMAGE

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ODD_SPACES = re.compile("[\u00a0\u2007\u202f\t]")


def damage(text: str) -> dict[str, int]:
    """Return how often each kind of damage stands in `text` that `clean_text` mends, by its Thai name; {} for none."""
    kinds = {**DAMAGE, "อักขระที่มองไม่เห็น": _UNSEEN, "ช่องว่างชนิดพิเศษ": _ODD_SPACES}
    counts = {name: len(pattern.findall(text)) for name, pattern in kinds.items()}
    return {name: count for name, count in counts.items() if count}
