"""What surrounds a table in print, declared by the report, understood by every printed format."""

from dataclasses import dataclass

from .chapters import Chapter


@dataclass(frozen=True)
class Progress:
    """One line of the chart: how many results were reported, and how many of them name their evidence.

    `tone` is evidenced, partly, reported, waiting or late; `words` says the same as a sentence.
    """

    number: str
    name: str
    reported: int
    evidenced: int
    tone: str
    words: str


@dataclass(frozen=True)
class Chart:
    """A chart of progress on its own page: title, how to read it, its table's labels, and its lines.

    `key` names the two marks: a filled cell, an empty cell.
    """

    title: str
    words: str
    labels: tuple[str, str, str, str]
    key: tuple[str, str]
    lines: tuple[Progress, ...]


@dataclass(frozen=True)
class Signature:
    """Who signs; a fact nobody entered is a dotted line."""

    name: str = ""
    title: str = ""


@dataclass(frozen=True)
class Paper:
    """A report as a document: paragraphs before and notes after the table, who signs, a chart, and the foot.

    `foot` lines and the QR code `qr` (any text, mostly the address where the file can be verified) stand on every
    page. `cover` are the lines of a cover page. `chapters` stand in place of the one table, which then is for programs
    alone. `empty` is the sentence in place of a table without rows. The report's `document` is attached to a PDF as
    `attachment`. `author` is the office.
    """

    author: str = ""
    cover: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    preamble: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = "ยังไม่มีรายการ"
    signature: Signature | None = None
    chart: Chart | None = None
    foot: tuple[str, ...] = ()
    qr: str = ""
    attachment: str = "data.json"
