"""Thai text as other programs break it, mended where what was meant is sure.

Three kinds of damage: fonts of the nineties kept low and shifted marks at private code points; Word and the Royal
Gazette take ำ apart, or store it as a space and า; Angsana's layers name tone marks before the vowels below them.
"""

import re

from .readability import readability

# The glyphs of Windows' old Thai fonts, U+F700 to U+F71A, in their order.
_PRIVATE = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
# Bullets of Symbol and Wingdings, as Word pastes them.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF0D8, 0xF076, 0xF06C, 0xF06E, 0xF071, 0xF0E8, 0xF02D), "•")
_TICKS = dict.fromkeys((0xF0FC, 0xF0FE), "✓")
_SPACES = dict.fromkeys((0xA0, 0x2007, 0x202F), " ")
_LETTERS = _PRIVATE | _BULLETS | _TICKS | _SPACES

_TONES = "\u0e48-\u0e4b"
_MARKS_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
# A vowel above or below comes before the tone mark or the ์ that stands over it.
_TONE_FIRST = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e39])")
_SPLIT_AM = re.compile(f"\u0e4d([{_TONES}]?)\u0e32|([{_TONES}])\u0e4d\u0e32")
_EARLY_AM = re.compile(f"([ก-ฮ])\u0e33([{_TONES}])")
# า begins no syllable: a space before it stands where ํ was lost. Before ำ the space is simply too much.
_LOST_AM = re.compile(f"([ก-ฮ][{_TONES}]?) ([{_TONES}]?)[\u0e32\u0e33]")
_DOUBLED_E = re.compile("เเ")
_BARE_AM = re.compile(f"(?<![ ])([ก-ฮ][{_TONES}]?)\u0e33")
DAMAGE = {
    "อักษรที่แบบอักษรรุ่นเก่าเก็บผิดรหัส": re.compile("[\uf700-\uf71a]"),
    "เครื่องหมายหัวข้อของ Word": re.compile(f"[{''.join(map(chr, _BULLETS | _TICKS))}]"),
    "สระอำที่แยกเป็นสองตัว": re.compile("|".join(part.pattern for part in (_SPLIT_AM, _EARLY_AM, _LOST_AM))),
    "วรรณยุกต์ที่อยู่ก่อนสระ": _TONE_FIRST,
    "สระหรือวรรณยุกต์ที่ซ้ำ": _MARKS_TWICE,
    "สระแอที่พิมพ์เป็นสระเอสองตัว": _DOUBLED_E,
}
# Fewer า than one in so many letters is no Thai: there it is every twelfth.
_FEWEST_AA = 200


def repaired(text: str) -> str:
    """Return `text` with what is surely broken Thai mended, everything else as it is; applied twice it changes nothing."""
    while (better := _mended_once(text)) != text:
        text = better
    return text


def _mended_once(text: str) -> str:
    text = _MARKS_TWICE.sub("\\1", _DOUBLED_E.sub("แ", text.translate(_LETTERS)))
    text = _TONE_FIRST.sub("\\2\\1", text)
    text = _SPLIT_AM.sub("\\1\\2\u0e33", _LOST_AM.sub("\\1\\2\u0e33", text))
    return _EARLY_AM.sub("\\1\\2\u0e33", text)


def repaired_layer(text: str) -> str:
    """Return the text layer of a whole PDF mended: also where every า became ำ, as Word 2021 writes TH Sarabun New.

    There a true ำ has a space before it; whether the layer is one of those is told by its words.
    """
    plain = repaired(text)
    if plain.count("\u0e33") * 2 < plain.count("\u0e32") or plain.count("\u0e32") * _FEWEST_AA > len(plain):
        return plain
    spread = repaired(_BARE_AM.sub("\\1\u0e32", text))
    return spread if readability(spread) > readability(plain) else plain


def unreadable(text: str) -> list[str]:
    """Return the pieces of `text` that no program can know the meaning of, each once: glyph numbers and lost letters."""
    return list(dict.fromkeys(re.findall("\\S{0,3}[\ue000-\uf8ff\ufffd]+\\S{0,3}", text)))
