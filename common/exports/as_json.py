"""JSON: the report's own document, or its rows with what is needed to read them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from .columns import Column
from .report import Report, clean, iso
from .rows import INCOMPLETE, in_chunks, written


def compact(value: Any) -> str:
    """Return canonical JSON: sorted keys, no spaces, as written."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(column: Column, value: Any) -> Any:
    """Return a value as JSON holds it: dates as ISO text, a period as {"starts", "ends"}."""
    if value is None:
        return None
    if column.type == "period":
        return {"starts": iso(value[0]), "ends": iso(value[1])}
    if column.type == "list":
        return [clean(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return iso(value) if isinstance(value, date) else value if column.type == "number" else clean(value)


def write(report: Report) -> Iterator[bytes]:
    """Yield the document, or `{"title", "facts", "notices", "columns", "rows", "complete", "count"}` in chunks.

    A stream that breaks is still JSON: `complete` is false and `message` says so in Thai.
    """
    if report.document is not None:
        yield compact(report.document).encode()
        return

    separators = chain([""], repeat(",\n"))

    def row(values: Mapping[str, Any]) -> str:
        return next(separators) + compact({c.key: plain(c, values[c.key]) for c in report.columns})

    def end(count: int, whole: bool) -> str:
        told = {"complete": whole, "count": count} | ({} if whole else {"message": INCOMPLETE})
        return f"\n],{compact(told)[1:]}\n"

    head = {
        "title": report.title,
        "facts": dict(report.facts),
        "notices": list(report.notices),
        "columns": [{"key": c.key, "label": c.label, "kind": c.type} for c in report.columns],
    }
    yield f'{compact(head)[:-1]},"rows":[\n'.encode()
    yield from in_chunks(written(report.rows, row, end))
