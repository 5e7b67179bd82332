"""Lines of a recognized page as whole lines: Tesseract lays Thai into a PDF letter by letter, each with a space behind it.

Its plain text has the words as they are, so each line of the layer is set anew as one piece from there, as wide as its letters
stood; else nothing could be found in the copy, and a screen reader would spell it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from common import thai

# What Tesseract's own font gives each letter, of its size.
LETTER = 0.5
LAYER = "/OCR-"
# A step down the page by more points than this begins another line.
STEP = 2
Instructions = list[tuple[Any, pikepdf.Operator]]


@dataclass
class Line:
    """A line of the layer: its instructions, its letters, how far their ends and the last move are from its beginning."""

    size: float
    stretch: float
    own: Instructions = field(default_factory=list)
    letters: str = ""
    moved: float = 0.0
    end: float = 0.0

    def take(self, operands: Any, operator: pikepdf.Operator) -> None:
        """Go on by one instruction of the page."""
        self.own.append((operands, operator))
        match str(operator):
            case "Td" if self.letters:
                self.moved += float(operands[0])
            case "Tz":
                self.stretch = float(operands[0])
            case "Tf":
                self.size = float(operands[1])
            case "TJ":
                word = "".join(bytes(part).decode("utf-16-be") for part in operands[0]).strip()
                self.letters += word
                self.end = self.moved + len(word) * LETTER * self.size * self.stretch / 100

    def set_as(self, text: str) -> Instructions:
        """Return what sets `text` between where the letters began and ended, and then stands where this line left off."""
        first = next(number for number, (_, operator) in enumerate(self.own) if str(operator) == "TJ")
        stretch = 100 * self.end / (len(text) * LETTER * self.size)
        shown = pikepdf.Array([pikepdf.String(text.encode("utf-16-be"))])
        whole: Instructions = [([stretch], pikepdf.Operator("Tz")), ([shown], pikepdf.Operator("TJ"))]
        return [*self.own[:first], *whole, ([self.moved, 0], pikepdf.Operator("Td"))]


def joined(data: bytes, text: str) -> bytes:
    """Return the PDF that ocrmypdf made with its lines set as they stand in `text`, Tesseract's own; other layers stay."""
    known: dict[str, str] = {}
    for line in text.splitlines():
        known.setdefault("".join(line.split()), thai.clean_text(line))
    with pikepdf.open(BytesIO(data)) as document:
        layers = list(_layers(document))
        for layer in layers:
            layer.write(pikepdf.unparse_content_stream(list(_set_anew(layer, known))))
        out = BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue() if layers else data


def _layers(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield what ocrmypdf laid over the pages."""
    for page in document.pages:
        for name, layer in (page.resources.get("/XObject") or {}).items():
            if name.startswith(LAYER) and layer.get("/Subtype") == "/Form":
                yield layer


def _set_anew(layer: pikepdf.Object, known: dict[str, str]) -> Iterator[tuple[Any, pikepdf.Operator]]:
    """Yield the layer's instructions, its lines whole where they are known."""
    line = Line(1.0, 100.0)
    for instruction in pikepdf.parse_content_stream(layer):
        operands, operator = instruction.operands, instruction.operator
        if _begins_another(operands, str(operator)):
            yield from _whole(line, known)
            line = Line(line.size, line.stretch)
        line.take(operands, operator)
    yield from _whole(line, known)


def _begins_another(operands: Any, operator: str) -> bool:
    return operator in ("Tm", "BT", "ET") or (operator == "Td" and abs(float(operands[1])) > STEP)


def _whole(line: Line, known: dict[str, str]) -> Instructions:
    text = known.get(line.letters)
    return line.set_as(text) if text and line.end > 0 else line.own
