"""An empty table of a bundle, to be filled in elsewhere and brought in as an entry."""

from common import thai
from common.exports import Column, Report

from ..models import PaperBatch
from . import entries

NUMBER = Column("number", "เลขที่ใบ", "number", 10)


def empty(batch: PaperBatch) -> Report:
    """Return a table with a row for each slip and a column for each question, sex and age."""
    titles = entries.titles(batch)
    return Report(
        title=f"แบบสำรวจกระดาษ {batch.name}",
        columns=(NUMBER, *(Column(name, title, width=12) for name, title in titles.items())),
        rows=[{"number": number, **dict.fromkeys(titles)} for number in range(1, batch.slips + 1)],
        stem=f"แบบสำรวจกระดาษ {batch.name} {thai.to_thai_digits(batch.slips)} ใบ",
    )
