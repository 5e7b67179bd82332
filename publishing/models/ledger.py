"""The site-wide chain."""

from datetime import datetime
from typing import Any, NoReturn

from django.db import models

from common import clocks, thai

from .. import kinds
from .base import Immutable, PermanentQuerySet
from .editions import Edition


class LedgerEntry(models.Model):
    """One link of the site-wide chain: a publication, a withdrawal, a confirmation, or a hash without an edition."""

    class Action(models.TextChoices):
        PUBLISH = "publish", "เผยแพร่"
        WITHDRAW = "withdraw", "เพิกถอน"
        CONFIRM = "confirm", "ยืนยันการเผยแพร่เร่งด่วน"
        ANCHOR = "anchor", "ลงรหัสกำกับ"

    position = models.PositiveBigIntegerField("ลำดับ", primary_key=True)
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="entries", null=True, blank=True, verbose_name="ฉบับเผยแพร่"
    )
    action = models.CharField("การกระทำ", max_length=10, choices=Action.choices)
    payload = models.JSONField("ข้อมูล")
    previous_sha256 = models.CharField("แฮชก่อนหน้า", max_length=64, unique=True)
    sha256 = models.CharField("แฮช", max_length=64, unique=True)

    objects = PermanentQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = "รายการในทะเบียน"
        verbose_name_plural = "ทะเบียนการเผยแพร่"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "action"], name="ledger_each_act_once"),
            models.CheckConstraint(
                condition=models.Q(action="anchor", edition=None)
                | ~models.Q(action="anchor") & models.Q(edition__isnull=False),
                name="ledger_anchors_have_no_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.edition_id or self.payload['title']}"

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable("ทะเบียนแก้ไขไม่ได้")
        super().save(**kwargs)

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:
        raise Immutable("ทะเบียนลบไม่ได้")

    @property
    def subject(self) -> str:
        """Return the title in Thai digits, without the number that the first anchors of archives told in it too."""
        number = thai.to_thai_digits(self.payload["number"])
        return thai.to_thai_digits(self.payload["title"]).removesuffix(f" ฉบับที่ {number}")

    @property
    def at(self) -> datetime:
        """Return when the act was done, as the ledger tells it."""
        return datetime.fromisoformat(self.payload["at"])

    @property
    def published_at(self) -> datetime:
        """Return from when on the edition is public, as the ledger tells it."""
        return datetime.fromisoformat(self.payload["published_at"])

    @property
    def is_public(self) -> bool:
        """Return whether there is an edition whose page can be read now."""
        return bool(self.edition_id) and clocks.has_come(self.published_at)

    @property
    def url(self) -> str:
        """Return the address of the edition, which never changes."""
        return kinds.get(self.payload["kind"]).addresses.edition_url(self.payload["key"], self.payload["number"])

    @property
    def short_hash(self) -> str:
        return self.sha256[:12]
