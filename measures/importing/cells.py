"""One cell of the table into the texts that it lists: HTML, bullets, numbers and torn lines gone, words untouched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from common import thai

from .sheets import Typed
from .spaces import mended

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#\d{1,5});")
_BREAKS = {"li", "br", "p", "div", "tr", "ul", "ol"}
# A cell's items are told apart by line ends and slashes both: "จัดประชุม /", "/ จัดอบรม".
_SLASH = re.compile(r"^/\s*|\s*/$")
_DOTS = "•·●▪◦»‣⁃∙➢➤▶►◆◇■□○❖✓✔✦✧★☆→⇒"
_BULLETS = re.compile(rf"(?:[-–—*{_DOTS}]\s*|o\s+(?=[ก-ฮเ-ไ])|[(]?(?:[0-9]{{1,2}}|[๐-๙]{{1,2}})[.)](?![0-9๐-๙])\s*)+")
# "๑.๑ จัดประชุม": two numbers are a mark only where another line has them too, for "๒.๕ ล้านบาท" is none.
_NESTED = re.compile(r"[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2}){1,3}[.)]?\s+(?=[ก-ฮเ-ไ])")
_MONTH = "|".join(map(re.escape, (*thai.MONTHS, *thai.SHORT_MONTHS)))
# Only after white space and never before a month or a number: "๒๕๖๖ – ๒๕๗๐" and "ตุลาคม – ธันวาคม" are periods.
_NEXT_BULLET = re.compile(rf"\s+[-–—*{_DOTS}]\s*(?!{_MONTH})(?=[ก-ฮเ-ไA-Za-z(“\"])")
_THAI_END, _THAI_START = re.compile("[ก-๎ๆ]$"), re.compile("(?!ณ )[ก-ฮเ-ไ]")


@dataclass
class Items:
    """The texts of a cell; `guessed` when only its line ends told them apart; `mended` names where a space went."""

    texts: list = field(default_factory=list)
    guessed: bool = False
    mended: list = field(default_factory=list)


def items(cell: str, place: tuple[int, int] | None = None) -> Items:
    """Return the Items of a cell; of one that a person typed, a line an item, or a mark where lines go on.

    `place` is (the measure's number, which of its items is next): "๔.๑" before the first item of the fourth is a mark.
    """
    lines = [line for line in (" ".join(line.split()) for line in plain(cell).split("\n")) if line]
    if isinstance(cell, Typed):
        return Items(list(_typed(lines)))
    if len(lines) > 1:
        lines = [line for line in (_SLASH.sub("", line) for line in lines) if line]
    lines = _numbered_lines(_unnested(lines, place))
    marked = [bool(_BULLETS.match(line)) for line in lines]
    found = Items(guessed=len(lines) > 1 and not any(marked) and not _TAG.search(cell))
    for text in _listed(lines, marked, any(marked)):
        whole, places = mended(text)
        found.texts.append(whole)
        found.mended += places
    return found


def single(cell: str) -> Items:
    """Return the Items of a cell that holds one text, its lines joined and a number before it gone."""
    text, places = mended(_bare(" ".join(plain(cell).split())))
    return Items([text] if text else [], mended=places)


def joined(text: str, line: str) -> str:
    """Return a text and the line that it goes on with as one: Thai to Thai without a space, but before "ณ"."""
    return text + line if _THAI_END.search(text) and _THAI_START.match(line) else f"{text} {line}"


def _typed(lines: list[str]) -> Iterator[str]:
    """Yield the texts of lines that a person typed; nothing in them is guessed."""
    texts: list = []
    has_marks = any(map(_BULLETS.match, lines))
    for line in lines:
        if texts and has_marks and not _BULLETS.match(line):
            texts[-1] += f" {line}"
        else:
            texts.append(_bare(line))
    return filter(None, texts)


def _unnested(lines: list[str], place: tuple[int, int] | None) -> list[str]:
    """Return the lines with "๑.๑" made a plain mark: before several of them, or where it counts the item itself."""
    nested = [_NESTED.match(line) for line in lines]
    if sum(map(bool, nested)) < 2 and not _counts(nested, place):
        return lines
    return [f"- {line[mark.end() :]}" if mark else line for line, mark in zip(lines, nested, strict=True)]


def _counts(nested: list[re.Match[str] | None], place: tuple[int, int] | None) -> bool:
    """Return whether the first line's "๔.๑" is the measure's number and the place of its next item."""
    if not nested or not nested[0] or not place:
        return False
    return [int(number) for number in re.findall("[0-9]+", thai.to_arabic_digits(nested[0][0]))] == list(place)


def _numbered_lines(lines: list[str]) -> list[str]:
    """Return the lines cut where a list that begins with 1 goes on with 2, 3, … within a line."""
    cut = []
    for line in lines:
        arabic = thai.to_arabic_digits(line)
        places = [0]
        number = 2
        while re.match(r"[(]?1[.)]", arabic) and (
            match := re.compile(rf"\s[(]?{number}[.)](?![0-9])").search(arabic, places[-1])
        ):
            places.append(match.start())
            number += 1
        cut += [line[start:end].strip() for start, end in zip(places, [*places[1:], len(line)], strict=True)]
    return cut


def _listed(lines: list[str], marked: list[bool], has_marks: bool) -> Iterator[str]:
    """Yield the texts of the lines: an unmarked line of a marked list goes on with the one before."""
    joined: list[str] = []
    for line, is_new in zip(lines, marked, strict=True):
        if joined and has_marks and not is_new:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    for text in joined:
        bare = _bare(text)
        pieces = _NEXT_BULLET.split(bare) if bare != text else [bare]
        yield from (piece.strip() for piece in pieces if piece.strip())


def _bare(text: str) -> str:
    """Return the text without the bullets and numbers that it begins with."""
    mark = _BULLETS.match(text)
    return text[mark.end() :] if mark else text


def plain(cell: str) -> str:
    """Return the text of a cell that may be HTML, with a line end wherever the HTML breaks the line."""
    if not _TAG.search(cell):
        return cell
    reader = _Text()
    reader.feed(cell)
    reader.close()
    return "".join(reader.pieces)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        if tag == "li":
            self.pieces.append("• ")

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self.pieces.append("\n")
