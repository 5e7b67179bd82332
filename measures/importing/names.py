"""Names of divisions as a table writes them, against the office's own."""

import re
from difflib import get_close_matches

from common import thai

from .cells import items

_SEPARATORS = re.compile(r"\s*[,;]\s*|\s*/\s*(?=กอง|สำนัก|หน่วย|ส่วน|ฝ่าย|งาน)|\s*และ\s*(?=กอง|สำนัก|หน่วย|ส่วน|ฝ่าย)")
_RUN_ON = re.compile(r"\s+(?=กอง|สำนัก|หน่วย|ส่วน|ฝ่าย)")


def names_in(cell):
    """Return the names that a cell of the divisions' column lists, bullets and separators gone, each once."""
    pieces = (piece for text in items(cell).texts for part in _SEPARATORS.split(text) for piece in _RUN_ON.split(part))
    return list(dict.fromkeys(piece.strip(" .") for piece in pieces if piece.strip(" .")))


def matched(names, divisions):
    """Return {name: Division or None} for names as written: the same words, spaces and digits aside."""
    known = {_key(division.name): division for division in divisions}
    return {name: known.get(_key(name)) for name in names}


def nearest(name, divisions):
    """Return the division whose name is most like `name`, or None when none is near."""
    known = {_key(division.name): division for division in divisions}
    close = get_close_matches(_key(name), known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


def _key(name):
    return thai.search_key(name).replace(" ", "")
