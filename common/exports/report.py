"""What a report is: a declaration that every writer of the table understands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from common import thai

from .columns import Column
from .paper import Paper

# What XML 1.0 can't hold, line feed and tab excepted, and halves of characters that UTF-8 can't hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Report:
    """A table to hand out: what it is called, its columns, and its rows as dicts by column key.

    `rows` is read once, from first to last, and never held in memory by the streaming writers. `stem` is the file's
    name without its ending. `facts` are (Thai label, text) pairs about the table, such as its edition and hash;
    `notices` are sentences that nobody may miss, such as a withdrawal. `document` is JSON-ready data that the JSON
    writer gives out in place of the rows. `made_at` is an aware time written into files that carry one: leave it out
    and they carry none. `paper` says what surrounds the table in print; without it no printed format is offered.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Any]]
    stem: str
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    document: object = None
    made_at: datetime | None = None
    paper: Paper | None = None

    @property
    def printed(self) -> Paper:
        """Return how it is printed; only printed formats ask, which are not offered for a report without `paper`."""
        return cast(Paper, self.paper)


def clean(text: object) -> str:
    """Return `text` in NFC without control characters: what every format can hold."""
    return _UNWRITABLE.sub("", thai.nfc(str(text).replace("\r\n", "\n")))


def day(value: date) -> date:
    """Return a date as it is, an aware datetime as its date in Bangkok."""
    return value.astimezone(thai.BANGKOK).date() if isinstance(value, datetime) else value


def words(column: Column, value: Any) -> str:
    """Return a value as people read it: Thai digits and พ.ศ. for dates, one line an item for a list, "" for None."""
    if value is None:
        return ""
    if column.type == "date":
        return thai.format_date(value)
    if column.type == "period":
        return thai.format_range(*map(day, value))
    if column.type == "list":
        return "\n".join(clean(item).replace("\n", " ") for item in value)
    return thai.format_number(value) if column.type == "number" else clean(value)


def iso(value: date | None) -> str:
    """Return a date or aware datetime as YYYY-MM-DD, "" for None."""
    return "" if value is None else day(value).isoformat()
