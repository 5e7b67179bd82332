"""The catalogue of an edition as a table to hand out: what offices call คู่มือสำหรับประชาชน."""

from common.exports import Column, Report
from publishing import papers
from publishing.contents import fields, write
from publishing.models import Edition

from ..editions.catalogue import Service

TITLES = {name: field.title for name, field in fields(Service).items()}
COLUMNS = (
    Column("order", "ที่", "number", 5, "ลำดับในฉบับเผยแพร่"),
    Column("name", TITLES["name"], width=26),
    Column("division", TITLES["division"], width=16),
    Column("who", TITLES["who"], width=20),
    Column("papers", TITLES["papers"], "list", 30, "หนึ่งบรรทัดต่อหนึ่งรายการ"),
    Column("steps", TITLES["steps"], "list", 30, "หนึ่งบรรทัดต่อหนึ่งขั้นตอน"),
    Column("days", TITLES["days"], width=13),
    Column("fee", TITLES["fee"], width=13),
    Column("law", TITLES["law"], "list", 24, "หนึ่งบรรทัดต่อหนึ่งฉบับ"),
    Column("where", TITLES["where"], width=24),
    Column("other_names", TITLES["other_names"], width=24, paper=False),
    Column("online_url", TITLES["online_url"], width=24, paper=False),
)


def report(edition: Edition) -> Report:
    """Return the report of one edition: a row for each service."""
    rows = [{**write(service), "order": place} for place, service in enumerate(edition.said.services, start=1)]
    return papers.report(edition, "คู่มือสำหรับประชาชน", COLUMNS, rows)
