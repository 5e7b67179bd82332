"""The catalogue in items: each service, their order, and what the catalogue says besides.

Keys: `s:<number>` for a service, `o` for the order, `t` for the rest.
"""

from collections.abc import Iterable
from typing import ClassVar

from publishing.item_rows import ORDER, REST, RowItems
from publishing.items import Asked


class CatalogueItems(RowItems):
    """The items of the catalogue, as publishing.items.Whole describes them."""

    rows, letter, named = "services", "s", "number"
    names: ClassVar = {REST: "ชื่อและที่อยู่เว็บไซต์ของหน่วยงาน", ORDER: "ลำดับของบริการ"}

    def laid(self, base: dict, items: Iterable[Asked]) -> dict:
        content = super().laid(base, items)
        return {**content, self.rows: _by_division(content[self.rows])}

    def name(self, base: dict, item: Asked) -> str:
        value = item.after or item.before
        return self.names.get(item.key) or f"บริการ “{value['name']}”"

    def lines(self, row: dict) -> list[str]:
        texts = [row.get("name", ""), *row.get("papers", ()), *row.get("steps", ())]
        texts += [row.get(name, "") for name in ("days", "fee", "where")]
        return [text for text in [*texts, (row.get("form") or {}).get("name", "")] if text]


def _by_division(rows: list[dict]) -> list[dict]:
    """Return services with those of a division beside each other, the divisions in the order of their first ones."""
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(row["division"], []).append(row)
    return [row for group in groups.values() for row in group]
