"""The services that the office offers."""

from functools import partial
from typing import Any, Self

from django.db import models
from django.db.models import Q

from common.fields import ThaiCharField, ThaiTextField
from common.models import Division, Ordered, StoredFile
from publishing.contents import title

from ..editions import catalogue as catalogue_edition
from ..editions import catalogue as edition

# The Thai word of a field stands once: in the type of what is published.
_of_service = partial(title, catalogue_edition.Service)


def _text(name: str, help_text: str = "", **options: Any) -> ThaiTextField:
    return ThaiTextField(title(edition.Service, name), blank=True, help_text=help_text, **options)


def _line(name: str, help_text: str = "", **options: Any) -> ThaiCharField:
    options = {"max_length": 300, "blank": True} | options
    return ThaiCharField(title(edition.Service, name), help_text=help_text, **options)


class ServiceQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Return the services that the office offers, with what their pages need, by division and order."""
        offered = self.filter(active=True).select_related("division", "form")
        return offered.order_by("division__order", "division", "order", "pk")


class Service(Ordered):
    """One service: who may ask for it, with which papers, how long it takes, what it costs."""

    name = _line("name", blank=False, unique=True, help_text="เช่น การจดทะเบียนพาณิชย์")
    other_names = _line("other_names", "คำที่ประชาชนใช้ค้นหา คั่นด้วยจุลภาค เช่น ต่อทะเบียนพาณิชย์, เปิดร้าน")
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="services", verbose_name=_of_service("division")
    )
    who = _text("who")
    papers = _text("papers", "หนึ่งบรรทัดต่อหนึ่งรายการ")
    steps = _text("steps", "หนึ่งบรรทัดต่อหนึ่งขั้นตอน")
    days = _line("days", "เช่น ๑๕ นาที หรือ ๓ วันทำการ")
    fee = _line("fee", "เช่น ไม่เสียค่าธรรมเนียม หรือ ๕๐ บาท")
    law = _text("law", "หนึ่งบรรทัดต่อหนึ่งฉบับ")
    where = _text("where", "สถานที่ วันเวลา และช่องทางอื่นที่ติดต่อได้")
    form = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=title(edition.Service, "form")
    )
    online_url = models.URLField(
        title(edition.Service, "online_url"), blank=True, help_text="เมื่อยื่นคำขอทางออนไลน์ในระบบอื่นได้ เช่น ระบบของกรม"
    )
    takes_requests = models.BooleanField(
        title(edition.Service, "takes_requests"),
        default=False,
        help_text="ประชาชนยื่นคำขอพร้อมไฟล์ได้ คำขอเข้าห้องรับเรื่องทางช่องทางทั่วไปและมีรหัสติดตาม",
    )
    active = models.BooleanField(
        "เปิดให้บริการ", default=False, help_text="เลือกเมื่อตรวจข้อมูลครบแล้ว รายการที่ไม่เลือกเป็นร่างและไม่อยู่ในฉบับเผยแพร่"
    )

    objects = ServiceQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = "บริการ"
        verbose_name_plural = "บริการประชาชน"
        constraints = [
            models.CheckConstraint(
                condition=Q(active=False) | Q(division__isnull=False),
                name="service_offered_by_division",
                violation_error_message="บริการที่เปิดให้บริการต้องมีส่วนราชการผู้รับผิดชอบ",
            )
        ]

    def __str__(self) -> str:
        return self.name
