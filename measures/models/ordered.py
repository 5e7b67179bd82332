"""Rows with a place among their siblings."""

from django.db import models


class Ordered(models.Model):
    """A row with a place among its siblings."""

    order = models.PositiveSmallIntegerField("ลำดับ", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]
