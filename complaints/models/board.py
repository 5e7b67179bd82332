"""The public board: cases of the general channel that an officer released, by place and category alone."""

from typing import Self

from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber

from common.fields import ThaiCharField

from .case import Case, Channel, Outcome


class BoardEntryQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Return what the board shows, the latest first: no case that was turned away, withdrawn or destroyed."""
        hidden = [Outcome.REJECTED, Outcome.WITHDRAWN]
        # The channel leads the database to the cases by their day: it need not sort all of them for a page.
        found = self.filter(case__channel=Channel.GENERAL, case__destroyed_on=None).exclude(case__outcome__in=hidden)
        read = ("place", "category", "reports", "attestation", "case__received_on", "case__closed_on", "case__outcome")
        # Nothing sealed is fetched for a public page.
        return found.select_related("case").only(*read).order_by("-case__received_on", "pk")

    def samples(self, count: int) -> Self:
        """Return what the board shows of so many lines of each category, drawn by chance: their numbers are random."""
        place = Window(RowNumber(), partition_by="category", order_by="pk")
        drawn = self.annotate(drawn=place).filter(drawn__lte=count).values_list("pk", flat=True)
        return self.shown().filter(pk__in=list(drawn))


class BoardEntry(models.Model):
    """One released case. Its status and days are those of the case; nothing else of the case stands here."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="board_entry")
    place = ThaiCharField("สถานที่", max_length=120)
    category = ThaiCharField("หมวดเรื่อง", max_length=100)
    reports = models.PositiveSmallIntegerField("จำนวนผู้แจ้ง", default=1)
    attestation = models.BinaryField(default=b"", editable=False)

    objects = BoardEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "เรื่องบนกระดาน"
        verbose_name_plural = "เรื่องบนกระดาน"

    def __str__(self) -> str:
        return f"{self.place} {self.category}"
