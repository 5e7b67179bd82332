"""The index of public information as a table to hand out: one row an entry, under the words of the act."""

from urllib.parse import urljoin

from common import thai
from common.exports import Column, Report
from publishing import papers
from publishing.columns import column_of
from publishing.models import Edition

from .clauses import Clause
from .editions.index import Entry

TITLE = "ดัชนีข้อมูลข่าวสารของราชการ"
COLUMNS = (
    Column("order", "ที่", "number", 6, "ลำดับในฉบับเผยแพร่"),
    Column("clause", "มาตรา", width=16, about="มาตราแห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐"),
    Column("kind", "ประเภทตามกฎหมาย", width=40),
    Column("title", "รายการ", width=40),
    column_of(Entry, "fiscal_year", width=12, about="พ.ศ. ว่างเมื่อรายการไม่ขึ้นกับปี"),
    Column("address", "ที่อยู่", width=50, about="ที่อยู่เต็มของหน้าเว็บที่ตรวจดูได้"),
)


def report(edition: Edition) -> Report:
    """Return the report of one edition: a row for each entry, in the order of the act."""
    said, site = edition.said, papers.site(edition)
    rows = [
        {
            "order": place,
            "clause": thai.to_thai_digits(Clause(entry.clause).number),
            "kind": Clause(entry.clause).label,
            "title": entry.title,
            "fiscal_year": str(entry.fiscal_year or ""),
            "address": urljoin(f"{site}/", entry.url) if site else entry.url,
        }
        for place, entry in enumerate(sorted(said.entries, key=lambda one: one.clause), start=1)
    ]
    return papers.report(edition, TITLE, COLUMNS, rows)
