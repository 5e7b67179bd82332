"""What the columns of a CSV file mean, as CSV on the Web says it (https://www.w3.org/TR/tabular-metadata/)."""

from collections.abc import Iterator
from typing import Any

from common.exports import Column, Report
from common.exports.as_csv import header

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "th"}]
LAST_ROW = "แถวสุดท้ายบอกจำนวนแถวและที่มา ไม่ใช่ข้อมูล"


def described(address: str, report: Report) -> dict:
    """Return the description of the CSV file at `address`, made of this report."""
    return {
        "@context": CONTEXT,
        "url": address,
        "dc:title": report.title,
        "dc:description": LAST_ROW,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": [one for column in report.columns for one in _columns(column)]},
    }


def _columns(column: Column) -> Iterator[dict[str, Any]]:
    """Yield each column of the file that a Column becomes: its words, then its dates for programs."""
    names = {"date": ["", "_iso"], "period": ["", "_starts", "_ends"]}.get(column.type, [""])
    for name, label in zip(names, header([column]), strict=True):
        datatype = "date" if name else "decimal" if column.type == "number" else "string"
        found = {"name": f"{column.key}{name}".replace("-", "_"), "titles": {"th": label}, "datatype": datatype}
        yield found | ({"dc:description": column.about} if column.about else {})
