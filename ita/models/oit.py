"""Working records of the OIT list: a catalogue a fiscal year, its items, what each must show."""

from functools import partial
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiTextField
from common.models import Ordered
from publishing import facts
from publishing.contents import title

from ..oit import edition as oit_edition
from ..oit.confidence import Confidence

# The Thai word of a field stands once: in the type of what is published.
_of_item = partial(title, oit_edition.Item)
_of_part = partial(title, oit_edition.Part)

CODE = RegexValidator(r"\AO[1-9][0-9]?\Z", "รหัสต้องเป็นตัว O ตามด้วยเลขข้อ เช่น O42")


class OitCatalogue(models.Model):
    """The list of what an assessor looks for in one fiscal year; the same code means another thing in another year."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    complete = models.BooleanField("รู้ครบทุกข้อแล้ว", default=False)
    source = ThaiTextField("ที่มาของบัญชีรายการ", blank=True)

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "แบบตรวจ OIT ประจำปี"
        verbose_name_plural = "แบบตรวจ OIT ประจำปี"

    def __str__(self) -> str:
        return f"ข้อมูลตามแบบตรวจ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)}"


class OitItemQuerySet(models.QuerySet):
    def of_year(self, fiscal_year: int) -> Self:
        """Return the items of a fiscal year (พ.ศ.) in their official order, those without a number last."""
        return self.filter(catalogue=fiscal_year).order_by("order")

    def whole(self) -> Self:
        """Return the items with their parts and answers, in a constant number of queries."""
        return self.prefetch_related("parts__judgement__by", "answers__division", "answers__file")


class OitItem(models.Model):
    """One item of a year's list. An empty title, number or list of parts means that no source was found for it."""

    catalogue = models.ForeignKey(OitCatalogue, models.CASCADE, related_name="items", verbose_name="บัญชีรายการ")
    order = models.PositiveSmallIntegerField("ลำดับ")
    code = models.CharField(
        _of_item("code"), max_length=3, blank=True, validators=[CODE], help_text="เช่น O42 เว้นว่างเมื่อยังไม่ทราบเลขข้อ"
    )
    title = ThaiCharField("รายการ", max_length=300, blank=True)
    sub_indicator = ThaiCharField(_of_item("sub_indicator"), max_length=200, blank=True)
    data_year = FiscalYearField(
        "ปีของข้อมูลที่ต้องแสดง (พ.ศ.)", null=True, blank=True, help_text="บางข้อต้องแสดงข้อมูลของปีก่อน เว้นว่างเมื่อยังไม่ทราบ"
    )
    source = ThaiTextField(_of_item("source"), blank=True)
    title_confidence = models.CharField(
        _of_item("title_confidence"), max_length=7, choices=Confidence, default=Confidence.NONE
    )
    parts_confidence = models.CharField(
        _of_item("parts_confidence"), max_length=7, choices=Confidence, default=Confidence.NONE
    )

    objects = OitItemQuerySet.as_manager()

    class Meta:
        ordering = ["-catalogue_id", "order"]
        verbose_name = "รายการตามแบบตรวจ OIT"
        verbose_name_plural = "รายการตามแบบตรวจ OIT"
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue", "code"],
                condition=~Q(code=""),
                name="oit_code_once_a_year",
                violation_error_message="ปีนี้มีรายการรหัสนี้แล้ว",
            ),
            models.CheckConstraint(
                condition=~Q(code="") | ~Q(title=""),
                name="oit_item_has_code_or_title",
                violation_error_message="รายการต้องมีรหัสหรือชื่ออย่างน้อยหนึ่งอย่าง",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.code, self.title)))


class OitPart(Ordered):
    """One thing that must be found where the item is shown: a fact that the site sees, or what a person judges."""

    item = models.ForeignKey(OitItem, models.CASCADE, related_name="parts", verbose_name="รายการ")
    text = ThaiTextField("องค์ประกอบ")
    fact = models.CharField(_of_part("fact"), max_length=40, blank=True, help_text="เว้นว่างเมื่อเจ้าหน้าที่ต้องเปิดดูเอง")
    added = models.BooleanField(_of_part("added"), default=False, help_text="ไม่ใช่ถ้อยคำจากแหล่งที่มาของบัญชีรายการ")

    class Meta(Ordered.Meta):
        verbose_name = "องค์ประกอบ"
        verbose_name_plural = "องค์ประกอบ"

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.fact and self.fact not in {fact.name for fact in facts.everything()}:
            raise ValidationError({"fact": f"ระบบไม่รู้จักการตรวจ {self.fact}"})
