"""A topic in items: each document, the statements, the order of documents, and what the topic says of itself.

Keys: `d:<id>` for a document, `s` for the statements, `o` for the order, `t` for the rest. So documents of two people are
asked for, taken and returned apart.
"""

from collections.abc import Iterable
from typing import Any

from common.rich_text import as_text
from publishing.items import Asked, Item, Whole

Rows = dict[str, dict]
LISTS = ("documents", "statements")
NAMES = {"t": "ข้อมูลของหัวข้อ", "s": "คำรับรองว่าไม่มีรายการ", "o": "ลำดับของเอกสาร"}
DENIED = "รอบเดียวกันมีทั้งเอกสารและคำรับรองว่าไม่มีรายการ จึงรับรายการนี้ด้วยกันไม่ได้"


class TopicItems(Whole):
    """The items of a topic, as publishing.items.Whole describes them."""

    def changes(self, base: dict, draft: dict) -> list[Item]:
        old, new = _documents(base), _documents(draft)
        places = dict(zip(new, ["", *new], strict=False))
        asked = [Item("t", _own(base), _own(draft))]
        asked += [
            Item(f"d:{pk}", old.get(pk), new.get(pk), places.get(pk, ""))
            for pk in [*new, *(pk for pk in old if pk not in new)]
        ]
        asked.append(Item("s", base["statements"], draft["statements"]))
        asked.append(Item("o", [pk for pk in old if pk in new], [pk for pk in new if pk in old]))
        return [item for item in asked if item.before != item.after]

    def now(self, base: dict, item: Asked) -> Any:
        if item.key == "t":
            return _own(base)
        if item.key == "s":
            return base["statements"]
        documents = _documents(base)
        if item.key == "o":
            return [pk for pk in documents if pk in item.before] or None
        return documents.get(_pk(item))

    def misfit(self, base: dict, item: Asked, together: Iterable[Asked]) -> str:
        if item.key in ("t", "o") or item.after is None:
            return ""
        content = self.laid(base, together)
        standing = [row for row in content["documents"] if not row["withdrawn"]]
        return DENIED if any(_denies(said, row) for said in content["statements"] for row in standing) else ""

    def laid(self, base: dict, items: Iterable[Asked]) -> dict:
        content, documents = base, _documents(base)
        for item in sorted(items, key=lambda item: _turn(item, documents)):
            if item.key == "t":
                content = {**content, **item.after}
            elif item.key == "s":
                content = {**content, "statements": item.after}
            else:
                documents = _ordered(documents, item) if item.key == "o" else _with(documents, item)
        return {**content, "documents": list(documents.values())}

    def key_of(self, path: tuple) -> str:
        if path[0] == "statements":
            return "s"
        if path[0] != "documents" or len(path) < 2:
            return "t"
        return "o" if path[-1] == "place" else f"d:{path[1]}"

    def told(self, value: Any) -> str:
        if value is None:
            return "ไม่มีรายการนี้"
        rows = value if isinstance(value, list) else [value]
        return "\n".join(line for row in rows if isinstance(row, dict) for line in _lines(row))

    def name(self, base: dict, item: Asked) -> str:
        value = item.after or item.before
        return NAMES.get(item.key) or f"เอกสาร “{value['title']}”"


def _own(content: dict) -> dict:
    return {name: value for name, value in content.items() if name not in LISTS}


def _documents(content: dict) -> Rows:
    return {str(row["id"]): row for row in content["documents"]}


def _pk(item: Asked) -> str:
    return item.key.partition(":")[2]


def _turn(item: Asked, documents: Rows) -> int:
    """Return when an item is laid: what is there already is changed, then put in order, then what is new is put in."""
    if item.key == "o":
        return 1
    return 2 if item.key[0] == "d" and _pk(item) not in documents else 0


def _with(documents: Rows, item: Asked) -> Rows:
    """Return the documents with that of an item: in its place, after the one that it follows, last, or taken out."""
    pk, rows = _pk(item), dict(documents)
    if item.after is None:
        rows.pop(pk, None)
    elif pk in rows or (item.place and item.place not in rows):
        rows[pk] = item.after
    else:
        at = [*rows].index(item.place) + 1 if item.place else 0
        rows = dict([*[*rows.items()][:at], (pk, item.after), *[*rows.items()][at:]])
    return rows


def _ordered(documents: Rows, item: Asked) -> Rows:
    """Return the documents with those that an item names in its order, each in a place of one of them."""
    moved = [pk for pk in item.after if pk in documents]
    left = iter(moved)
    order = [next(left) if pk in moved else pk for pk in documents]
    return {pk: documents[pk] for pk in order}


def _denies(statement: dict, document: dict) -> bool:
    same_year = statement["fiscal_year"] == document["fiscal_year"]
    return same_year and statement["round"] in ("", document["round"])


def _lines(row: dict) -> list[str]:
    """Return what a person reads of a document, a statement or the topic's own words."""
    text = as_text(row["text"]) if row.get("text") else ""
    file = (row.get("file") or {}).get("name", "")
    reason = (row.get("withdrawn") or {}).get("reason", "")
    return [line for line in (row.get("title", ""), text, file, reason) if line]
