"""What a line never breaks: dates, times, years of the era, and the words of unbroken.txt, one a line.

The words are those that a browser's own dictionary knows only in parts (ร้อง|เรียน, งบ|ประมาณ) or cuts across (น้อยห|นึ่ง, ทุกข|นาด).
"""

import re
from functools import lru_cache
from pathlib import Path

from .years import MONTHS, SHORT_MONTHS

_DIGIT = "[0-9๐-๙]"
_MONTH = f"(?:{'|'.join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))})"
_ERA = rf"[พค]\.ศ\.\s*{_DIGIT}{{4}}(?!{_DIGIT})"
_YEAR = rf"(?:{_DIGIT}{{4}}(?!{_DIGIT})|{_ERA})"
_DAY = rf"(?<!{_DIGIT}){_DIGIT}{{1,2}}\s+"
_CLOCK = rf"{_DIGIT}{{1,2}}[.:]{_DIGIT}{{2}}"
SHAPES = (
    rf"{_DAY}{_MONTH}(?:\s+{_YEAR})?",
    rf"{_MONTH}\s+{_YEAR}",
    _ERA,
    rf"(?:เวลา\s+)?(?<!{_DIGIT}){_CLOCK}(?:\s*[-–]\s*{_CLOCK})?\s+น\.",
)
_FIRST = "0123456789๐๑๒๓๔๕๖๗๘๙พคเ"
# Marks above, below and behind a word's last letter are of one cluster with it.
_AFTER = "[ะ-ฺๅๆ็-๎]*"
# Where the name of a place begins in the name of an office.
_PLACE = re.compile("(?=ตำบล|เมือง|นคร|จังหวัด)")
LONGEST_NAME = 24


@lru_cache(maxsize=16)
def pattern(names: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return the pattern of whatever a line must not break, `names` included."""
    listed = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()
    words = sorted({*listed, *names}, key=lambda word: (-len(word), word))
    whole = f"{'|'.join(SHAPES)}|(?:{'|'.join(map(re.escape, words))}){_AFTER}"
    first = {word[0] for word in (*words, *MONTHS, *SHORT_MONTHS, *_FIRST)}
    return re.compile(f"(?=[{''.join(sorted(first))}])(?:{whole})")  # a glance at one letter saves most of the time


def names_of(office: str, short: str = "") -> tuple[str, ...]:
    """Return what of an office's names stays on one line: องค์การบริหารส่วน and ตำบลโคกคอน, for the whole is as wide as a phone.

    The place alone counts too; a piece that is longer than LONGEST_NAME may break.
    """
    kind, *place = _PLACE.split(office, maxsplit=1)
    bare = [_bare(name) for name in place]
    return tuple(name for name in (kind, *place, *bare, short) if 2 < len(name) <= LONGEST_NAME)


def _bare(place: str) -> str:
    return re.sub("^(?:ตำบล|เมือง|นคร|จังหวัด)", "", place)
