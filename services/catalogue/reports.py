"""The catalogue of an edition as a table to hand out: what offices call คู่มือสำหรับประชาชน."""

from functools import partial

from common.exports import Column, Report
from publishing import papers
from publishing.columns import column_of
from publishing.contents import write
from publishing.models import Edition

from ..editions.catalogue import Service

_column = partial(column_of, Service)
COLUMNS = (
    Column("order", "ที่", "number", 5, "ลำดับในฉบับเผยแพร่"),
    _column("name", width=26),
    _column("division", width=16),
    _column("who", width=20),
    _column("papers", "list", 30, "หนึ่งบรรทัดต่อหนึ่งรายการ"),
    _column("steps", "list", 30, "หนึ่งบรรทัดต่อหนึ่งขั้นตอน"),
    _column("days", width=13),
    _column("fee", width=13),
    _column("law", "list", 24, "หนึ่งบรรทัดต่อหนึ่งฉบับ"),
    _column("where", width=24),
    _column("other_names", width=24, paper=False),
    _column("online_url", width=24, paper=False),
)


def report(edition: Edition) -> Report:
    """Return the report of one edition: a row for each service."""
    rows = [{**write(service), "order": place} for place, service in enumerate(edition.said.services, start=1)]
    return papers.report(edition, "คู่มือสำหรับประชาชน", COLUMNS, rows)
