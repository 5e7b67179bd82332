"""The tables of means: all aspects beside each other, then each aspect with its questions."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from common import thai
from common.exports import Chapter, Column

from ...editions.results import Aspect, Figures, Question, Results

NAME = Column("name", "รายการประเมิน", width=46)
COUNTS = tuple(Column(f"m{mark}", thai.to_thai_digits(mark), "number", 10) for mark in (5, 4, 3, 2, 1))
MEANS = (
    Column("mean", "x̄", "number", 9),
    Column("deviation", "S.D.", "number", 9),
    Column("percent", "ร้อยละความพึงพอใจ", "number", 11),
    Column("satisfied", "ร้อยละของผู้ที่พึงพอใจ (๔–๕)", "number", 14),
    Column("level", "ระดับ", width=12),
    Column("order", "ลำดับ", "number", 9),
)
COLUMNS = (NAME, Column("n", "จำนวนคะแนน (n)", "number", 11), *COUNTS, *MEANS)


def row(name: str, found: Figures, **more: Any) -> dict[str, Any]:
    """Return figures as a row of any of these tables."""
    marks = {f"m{mark}": count for mark, count in enumerate(found.counts, start=1)}
    names = ("n", "mean", "deviation", "percent", "satisfied", "level", "order")
    return {"name": name, **marks, **{one: getattr(found, one) for one in names}, **more}


def whole(said: Results) -> Iterator[Chapter]:
    """Yield all aspects and the whole."""
    rows = [row(f"{thai.to_thai_digits(n)}. {one.name}", one.figures) for n, one in enumerate(said.aspects, start=1)]
    yield Chapter(
        "ความพึงพอใจในภาพรวม",
        caption="ความพึงพอใจของผู้รับบริการในภาพรวมและรายด้าน",
        columns=COLUMNS,
        rows=(*rows, row("รวมทุกด้าน", said.total)),
        sums=True,
        findings=(summary(said),),
    )


def summary(said: Results) -> str:
    """Return the whole in a sentence."""
    return _found("ในภาพรวม", said.total, said.aspects, "ด้าน")


def aspects(said: Results) -> Iterator[Chapter]:
    """Yield a table for each aspect."""
    for place, aspect in enumerate(said.aspects, start=1):
        rows = [
            row(f"{thai.to_thai_digits(f'{place}.{n}')} {one.text}", one.figures)
            for n, one in enumerate(aspect.questions, start=1)
        ]
        yield Chapter(
            "ความพึงพอใจรายด้านและรายข้อ" if place == 1 else "",
            caption=f"ความพึงพอใจ{aspect.name}",
            columns=COLUMNS,
            rows=(*rows, row("รวม", aspect.figures, order=None)),
            sums=True,
            findings=(_found(aspect.name, aspect.figures, aspect.questions, "ข้อ"),),
        )


def _found(name: str, figures: Figures, parts: Sequence[Aspect | Question], kind: str) -> str:
    """Return what a table shows: the whole, and which part stands highest and lowest."""
    if figures.mean is None:
        return f"ยังไม่มีคำตอบ{name}"
    said = f"ผู้รับบริการมีความพึงพอใจ{name}ในระดับ{figures.level} (x̄ = {figures.mean}) คิดเป็นร้อยละ {figures.percent}"
    return thai.to_thai_digits(said + _extremes(parts, kind))


def _extremes(parts: Sequence[Aspect | Question], kind: str) -> str:
    ranked = sorted((one for one in parts if one.figures.order), key=attrgetter("figures.order"))
    if len(ranked) < 2 or ranked[0].figures.order == ranked[-1].figures.order:
        return ""
    return f" {kind}ที่มีค่าเฉลี่ยสูงสุดคือ {_named(ranked[0])} และต่ำสุดคือ {_named(ranked[-1])}"


def _named(part: Aspect | Question) -> str:
    return f"{part.name if isinstance(part, Aspect) else part.text} (x̄ = {part.figures.mean})"
