"""What the office says about its own site: how it treats personal data, and who can use the site how well."""

from functools import partial

from django.db import models

from common import days
from common.fields import ThaiCharField, ThaiDateField
from common.models import Ordered
from common.rich_text import RichTextField
from publishing.contents import title

from ..editions import notices as notices_edition

# The Thai word of a field stands once: in the type of what is published.
_of_notice = partial(title, notices_edition.Notice)
_of_section = partial(title, notices_edition.Section)


class Notice(models.Model):
    """One of the notices that every site has; its sections hold the office's words."""

    class Name(models.TextChoices):
        PRIVACY = "privacy", "ประกาศความเป็นส่วนตัว"
        ACCESSIBILITY = "accessibility", "คำแถลงการเข้าถึงเว็บไซต์"

    name = models.CharField("ประกาศ", max_length=13, primary_key=True, choices=Name)
    dated = ThaiDateField(_of_notice("dated"), help_text="วันที่หน่วยงานทบทวนข้อความนี้ครั้งล่าสุด")

    class Meta:
        ordering = ["-name"]
        verbose_name = "ประกาศเกี่ยวกับเว็บไซต์"
        verbose_name_plural = "ประกาศเกี่ยวกับเว็บไซต์"
        constraints = [
            models.CheckConstraint(condition=models.Q(name__in=["privacy", "accessibility"]), name="notice_name_known")
        ]

    def __str__(self) -> str:
        return self.get_name_display()

    def clean(self) -> None:
        days.refuse(self, "dated")


class NoticeSection(Ordered):
    """One heading of a notice with its text."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="sections", verbose_name="ประกาศ")
    heading = ThaiCharField(_of_section("heading"), max_length=200)
    text = RichTextField(_of_section("text"))

    class Meta(Ordered.Meta):
        verbose_name = "หัวข้อของประกาศ"
        verbose_name_plural = "หัวข้อของประกาศ"

    def __str__(self) -> str:
        return self.heading
