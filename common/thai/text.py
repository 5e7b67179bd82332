"""Thai text made comparable: one spelling for what looks the same, and dictionary order."""

import re
import unicodedata

from .digits import to_arabic_digits

# Keyboards and PDF readers write น้ำ in several ways that look alike. The right one is น, tone mark, ำ.
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_EARLY_AM = re.compile("([ก-ฮ])\u0e33([\u0e48-\u0e4b])")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SECONDARY_MARKS = re.compile("[็-๎]")


def nfc(text: str) -> str:
    """Return `text` in Unicode NFC. Never use NFKC on Thai: it splits ำ in two."""
    return unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """Return `text` fit to store: NFC, stripped, line ends as "\\n", without control and zero-width characters.

    A tab becomes a space. Zero-width and direction-changing characters arrive by copy and paste, can't be seen, and
    make equal names differ.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return nfc(_visible(text)).strip()


def search_key(text: str) -> str:
    """Return `text` folded for comparison; equal keys mean the same words to a reader.

    Lower case, Arabic digits, one spelling of ำ, แ for a doubled เ, no invisible characters, single spaces.
    """
    text = nfc(_visible(to_arabic_digits(" ".join(text.split())).lower()))
    text = _EARLY_AM.sub("\\1\\2\u0e33", _SPLIT_AM.sub("\\1\u0e33", text))
    return " ".join(text.replace("เเ", "แ").split())


def thai_sort_key(text: str) -> tuple[str, str]:
    """Return a key for Thai dictionary order: เ แ โ ใ ไ count after their consonant, tone marks only break ties."""
    swapped = _LEADING_VOWEL.sub(r"\2\1", search_key(text))
    return _SECONDARY_MARKS.sub("", swapped), swapped


def _visible(text: str) -> str:
    """Return `text` without control and format characters, line feeds excepted."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf"))
