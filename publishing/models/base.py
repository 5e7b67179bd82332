"""What submissions, editions and ledger entries share."""

from typing import Any, NoReturn

from django.db import models

from common import thai
from common.fields import ThaiCharField, ThaiTextField

from .. import kinds


class Immutable(RuntimeError):
    """Raised by every attempt to change what was published."""


class PermanentQuerySet(models.QuerySet):
    """Rows that are added and read, never changed or deleted in bulk."""

    def update(self, **changes: Any) -> NoReturn:
        raise Immutable("สิ่งที่เผยแพร่แล้วแก้ไขไม่ได้")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise Immutable("สิ่งที่เผยแพร่แล้วแก้ไขไม่ได้")

    def delete(self) -> NoReturn:
        raise Immutable("สิ่งที่เผยแพร่แล้วลบไม่ได้")


class KindedModel(models.Model):
    """Something of a kind for one key: what both submissions and editions are."""

    kind = models.CharField("ประเภท", max_length=40)
    key = models.CharField("รายการ", max_length=80, blank=True)
    title = ThaiCharField("เรื่อง", max_length=500)
    reason = ThaiTextField("เหตุผลการเผยแพร่", max_length=1000)
    published_at = models.DateTimeField("เผยแพร่เมื่อ")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.told_title

    @property
    def told_title(self) -> str:
        """Return the title as people read it: earlier ones were written with Arabic digits, and stay so."""
        return thai.to_thai_digits(self.title)

    @property
    def about(self) -> kinds.Kind:
        """Return the Kind this belongs to."""
        return kinds.get(self.kind)
