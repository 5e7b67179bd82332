"""What a reporter may do with a filed case: reply, add files, take a step of the workflow, rate it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.thai import clean_text

from . import storage, workflow
from .intake import REPORTER
from .uploads import MAX_CASE, MAX_FILES
from .vault import Entry, FileInfo, OpenCase, writing
from .workflow import Status

STARS = range(1, 6)
LONGEST = 20_000


def is_over(opened: OpenCase) -> bool:
    """Return whether the case takes no more messages: confirmed or withdrawn."""
    return opened.summary["status"] in {Status.CONFIRMED, Status.WITHDRAWN}


def reply(opened: OpenCase, *, text: str, arrived, item, at: datetime | None = None) -> None:
    """Add the reporter's message and files; the same `item` twice is added once. Raises ValidationError."""
    if is_over(opened):
        raise ValidationError("เรื่องนี้ยุติแล้ว จึงส่งข้อความเพิ่มไม่ได้")
    before = opened.files()
    if len(before) + len(arrived) > MAX_FILES or sum(f.size for f in [*before, *arrived]) > MAX_CASE:
        raise ValidationError(f"ทั้งเรื่องมีไฟล์ได้ไม่เกิน {MAX_FILES} ไฟล์ และรวมไม่เกิน ๓๐๐ เมกะไบต์")
    entry = Entry("message", REPORTER, at or timezone.now(), {"text": text, "files": [one.name for one in arrived]})
    with writing(opened.case.pk, opened.keys) as again, storage.keeping([one.id for one in arrived]) as keep:
        if again.case.items.filter(pk=item).exists():
            return
        keep()
        for one in arrived:
            again.add_file(FileInfo(one.id, 0, one.name, one.size, one.sha256, one.key))
        again.add(entry, item=item)


def step(opened: OpenCase, *, to: str, text: str = "", at: datetime | None = None) -> None:
    """Withdraw, confirm or reopen. Raises ValidationError when that is not open to the reporter now."""
    if to not in Status.values:
        raise ValidationError("ไม่มีการดำเนินการนี้")
    with writing(opened.case.pk, opened.keys) as again:
        workflow.move(again, to=Status(to), by=REPORTER, by_reporter=True, text=_fitting(text), at=at)


def rate(opened: OpenCase, *, stars: str, text: str = "", at: datetime | None = None) -> None:
    """Rate a closed case once, with one to five stars. Raises ValidationError."""
    if stars not in map(str, STARS):
        raise ValidationError("โปรดเลือกระดับความพึงพอใจ")
    with writing(opened.case.pk, opened.keys) as again:
        if again.case.closed_on is None or "stars" in again.summary:
            raise ValidationError("ให้คะแนนได้ครั้งเดียวเมื่อเรื่องยุติแล้ว")
        again.set_leaf("summary", again.summary | {"stars": int(stars)})
        again.add(Entry("rating", REPORTER, at or timezone.now(), {"stars": int(stars), "text": _fitting(text)}))


def _fitting(text: str) -> str:
    if len(text) > LONGEST:
        raise ValidationError(f"ข้อความยาวเกินไป เขียนได้ไม่เกิน {LONGEST} ตัวอักษร")
    return clean_text(text)
