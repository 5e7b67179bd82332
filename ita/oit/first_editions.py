"""Lists that were published before an item had several answers and a live state, read as those of today."""

from typing import Any

from publishing.contents import content_of

from . import edition
from .edition import Checklist
from .edition_1 import Checklist1, Item1
from .parts import PartFound
from .readiness import Check, Found


def as_now(said: Checklist | Checklist1) -> Checklist:
    """Return what an edition of any schema says as a Checklist of today; ticks of then count for nobody any more."""
    if not isinstance(said, Checklist1):
        return said
    unsaid: dict[str, Any] = {"framework": None, "framework_source": None, "calendar": []}
    return content_of(edition.Checklist, said, items=[_item(item) for item in said.items], **unsaid)


def recorded(said: Checklist | Checklist1) -> tuple[Found, ...] | None:
    """Return the Found of every item as an old edition recorded it; None for a list that records no state."""
    return tuple(_found(item) for item in said.items) if isinstance(said, Checklist1) else None


def _item(item: Item1) -> edition.Item:
    parts = [edition.Part(text=part.text, fact="", added=False, judged=None) for part in item.parts]
    answers = [content_of(edition.Answer, item.answer, side="", file=None)] if item.answer else []
    return content_of(edition.Item, item, parts=parts, answers=answers)


def _found(item: Item1) -> Found:
    checks = [Check(check.name, check.passed is not False, check.sentence) for check in item.checks]
    parts = [PartFound(part.shown, "แสดงแล้ว" if part.shown else "ยังไม่แสดง") for part in item.parts]
    return Found(tuple(checks), tuple(parts), (None,) if item.answer else ())
