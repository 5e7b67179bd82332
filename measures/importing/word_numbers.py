"""The numbers that Word sets before paragraphs by itself: they stand in no text, only in the document's lists."""

from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_DEEPEST_STYLE = 12
_BULLETS = {"bullet", "none"}


class WordNumbers:
    """Counts the paragraphs of a document's lists, which have to be asked for in the order they stand in."""

    def __init__(self, document: Any) -> None:
        self._rules = {each.get(qn("w:abstractNumId")): each for each in _numbering(document, "w:abstractNum")}
        self._lists = {each.get(qn("w:numId")): each for each in _numbering(document, "w:num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()

    def before(self, paragraph: Paragraph) -> int | None:
        """Return the number before a paragraph, 0 for a bullet or one that can't be told, None for no list."""
        place = _place(paragraph)
        if place is None:
            return None
        name, level = place
        return self._next(name, level) if name in self._lists else 0

    def _next(self, name: str, level: int) -> int:
        """Count one on at a level; deeper levels begin anew."""
        own = self._lists[name]
        rules = str(_value(own, "w:abstractNumId", ""))
        rule = _level(self._rules.get(rules), level)
        counts = self._counts.setdefault(rules, {})
        if name not in self._met:
            self._met.add(name)
            counts |= _restarts(own)
        counts[level] = counts.get(level, int(_value(rule, "w:start", "1")) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return 0 if _value(rule, "w:numFmt", "decimal") in _BULLETS else counts[level]


def _numbering(document: Any, name: str) -> list[Any]:
    try:
        return document.part.numbering_part.element.findall(qn(name))
    except NotImplementedError:  # python-docx makes no numbering for a document without one
        return []


def _restarts(own: Any) -> dict[int, int]:
    """Return {level: the count before its first} of a list that begins anew with numbers of its own."""
    found = {}
    for override in own.findall(qn("w:lvlOverride")):
        if start := _value(override, "w:startOverride", ""):
            found[int(override.get(qn("w:ilvl"), "0"))] = int(start) - 1
    return found


def _level(rules: Any, level: int) -> Any:
    levels = [] if rules is None else rules.findall(qn("w:lvl"))
    return next((each for each in levels if each.get(qn("w:ilvl")) == str(level)), None)


def _value(element: Any, name: str, otherwise: str) -> str:
    found = None if element is None else element.find(qn(name))
    return otherwise if found is None else found.get(qn("w:val"), otherwise)


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """Return (the list, the level) of a paragraph that has one: by itself, by its style or by one below it."""
    numbered = f"{qn('w:pPr')}/{qn('w:numPr')}"
    style, elements = paragraph.style, [paragraph._p]
    while style is not None and len(elements) < _DEEPEST_STYLE:
        elements.append(style.element)
        style = style.base_style
    found = next((each for each in (element.find(numbered) for element in elements) if each is not None), None)
    return None if found is None else (_value(found, "w:numId", ""), int(_value(found, "w:ilvl", "0")))
