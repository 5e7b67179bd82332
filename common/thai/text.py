"""Thai text made comparable: one spelling for what looks the same, and dictionary order."""

import re
import unicodedata

from .digits import to_arabic_digits
from .repair import repaired

_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL)
_LINE_TAG = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|li|o:p|ol|p|s|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SECONDARY_MARKS = re.compile("[็-๎]")


def nfc(text: str) -> str:
    """Return `text` in Unicode NFC. Never use NFKC on Thai: it splits ำ in two."""
    return unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """Return `text` fit to store: NFC, stripped, line ends as "\\n", broken Thai mended, without invisible characters.

    Word's break inside a paragraph (U+000B) and the line ends of other programs are line ends too. A tab and a no-break space become a space. Zero-width and direction-changing characters arrive by copy and paste,
    can't be seen, and make equal names differ.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return nfc(repaired(_visible(text))).strip()


def clean_typed(text: str) -> str:
    """Return plain text that a person typed or pasted, cleaned as `clean_text` does and without leftover HTML tags.

    Only names of HTML are taken for tags: "<๕ บาท>" stays.
    """
    text = _TAG.sub("", _LINE_TAG.sub("\n", _COMMENT.sub("", text)))
    return clean_text(_BLANK_LINES.sub("\n\n", text.replace("&nbsp;", " ")))


def search_key(text: str) -> str:
    """Return `text` folded for comparison; equal keys mean the same words to a reader.

    Lower case, Arabic digits, one spelling of ำ, แ for a doubled เ, no invisible characters, single spaces.
    """
    text = nfc(repaired(_visible(to_arabic_digits(" ".join(text.split())).lower())))
    return " ".join(text.split())


def thai_sort_key(text: str) -> tuple[str, str]:
    """Return a key for Thai dictionary order: เ แ โ ใ ไ count after their consonant, tone marks only break ties."""
    swapped = _LEADING_VOWEL.sub(r"\2\1", search_key(text))
    return _SECONDARY_MARKS.sub("", swapped), swapped


def _visible(text: str) -> str:
    """Return `text` without control and format characters, line feeds excepted."""
    if text.replace("\n", "").isprintable():  # most texts: a look at each letter would cost fifty times as much
        return text
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf"))
