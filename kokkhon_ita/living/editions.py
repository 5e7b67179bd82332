"""The verbs of publishing as this office uses them: one clerk or publisher submits, another one approves."""

from collections.abc import Callable
from datetime import datetime, timedelta

from common.models import StaffUser
from publishing import drafts, kinds, workflow
from publishing.models import Edition, Submission

from .calendar import Calendar
from .people import People


class Press:
    """Publishes for the office: `author` submits, `editor` approves."""

    def __init__(self, people: People) -> None:
        self.author, self.editor = people.publishers

    def submit(
        self,
        kind: str,
        key: str | int,
        reason: str,
        at: datetime,
        *,
        by: StaffUser | None = None,
        publish_at: datetime | None = None,
    ) -> Submission:
        """Ask for everything that differs, the drafts of divisions ticked too."""
        by = by or self.author
        keys = [offer.item.key for offer in drafts.one(kind, str(key), by, at).offers]
        return workflow.submit(kind=kind, key=str(key), reason=reason, by=by, keys=keys, publish_at=publish_at, at=at)

    def publish(
        self, kind: str, key: str | int, reason: str, at: datetime, *, publish_at: datetime | None = None
    ) -> Edition:
        """Return a new edition that two people have seen."""
        request = self.submit(kind, key, reason, at, publish_at=publish_at)
        return workflow.approve(request, by=self.editor, at=at)

    def send_back_once(self, kind: str, key: str | int, at: datetime) -> None:
        """Let a request be returned to its author; the next one replaces it."""
        request = self.submit(kind, key, "ขอเผยแพร่ก่อนกำหนด", at)
        workflow.send_back(request, by=self.editor, note="โปรดแนบหลักฐานให้ครบทุกข้อก่อน", at=at)

    def rush(self, kind: str, key: str | int, at: datetime, *, confirmed: bool) -> Edition:
        """Publish alone as an emergency; another person confirms it three hours later, or nobody does."""
        edition = workflow.approve(
            self.submit(kind, key, "แก้ไขข้อมูลที่คลาดเคลื่อนโดยเร่งด่วน", at), by=self.author, emergency=True, at=at
        )
        return workflow.confirm(edition, by=self.editor, at=at + timedelta(minutes=10)) if confirmed else edition

    def withdraw(self, edition: Edition, at: datetime) -> Edition:
        return workflow.withdraw(edition, by=self.editor, reason="พบข้อมูลส่วนบุคคลในเอกสารแนบ", at=at)

    def schedule(self, kind: str, key: str | int, at: datetime, *, comes: datetime) -> Edition:
        """Return an edition approved at `at` that becomes public at `comes`."""
        return self.publish(kind, key, "เผยแพร่ตามกำหนดล่วงหน้า", at, publish_at=comes)

    def publish_the_rest(self, at: datetime) -> None:
        """Publish every key of every kind that nobody has published yet; its state now is its first edition."""
        for about in kinds.everything():
            for key in about.keys():  # noqa: SIM118 (a function of the kind, no dictionary)
                if not Edition.objects.under(about.name, key).exists():
                    self.publish(about.name, key, "เผยแพร่ข้อมูลประจำปี", at)

    def every_state(
        self, kind: str, key: str | int, change: Callable[[str], object], calendar: Calendar, year: int
    ) -> None:
        """Take one key through every state an edition can be in; `change(word)` alters its working records.

        What stands in the end is an edition of two people, with one to come and a request that waits.
        """
        for share, act in enumerate(self._acts(kind, key, change, calendar), start=1):
            calendar.at(calendar.moment(year, 0.9 + share / 100), act)

    def _acts(
        self, kind: str, key: str | int, change: Callable[[str], object], calendar: Calendar
    ) -> list[Callable[[datetime], object]]:
        def changed(word: str, act: Callable[[datetime], object]) -> Callable[[datetime], object]:
            def do(moment: datetime) -> None:
                change(word)
                act(moment)

            return do

        later = calendar.now + timedelta(days=30)

        def cancelled(moment: datetime) -> None:
            edition = self.schedule(kind, key, moment, comes=calendar.now + timedelta(days=20))
            self.withdraw(edition, moment + timedelta(minutes=1))

        def withdrawn(moment: datetime) -> None:
            edition = self.publish(kind, key, "เพิ่มข้อมูลที่ได้รับใหม่", moment)
            self.withdraw(edition, moment + timedelta(minutes=1))

        def again(moment: datetime) -> None:
            edition = self.publish(kind, key, "เพิ่มข้อมูลที่ต้องตรวจซ้ำ", moment)
            change("พิจารณาใหม่")
            self.schedule(kind, key, moment, comes=calendar.now + timedelta(days=20))
            self.withdraw(edition, moment + timedelta(minutes=1))

        return [
            changed("เร่งด่วนที่ยืนยันแล้ว", lambda moment: self.rush(kind, key, moment, confirmed=True)),
            changed("ส่งกลับ", lambda moment: self.send_back_once(kind, key, moment)),
            changed("เพิกถอน", withdrawn),
            changed("ต้องตรวจซ้ำ", again),
            changed("ยกเลิก", cancelled),
            changed("เร่งด่วนที่รอยืนยัน", lambda moment: self.rush(kind, key, moment, confirmed=False)),
            changed("สองคน", lambda moment: self.publish(kind, key, "ปรับปรุงให้เป็นปัจจุบัน", moment)),
            changed("กำหนดล่วงหน้า", lambda moment: self.schedule(kind, key, moment, comes=later)),
            changed("รออนุมัติ", lambda moment: self.submit(kind, key, "ขอเผยแพร่ข้อมูลล่าสุด", moment)),
        ]
