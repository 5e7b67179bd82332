"""The items of a long request, each folded on a phone behind a few words."""

from collections.abc import Collection, Sized
from typing import Any

from common import thai

from ..items import Asked

FOLDS_FROM = 6


def folds(items: Sized) -> bool:
    """Return whether these are so many items that a phone shows each of them folded."""
    return len(items) >= FOLDS_FROM


def gist(item: Asked, changes: Sized, evidence: Collection[Any] | None) -> str:
    """Return in a few Thai words how an item changes, in how many places, and what proves it; None: it needs no proof."""
    return " · ".join(filter(None, (_change(item, len(changes)), _proof(evidence))))


def _change(item: Asked, places: int) -> str:
    if item.before is None:
        return "เพิ่มใหม่"
    if item.after is None:
        return "นำออก"
    return f"แก้ไข {thai.format_number(places)} แห่ง" if places else "แก้ไข"


def _proof(evidence: Collection[Any] | None) -> str:
    if evidence is None:
        return ""
    return f"หลักฐาน {thai.format_number(len(evidence))} รายการ" if evidence else "ไม่มีหลักฐาน"
