"""Services and divisions, earlier rounds, what others measured, and what people wrote."""

from collections.abc import Iterator
from typing import Any

from common import thai
from common.exports import Chapter, Column

from ...editions.results import Results, Row
from ..words import HIDDEN
from .figures import MEANS, NAME, row

FEW = {column.key: column for column in MEANS}
ROUNDS = (
    Column("name", "รอบ", width=60),
    Column("n", "ผู้ตอบ (คน)", "number", 14),
    FEW["mean"],
    FEW["percent"],
)
OUTSIDE = (
    Column("measured_by", "ผู้ประเมิน", width=50),
    Column("name", "บริการ", width=40),
    FEW["mean"],
    FEW["percent"],
)


def services(said: Results) -> Iterator[Chapter]:
    """Yield services, then divisions: each with its percentage in every aspect; small groups without figures."""
    aspects = tuple(Column(f"a{place}", one.name, "number", 17) for place, one in enumerate(said.aspects, start=1))
    means = (column for column in MEANS if column.key != "satisfied")
    columns = (NAME, Column("number", "ผู้ตอบ (คน)", "number", 11), *aspects, *means)
    heading = "ความพึงพอใจรายบริการและรายส่วนราชการ"
    for name, rows in (("บริการ", said.services), ("ส่วนราชการ", said.divisions)):
        if rows:
            yield Chapter(
                heading, (), f"ร้อยละความพึงพอใจราย{name} จำแนกตามด้าน", columns, tuple(_row(one, columns) for one in rows)
            )
            heading = ""


def _row(one: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    if one.figures is None:
        return {column.key: None for column in columns} | {"name": f"{one.name} ({HIDDEN})", "level": ""}
    return row(one.name, one.figures, number=one.number) | {
        f"a{n}": found for n, found in enumerate(one.aspects, start=1)
    }


def rounds(said: Results) -> Iterator[Chapter]:
    """Yield this round beside earlier ones."""
    total = said.total
    own = {"name": said.label, "n": said.number, "mean": total.mean, "percent": total.percent}
    past = [{"name": one.label, "n": one.n, "mean": one.mean, "percent": one.percent} for one in said.earlier]
    if past:
        yield Chapter("เปรียบเทียบกับรอบก่อน", (), "ความพึงพอใจของรอบนี้และรอบก่อน", ROUNDS, (own, *past))


def outside(said: Results) -> Iterator[Chapter]:
    """Yield what somebody outside the office measured."""
    rows = tuple(
        {"measured_by": one.measured_by, "name": one.service or "ภาพรวม", "mean": one.mean, "percent": one.percent}
        for one in said.external
    )
    if rows:
        yield Chapter("ผลจากผู้ประเมินภายนอก", (), "ตัวเลขตามรายงานของผู้ประเมินภายนอก", OUTSIDE, rows)


def comments(said: Results) -> Iterator[Chapter]:
    """Yield what people wrote, as a clerk chose and cleaned it."""
    chosen = tuple(f"{thai.to_thai_digits(n)}) {text}" for n, text in enumerate(said.comments, start=1))
    yield Chapter("ความเห็นและข้อเสนอแนะของผู้รับบริการ", chosen or ("ไม่มีความเห็นหรือข้อเสนอแนะที่นำมาเผยแพร่ในรอบนี้",))


def improvement(said: Results) -> Iterator[Chapter]:
    """Yield what the office does with the results."""
    planned = tuple(f"{thai.to_thai_digits(n)}) {line}" for n, line in enumerate(said.improvement, start=1))
    if planned:
        yield Chapter("การนำผลไปปรับปรุงการให้บริการ", planned)
