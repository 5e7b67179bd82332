"""What a reader asks for, made ready to be looked up; a question that can't be answered says why, in Thai."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from common import thai

from . import spoken
from .folding import fold

# Both databases find by three letters at a time: what is shorter is looked for in titles alone.
LETTERS = 3
SHORTEST = 2
LONGEST = 100
MOST_TERMS = 8

_YEAR = re.compile(r"(?:ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?|พ\.?ศ\.?)(2[45][0-9]{2})")


@dataclass(frozen=True)
class Query:
    """`whole` is the folded question without spaces, `terms` its folded words; `refusal` says why it can't be asked."""

    asked: str
    whole: str = ""
    terms: tuple = ()
    refusal: str = ""

    @property
    def wanted(self) -> list[str]:
        """Return what to mark in a text, the longest first."""
        return sorted({self.whole, *self.terms}, key=len, reverse=True)


def read(text: str) -> Query:
    """Return the Query of what a reader typed, however long or strange it is."""
    asked = " ".join(thai.clean_text(text[: LONGEST * 10]).split())
    if not asked:
        return Query("")
    if len(asked) > LONGEST:
        return Query(asked[:LONGEST], refusal=f"คำค้นยาวเกินไป โปรดใช้ไม่เกิน {thai.format_number(LONGEST)} ตัวอักษร")
    whole = fold(_whole_year(asked))
    if len(whole) < SHORTEST:
        return Query(asked, refusal=f"คำค้นสั้นเกินไป โปรดพิมพ์อย่างน้อย {thai.format_number(SHORTEST)} ตัวอักษร")
    return Query(asked, whole, _terms(asked))


def readings(query: Query) -> Iterator[Query]:
    """Yield the Query as it was asked, then with its words apart, then each of these in official words."""
    yield query
    for whole in spoken.readings(query.whole):
        if whole != query.whole:
            yield replace(query, whole=whole, terms=())
        apart = tuple(term for term in spoken.parted(whole) if len(term) >= LETTERS)[:MOST_TERMS]
        if apart and apart != (whole,):
            yield replace(query, whole=whole, terms=apart)


def _whole_year(asked: str) -> str:
    """Two digits alone can only mean a year."""
    digits = thai.to_arabic_digits(asked)
    return f"25{digits}" if re.fullmatch("[0-9]{2}", digits) else asked


def _terms(asked: str) -> tuple[str, ...]:
    """Return the words worth looking for apart: of ปี 2566 only the year, since officials put more words between."""
    found = []
    for word in _joined(asked).split():
        found += _YEAR.sub(r" \1 ", fold(_whole_year(word))).split()
    return tuple(dict.fromkeys(term for term in found if len(term) >= LETTERS))[:MOST_TERMS]


def _joined(asked: str) -> str:
    """Put a year beside the word ปี or พ.ศ. before it."""
    return re.sub(r"(ปี|ปีงบประมาณ|ศ\.?)\s+(?=[0-9๐-๙]|พ\.)", r"\1", asked)
