"""A topic in items: each document, the statements, the order of documents, and what the topic says of itself.

Keys: `d:<id>` for a document, `s` for the statements, `o` for the order, `t` for the rest.
"""

from collections.abc import Iterable
from typing import ClassVar

from common.rich_text import as_text
from publishing.item_rows import ORDER, REST, RowItems
from publishing.items import Asked

DENIED = "รอบเดียวกันมีทั้งเอกสารและคำรับรองว่าไม่มีรายการ จึงรับรายการนี้ด้วยกันไม่ได้"


class TopicItems(RowItems):
    """The items of a topic, as publishing.items.Whole describes them."""

    rows, letter = "documents", "d"
    apart: ClassVar = {"s": "statements"}
    names: ClassVar = {REST: "ข้อมูลของหัวข้อ", "s": "คำรับรองว่าไม่มีรายการ", ORDER: "ลำดับของเอกสาร"}

    def misfit(self, base: dict, item: Asked, together: Iterable[Asked]) -> str:
        if item.key in (REST, ORDER) or item.after is None:
            return ""
        asked = {other.key: other.after for other in together}
        if item.key == "s":
            rows = {f"d:{rid}": row for rid, row in self._by_id(base).items()} | asked
            documents = [row for key, row in rows.items() if key.startswith("d:") and row]
            return DENIED if _any_denied(item.after, documents) else ""
        return DENIED if _any_denied(asked.get("s", base["statements"]), [item.after]) else ""

    def name(self, base: dict, item: Asked) -> str:
        value = item.after or item.before
        return self.names.get(item.key) or f"เอกสาร “{value['title']}”"

    def lines(self, row: dict) -> list[str]:
        text = as_text(row["text"]) if row.get("text") else ""
        file = (row.get("file") or {}).get("name", "")
        reason = (row.get("withdrawn") or {}).get("reason", "")
        return [line for line in (row.get("title", ""), text, file, reason) if line]


def _any_denied(statements: list[dict], documents: list[dict]) -> bool:
    standing = [document for document in documents if not document["withdrawn"]]
    return any(_denies(said, document) for said in statements for document in standing)


def _denies(statement: dict, document: dict) -> bool:
    same_year = statement["fiscal_year"] == document["fiscal_year"]
    return same_year and statement["round"] in ("", document["round"])
