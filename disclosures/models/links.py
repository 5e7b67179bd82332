"""What `manage.py check_links` found of each link that the public can click."""

from typing import Self

from django.db import models

from common.fields import ThaiCharField


class LinkQuerySet(models.QuerySet):
    def broken(self) -> Self:
        """Return the links that led nowhere when they were last checked."""
        return self.filter(state=Link.State.BROKEN)


class Link(models.Model):
    """One address that published pages lead to, and how its last check went.

    An address has no limit, so no index can keep it unique: each round writes one row an address (links/checking.py).
    """

    class State(models.TextChoices):
        ALIVE = "alive", "เปิดได้"
        BROKEN = "broken", "เปิดไม่ได้"
        UNSURE = "unsure", "ตรวจอัตโนมัติไม่ได้"

    address = models.TextField("ที่อยู่")
    state = models.CharField("ผลการตรวจ", max_length=6, choices=State)
    problem = ThaiCharField("รายละเอียด", max_length=300, blank=True)
    found_in = models.JSONField("พบในหน้า", default=list, help_text="ชื่อและที่อยู่ของหน้าเว็บที่มีลิงก์นี้")
    checked_at = models.DateTimeField("ตรวจเมื่อ")

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["state", "address"]
        default_permissions = ("view",)
        verbose_name = "ลิงก์"
        verbose_name_plural = "ผลการตรวจลิงก์"
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=["alive", "broken", "unsure"]), name="link_state_known")
        ]

    def __str__(self) -> str:
        return self.address
