"""Coordinates in what a reporter wrote of a place: they may be of a home, so only the report itself holds them."""

import re

_COORDINATES = re.compile(r"\s*(ตำแหน่ง\s*)?-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}")


def without(place: str) -> str:
    """Return the words of a place, for lists, the public board and what is compared."""
    return _COORDINATES.sub("", place).strip()
