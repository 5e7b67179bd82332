"""The public board: cases of the general channel that an officer released, by place and category alone."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from common.fields import ThaiCharField

from .case import Case, Channel, Outcome


class BoardEntryQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Return what the board shows, the latest first: no case that was turned away, withdrawn or destroyed."""
        # By what a case must not be: by its channel SQLite would go through all cases instead of the lines of a page.
        gone = Q(case__outcome__in=[Outcome.REJECTED, Outcome.WITHDRAWN]) | Q(case__channel=Channel.CORRUPTION)
        found = self.filter(case__destroyed_on=None).exclude(gone)
        read = ("place", "category", "reports", "attestation", "received_on")
        of_case = ("received_on", "answered_on", "told_on", "closed_on", "outcome", "reopened")
        # Nothing sealed is fetched for a public page.
        return (
            found.select_related("case")
            .only(*read, *(f"case__{name}" for name in of_case))
            .order_by("-received_on", "pk")
        )


class BoardEntry(models.Model):
    """One released case. Its status and days are those of the case; nothing else of the case stands here.

    `received_on` repeats the case's day, so that the database finds the lines of a page by an index, however many there
    are; a line whose day is another one is not shown (cases/board.py).
    """

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="board_entry")
    place = ThaiCharField("สถานที่", max_length=120)
    category = ThaiCharField("หมวดเรื่อง", max_length=100)
    reports = models.PositiveSmallIntegerField("จำนวนผู้แจ้ง", default=1)
    received_on = models.DateField("วันที่รับเรื่อง", editable=False)
    attestation = models.BinaryField(default=b"", editable=False)

    objects = BoardEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "เรื่องบนกระดาน"
        verbose_name_plural = "เรื่องบนกระดาน"
        indexes = [
            models.Index(fields=["-received_on", "case"], name="board_by_day"),
            models.Index(fields=["category", "-received_on", "case"], name="board_by_category"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.category}"

    def save(self, **kwargs: Any) -> None:
        self.received_on = self.case.received_on
        super().save(**kwargs)

    @property
    def standing(self) -> str:
        """Return in Thai how the case stands, no further on than its reporter's page says: of an open one whether it is answered."""
        case = self.case
        if case.closed_on:
            return case.get_outcome_display()
        if case.told_on or (case.answered_on and not case.reopened):
            return "ตอบผู้แจ้งแล้ว ยังไม่ยุติ"
        return f"{'เปิดเรื่องอีกครั้ง' if case.reopened else 'รับเรื่องแล้ว'} ยังไม่มีคำตอบ"
