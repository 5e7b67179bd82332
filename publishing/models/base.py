"""What submissions, editions and ledger entries share."""

from functools import cached_property

from django.db import models

from common.fields import ThaiCharField, ThaiTextField

from .. import kinds
from ..verify import canonical


class Immutable(RuntimeError):
    """Raised by every attempt to change what was published."""


class PermanentQuerySet(models.QuerySet):
    """Rows that are added and read, never changed or deleted in bulk."""

    def update(self, **changes):
        raise Immutable("สิ่งที่เผยแพร่แล้วแก้ไขไม่ได้")

    def bulk_update(self, rows, fields, **options):
        raise Immutable("สิ่งที่เผยแพร่แล้วแก้ไขไม่ได้")

    def delete(self):
        raise Immutable("สิ่งที่เผยแพร่แล้วลบไม่ได้")


class KindedModel(models.Model):
    """Content of a kind, frozen for one key: what both submissions and editions hold."""

    kind = models.CharField("ประเภท", max_length=40)
    key = models.CharField("รายการ", max_length=80, blank=True)
    title = ThaiCharField("เรื่อง", max_length=500)
    content = models.JSONField("เนื้อหา")
    reason = ThaiTextField("เหตุผลการเผยแพร่", max_length=1000)
    published_at = models.DateTimeField("เผยแพร่เมื่อ")

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def about(self):
        """Return the Kind this belongs to."""
        return kinds.get(self.kind)

    @cached_property
    def said(self):
        """Return the content as its type: what pages, reports and search read. The JSON itself is for hashing alone."""
        return self.about.read(self.content)

    @property
    def warnings(self):
        """Return what submitter and approver should read before this is published."""
        return self.about.warnings(self.said)

    @property
    def content_bytes(self):
        """Return the content as canonical JSON: the bytes that the hash is of."""
        return canonical(self.content)
