"""What search looks through."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from .editions import Edition, has_come, overtaken


class SearchEntryQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None) -> Self:
        """Return the entries of editions that stand at `at` (default: now), whenever they were indexed.

        The few editions that do not are looked up first and left out by number: asking every entry would cost more.
        """
        return self.exclude(edition__in=self.hidden_editions(at))

    def hidden_editions(self, at: datetime | None = None) -> list[int]:
        """Return the ids of indexed editions that no reader may find at `at`: withdrawn, to come, or overtaken."""
        unseen = Q(withdrawn_at__isnull=False) | ~has_come(at) | overtaken(at)
        indexed = SearchEntry.objects.order_by().values("edition").distinct()
        return list(Edition.objects.filter(unseen, pk__in=indexed).values_list("pk", flat=True))


class SearchEntry(models.Model):
    """A piece of a thing that an edition shows: made again from the editions at any time, never edited.

    `folded` is title and text as the search compares them (publishing/search/folding.py). An address has no limit: 120
    Thai letters of a file's name are 1,080 signs of it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="search_entries")
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    url = models.TextField()
    label = models.CharField(max_length=200)
    folded_title = models.CharField(max_length=600)
    folded = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title
