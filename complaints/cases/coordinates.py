"""Coordinates in what a reporter wrote of a place: they may be of a home, so only the report itself holds them."""

import re

_WHOLE = r"(ตำแหน่ง\s*)?-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}"
_CUT = r"ตำแหน่ง\s*-?\d{1,2}\.\d*(,\s*-?\d*\.?\d*)?$"  # the end of a place that was too long for its list
_COORDINATES = re.compile(rf"(?<!\s)\s*({_WHOLE}|{_CUT})")


def without(place: str) -> str:
    """Return the words of a place, for lists, the public board and what is compared."""
    return _COORDINATES.sub("", place).strip()
