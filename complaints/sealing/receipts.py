"""Receipt codes: 27 random digits and a Damm check digit, shown as seven groups of four.

89.7 bits of chance. The check digit finds every single wrong digit and every swap of
neighbours, so that a slip of the hand costs no stretching of passwords.
"""

import secrets
import unicodedata

from .errors import BadReceipt

DIGITS = 28
GROUP = 4

# Damm, "Total anti-symmetrische Quasigruppen" (2004): the table of order ten.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def check_digit(digits: str) -> str:
    """The Damm digit of a string of Arabic digits; "0" when the last one is the check digit."""
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def generate() -> str:
    """A new code of 28 digits from the operating system's randomness."""
    return with_check_digit(secrets.randbelow(10 ** (DIGITS - 1)))


def with_check_digit(number: int) -> str:
    """The code whose first 27 digits are `number`."""
    digits = f"{number:0{DIGITS - 1}d}"
    return digits + check_digit(digits)


def normalise(typed: str) -> str:
    """The 28 digits of a code as a person typed it: Thai or Arabic digits, spaces and dashes.

    Raises BadReceipt for anything else.
    """
    if len(typed) > 200:
        raise BadReceipt
    digits = "".join(_digit(sign) for sign in typed if not _separates(sign))
    if len(digits) != DIGITS or check_digit(digits) != "0":
        raise BadReceipt
    return digits


def show(code: str) -> str:
    """The code in groups of four: "1234 5678 …"."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _separates(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Pd", "Cf", "Pc"}


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    if value is None:
        raise BadReceipt
    return str(value)
