"""Digits both ways, and amounts as people read them."""

import re
from decimal import Decimal

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Thai letters, brackets, quotation marks and dashes end a run, but not in an address with "://".
_SIGN = r"""[^\s,;()<>\[\]{}"“”‘’–—…·\u0e00-\u0e7f]"""
_RUN = re.compile(rf"{_SIGN}*?://\S*|{_SIGN}+")
_CODE = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ@]|://")


def to_thai_digits(text: object) -> str:
    """Return `text` with 0–9 written ๐–๙, but in addresses and codes; what is not a string is written out first.

    An address or a code is a run of signs without spaces that holds a Latin letter, "@" or "://".
    """
    written = str(text)
    return _RUN.sub(_unless_code, written) if _CODE.search(written) else written.translate(_TO_THAI)


def all_thai_digits(text: str) -> str:
    """Return `text` with every 0–9 written ๐–๙, as somebody may have typed it."""
    return text.translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """Return `text` with ๐–๙ written 0–9; what is not a string is written out first."""
    return str(text).translate(_TO_ARABIC)


def format_number(number: float | Decimal) -> str:
    """Return "๔๐,๘๕๐" for 40850; decimals stay as they are ("๘๕.๕")."""
    return to_thai_digits(f"{number:,}")


def format_bytes(size: float) -> str:
    """Return a size in bytes as "๓๒๐ ไบต์" or "๑.๒ เมกะไบต์": units of 1,024, at most one decimal."""
    *smaller, largest = "ไบต์", "กิโลไบต์", "เมกะไบต์", "กิกะไบต์"
    for unit in smaller:
        # Rounded before it is compared: 1,048,575 is "๑ เมกะไบต์", never "๑,๐๒๔ กิโลไบต์".
        if round(size, 1) < 1024:
            return f"{_one_decimal(size)} {unit}"
        size /= 1024
    return f"{_one_decimal(size)} {largest}"


def days_between_words(days: int) -> str:
    """Return "๓๒ วัน" for 32."""
    return f"{format_number(days)} วัน"


def _one_decimal(amount: float) -> str:
    return format_number(round(amount, 1)).removesuffix(".๐")


def _unless_code(run: re.Match[str]) -> str:
    return run[0] if _CODE.search(run[0]) else run[0].translate(_TO_THAI)
