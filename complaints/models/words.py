"""Words that officers choose from."""

from django.db import models

from common.fields import ThaiCharField, ThaiTextField
from common.models import Ordered

from .case import Channel


class Category(Ordered):
    """A subject that a reporter ticks at the general channel."""

    name = ThaiCharField("หมวดเรื่อง", max_length=100, unique=True)
    active = models.BooleanField("ใช้งาน", default=True)

    class Meta(Ordered.Meta):
        verbose_name = "หมวดเรื่อง"
        verbose_name_plural = "หมวดเรื่อง"

    def __str__(self) -> str:
        return self.name


class Village(Ordered):
    """A village or community of the office, for a reporter of the general channel to choose from."""

    name = ThaiCharField("หมู่บ้านหรือชุมชน", max_length=100, unique=True, help_text="เช่น หมู่ที่ ๑ บ้านโคกคอน")

    class Meta(Ordered.Meta):
        verbose_name = "หมู่บ้านหรือชุมชน"
        verbose_name_plural = "หมู่บ้านและชุมชน"

    def __str__(self) -> str:
        return self.name


class ReplyTemplate(Ordered):
    """A reply that is often needed, to be completed by the officer."""

    title = ThaiCharField("ชื่อแบบ", max_length=100, unique=True)
    channel = models.CharField(
        "ช่องทาง",
        max_length=12,
        choices=Channel.choices,
        blank=True,
        db_column="door",
        help_text="เว้นว่างไว้หากใช้ได้ทั้งสองช่องทาง",
    )
    text = ThaiTextField("ข้อความ")

    class Meta(Ordered.Meta):
        verbose_name = "แบบคำตอบ"
        verbose_name_plural = "แบบคำตอบ"

    def __str__(self) -> str:
        return self.title
