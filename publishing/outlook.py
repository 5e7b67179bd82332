"""What deciding a request would do: computed for the page that an approver reads, and again when the decision comes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from common import clocks

from .differences import Difference, differences
from .items import ALREADY, CHANGED, EXISTS, GONE, Asked, Item
from .kinds import Kind
from .laying import laid, misfit, now, problem
from .models import Submission, SubmittedItem
from .remaking import fits, items_of
from .standing import Shelf, shelf
from .verify import canonical, digest

NOW, JOIN, EARLY = "now", "join", "early"
SENTENCES = {
    ALREADY: "รายการนี้ตรงกับข้อมูลปัจจุบันแล้ว จึงไม่นับเป็นการเปลี่ยนแปลง",
    CHANGED: "รายการนี้เปลี่ยนไปหลังส่งคำขอ โปรดเทียบข้อความ “ตอนส่ง” “ปัจจุบัน” และ “ที่ขอ” แล้วเลือกส่งกลับ หรือใช้ข้อความที่ขอแทน",
    EXISTS: "รายการนี้เปลี่ยนไปหลังส่งคำขอ โปรดเทียบข้อความ “ตอนส่ง” “ปัจจุบัน” และ “ที่ขอ” แล้วเลือกส่งกลับ หรือใช้ข้อความที่ขอแทน",
    GONE: "รายการนี้ถูกนำออกจากฉบับที่อนุมัติไว้แล้ว จึงแก้ไขไม่ได้ โปรดส่งกลับ หรือเพิ่มเป็นรายการใหม่",
}


@dataclass(frozen=True)
class Sight:
    """One item of a request as it stands towards the content that it would be laid on."""

    item: SubmittedItem
    current: Any
    problem: str
    sentence: str
    changes: list[Difference]

    @property
    def fits(self) -> bool:
        """Return whether it can be taken as it was sent."""
        return not self.problem

    @property
    def may_overrule(self) -> bool:
        """Return whether the text that was asked may take the place of what others published since."""
        return self.problem in (CHANGED, EXISTS)

    @property
    def is_said_already(self) -> bool:
        return self.problem == ALREADY


class Outlook:
    """A waiting request before the Shelf of its key at a moment."""

    def __init__(self, submission: Submission, at: datetime | None = None) -> None:
        self.submission, self.about = submission, submission.about
        self.shelf: Shelf = shelf(submission.kind, submission.key, at)
        self.items = list(submission.items.select_related("author"))
        self.at = at or clocks.latest()

    @property
    def coming(self) -> Any:
        return self.shelf.coming

    @property
    def wished(self) -> datetime | None:
        """Return the time of publication that was asked for, None when it has come or was left open."""
        wished = self.submission.published_at
        return wished.replace(microsecond=0) if wished and wished > self.at else None

    @property
    def is_wished_apart(self) -> bool:
        """Return whether a time was asked for that isn't the one of the edition to come: only one can be to come."""
        return bool(self.coming and self.wished and self.wished != self.coming.published_at)

    def may_bring_forward(self, user: Any) -> bool:
        """Return whether somebody may let the edition to come out early: whoever asked for none of it."""
        return user.pk not in {self.coming.submitted_by_id, *self.coming.items.values_list("author_id", flat=True)}

    @cached_property
    def seen(self) -> str:
        """Return the hash of what the page shows: the items before everything they could be laid on, and what is to come."""
        contents = (self.shelf.standing_content, self.coming.content if self.coming else None)
        rows = [
            [item.key, item.after, *(now(self.about, content, item) for content in contents)] for item in self.items
        ]
        return digest(canonical([rows, [[item.key, item.before, item.after] for item in self.early]]))

    @cached_property
    def early(self) -> list[Asked]:
        """Return what the edition to come changes for readers: what would come out early."""
        return items_of(self.coming, self.shelf.standing) if self.coming else []

    @property
    def early_changes(self) -> list[Difference]:
        if not (self.coming and self.shelf.standing):
            return []
        return differences(self.shelf.standing.said, self.coming.said, by_id=True)

    def base(self, mode: str) -> dict | None:
        """Return the content on which the items are laid in a mode."""
        return self.shelf.standing_content if mode == NOW else self.shelf.approved_content

    def problems(self, items: Sequence[Asked], mode: str, over: Collection[str] = ()) -> dict[str, str]:
        """Return key → code of the items that can't be taken together, those of `over` laid on whatever is there."""
        base, replaced = self.base(mode), self.replaced(items, mode, over)
        found = {item.key: problem(self.about, base, item, replaced) for item in replaced}
        return {key: code for key, code in found.items() if code}

    def replaced(self, items: Sequence[Asked], mode: str, over: Collection[str] = ()) -> list[Item]:
        """Return the items with what is there now as their `before`, where the asked text is to take its place."""
        base = self.base(mode)
        return [
            Item(item.key, now(self.about, base, item) if item.key in over else item.before, item.after, item.behind)
            for item in items
        ]

    @property
    def may_come_now(self) -> bool:
        """Return whether the items can come out at once and the edition to come be made again behind them."""
        taken = [sight.item for sight in self.sights(NOW) if sight.fits]
        if not self.coming:
            return True
        if not (taken and self.shelf.standing):
            return False
        return fits(self.coming, self.shelf.standing, laid(self.about, self.shelf.standing_content, taken))

    @property
    def mode(self) -> str:
        """Return the mode that is chosen first."""
        return JOIN if self.coming else NOW

    def sights(self, mode: str = "") -> list[Sight]:
        """Return every item with its problem and what it changes for whoever reads that content."""
        base = self.base(mode or self.mode)
        codes = {item.key: problem(self.about, base, item, self.items) for item in self.items}
        laying = [item for item in self.items if codes[item.key] in ("", CHANGED, EXISTS)]
        told = _by_key(self.about, base, laid(self.about, base, laying)) if laying else {}
        return [self._sight(item, base, codes[item.key], told.get(item.key, [])) for item in self.items]

    def _sight(self, item: SubmittedItem, base: dict[str, Any] | None, code: str, changes: list[Difference]) -> Sight:
        sentence = SENTENCES.get(code, "") or misfit(self.about, base, item, self.items)
        return Sight(item, now(self.about, base, item), code, sentence, changes)

    def content(self, mode: str = "") -> dict | None:
        """Return what the key would say with every item that fits; None when that is nothing."""
        taken = [sight.item for sight in self.sights(mode) if sight.fits]
        base = self.base(mode or self.mode)
        return laid(self.about, base, taken) if taken else base


def _by_key(about: Kind, base: dict | None, content: dict) -> dict[str, list[Difference]]:
    """Return item key → Differences from `base` to `content`; nothing where nothing stands to compare with."""
    found: dict[str, list[Difference]] = {}
    if base is not None:
        for difference in differences(about.read(base), about.read(content), by_id=True):
            found.setdefault(about.items.key_of(difference.path), []).append(difference)
    return found
