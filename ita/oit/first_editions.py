"""Lists that were published before an item had several answers and a live state, read as those of today."""

from publishing.contents import of

from . import edition
from .edition_1 import Checklist1
from .parts import PartFound
from .readiness import Check, Found


def as_now(said):
    """Return what an edition of any schema says as a Checklist of today; ticks of then count for nobody any more."""
    if not isinstance(said, Checklist1):
        return said
    unsaid = {"framework": None, "framework_source": None, "calendar": []}
    return of(edition.Checklist, said, items=[_item(item) for item in said.items], **unsaid)


def recorded(said):
    """Return the Found of every item as an old edition recorded it; None for a list that records no state."""
    return tuple(_found(item) for item in said.items) if isinstance(said, Checklist1) else None


def _item(item):
    parts = [edition.Part(text=part.text, fact="", added=False, judged=None) for part in item.parts]
    answers = [of(edition.Answer, item.answer, side="", file=None)] if item.answer else []
    return of(edition.Item, item, parts=parts, answers=answers)


def _found(item):
    checks = [Check(check.name, check.passed is not False, check.sentence) for check in item.checks]
    parts = [PartFound(part.shown, "แสดงแล้ว" if part.shown else "ยังไม่แสดง") for part in item.parts]
    return Found(tuple(checks), tuple(parts), (None,) if item.answer else ())
