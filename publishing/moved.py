"""Why an edition to come was taken down when what it says went into another one; the reason names that edition."""

from common import thai
from common.numbers import short_number

AGAIN = "จัดทำใหม่เป็นฉบับที่ {} โดยคงเนื้อหาที่อนุมัติไว้"
JOINED = "รวมเผยแพร่ในฉบับที่ {}"


def moved_into(reason: str) -> int:
    """Return the number of the edition that took one in, by the reason for which that was taken down; 0 for any other reason."""
    for words in (AGAIN, JOINED):
        before, after = words.split("{}")
        number = short_number(thai.to_arabic_digits(reason.removeprefix(before).removesuffix(after)))
        if number and reason.startswith(before) and reason.endswith(after):
            return number
    return 0
