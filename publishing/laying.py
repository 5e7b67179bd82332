"""Items laid on the content of an edition, whatever became of that content since they were asked for."""

from collections.abc import Sequence
from typing import Any

from .items import ALREADY, CHANGED, EXISTS, GONE, MISFIT, WHOLE, Asked, Item
from .kinds import Kind


def now(about: Kind, base: dict | None, item: Asked) -> Any:
    """Return what `base` says for an item, None when it is not there."""
    if base is None or item.key == WHOLE:
        return base
    return about.items.now(base, item)


def problem(about: Kind, base: dict | None, item: Asked, together: Sequence[Asked]) -> str:
    """Return why an item can't be laid on `base` as it was sent, as one of the codes of items.py; "" when it can."""
    current = now(about, base, item)
    if current == item.before:
        return MISFIT if misfit(about, base, item, together) else ""
    if current == item.after:
        return ALREADY
    return GONE if current is None else EXISTS if item.before is None else CHANGED


def misfit(about: Kind, base: dict | None, item: Asked, together: Sequence[Asked]) -> str:
    """Return the sentence of a MISFIT, "" when the item fits."""
    if item.key == WHOLE:
        return ""
    return "ยังไม่มีฉบับที่เผยแพร่อยู่" if base is None else about.items.misfit(base, item, together)


def problems(about: Kind, base: dict | None, items: Sequence[Asked]) -> dict[str, str]:
    """Return key → code for the items that can't all be laid on `base` as they were sent."""
    found = {item.key: problem(about, base, item, items) for item in items}
    return {key: code for key, code in found.items() if code}


def laid(about: Kind, base: dict | None, items: Sequence[Asked]) -> dict:
    """Return `base` with items on it that have no problem there; raises contents.Unreadable when that is no content."""
    whole = next((item for item in items if item.key == WHOLE), None)
    content = whole.after if whole else about.items.laid(base or {}, items)
    about.read(content)
    return content


def changes(about: Kind, base: dict | None, draft: dict) -> list[Item]:
    """Return the Items that lead from `base` (None: nothing stands) to `draft`."""
    return [Item(WHOLE, None, draft)] if base is None else about.items.changes(base, draft)


def merged(first: Sequence[Asked], second: Sequence[Asked]) -> list[Item]:
    """Return two lists of items as one: a key in both leads from the first's before to the second's after."""
    found = {item.key: Item(item.key, item.before, item.after, item.behind) for item in first}
    for item in second:
        before = found[item.key].before if item.key in found else item.before
        found[item.key] = Item(item.key, before, item.after, item.behind)
    return [item for item in found.values() if item.before != item.after]
