"""Working records of the OIT checklist: a catalogue a fiscal year, its items with their parts, the office's answers."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Ordered

from ..oit.confidence import Confidence

CODE = RegexValidator(r"\AO[1-9][0-9]?\Z", "รหัสต้องเป็นตัว O ตามด้วยเลขข้อ เช่น O42")
PAGE = RegexValidator(r"\A/(?!/)[!-~]*\Z", "ที่อยู่ในเว็บไซต์นี้ต้องขึ้นต้นด้วย / หนึ่งตัว เช่น /measures/2566/")


class OitCatalogue(models.Model):
    """The list of what an assessor looks for in one fiscal year; the same code means another thing in another year."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    complete = models.BooleanField("รู้ครบทุกข้อแล้ว", default=False)
    source = ThaiTextField("ที่มาของบัญชีรายการ", blank=True)

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "บัญชีรายการ OIT ประจำปี"
        verbose_name_plural = "บัญชีรายการ OIT ประจำปี"

    def __str__(self):
        return f"รายการ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)}"


class OitItemQuerySet(models.QuerySet):
    def of_year(self, fiscal_year):
        """Return the items of a fiscal year (พ.ศ.) in their official order, those without a number last."""
        return self.filter(catalogue=fiscal_year).order_by("order")

    def whole(self):
        """Return the items with their parts and answers, in a constant number of queries."""
        return self.select_related("answer__division").prefetch_related("parts", "answer__shown")


class OitItem(models.Model):
    """One item of a year's list. An empty title, number or list of parts means that no source was found for it."""

    catalogue = models.ForeignKey(OitCatalogue, models.CASCADE, related_name="items", verbose_name="บัญชีรายการ")
    order = models.PositiveSmallIntegerField("ลำดับ")
    code = models.CharField(
        "รหัส", max_length=3, blank=True, validators=[CODE], help_text="เช่น O42 เว้นว่างเมื่อยังไม่ทราบเลขข้อ"
    )
    title = ThaiCharField("รายการ", max_length=300, blank=True)
    sub_indicator = ThaiCharField("ตัวชี้วัดย่อย", max_length=200, blank=True)
    data_year = FiscalYearField(
        "ปีของข้อมูลที่ต้องแสดง (พ.ศ.)", null=True, blank=True, help_text="บางข้อต้องแสดงข้อมูลของปีก่อน เว้นว่างเมื่อยังไม่ทราบ"
    )
    source = ThaiTextField("แหล่งที่มา", blank=True)
    title_confidence = models.CharField("ความเชื่อมั่นของชื่อ", max_length=7, choices=Confidence, default=Confidence.NONE)
    parts_confidence = models.CharField(
        "ความเชื่อมั่นขององค์ประกอบ", max_length=7, choices=Confidence, default=Confidence.NONE
    )

    objects = OitItemQuerySet.as_manager()

    class Meta:
        ordering = ["-catalogue_id", "order"]
        verbose_name = "รายการ OIT"
        verbose_name_plural = "รายการ OIT"
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

    def __str__(self):
        return " ".join(filter(None, (self.code, self.title)))


class OitPart(Ordered):
    """One thing that must be found where the item is shown."""

    item = models.ForeignKey(OitItem, models.CASCADE, related_name="parts", verbose_name="รายการ")
    text = ThaiTextField("องค์ประกอบ")

    class Meta(Ordered.Meta):
        verbose_name = "องค์ประกอบ"
        verbose_name_plural = "องค์ประกอบ"

    def __str__(self):
        return self.text


class OitAnswer(models.Model):
    """Where the office shows an item: a page of this site or a link elsewhere, and in which words ITAS is told."""

    item = models.OneToOneField(OitItem, models.CASCADE, related_name="answer", verbose_name="รายการ")
    page = models.CharField(
        "หน้าในเว็บไซต์นี้", max_length=300, blank=True, validators=[PAGE], help_text="ที่อยู่ที่ขึ้นต้นด้วย / เช่น /measures/2566/"
    )
    url = models.CharField(
        "ลิงก์ภายนอก",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"], message="ลิงก์นี้ใช้ไม่ได้")],
    )
    explanation = ThaiTextField("คำอธิบาย", blank=True, help_text="ข้อความที่กรอกในระบบ ITAS เช่น อยู่ในตารางคอลัมน์ใด")
    data_year = FiscalYearField(
        "ปีของข้อมูล (พ.ศ.)", null=True, blank=True, help_text="บางข้อใช้ข้อมูลของปีก่อน เว้นว่างเมื่อเนื้อหาไม่ขึ้นกับปี เช่น ข้อมูลการติดต่อ"
    )
    shown = models.ManyToManyField(OitPart, blank=True, related_name="+", verbose_name="องค์ประกอบที่แสดงแล้ว")
    updated_on = ThaiDateField(
        "วันที่ปรับปรุงข้อมูล", null=True, blank=True, help_text="เว้นว่างให้ใช้วันที่เผยแพร่ของหน้าปลายทาง จำเป็นสำหรับลิงก์ภายนอก"
    )
    division = models.ForeignKey(
        "common.Division",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="oit_answers",
        verbose_name="ส่วนราชการผู้รับผิดชอบ",
    )

    class Meta:
        verbose_name = "คำตอบ"
        verbose_name_plural = "คำตอบ"
        constraints = [
            models.CheckConstraint(
                condition=Q(page="") & ~Q(url="") | Q(url="") & Q(page__startswith="/"),
                name="oit_answer_exactly_one_place",
                violation_error_message="คำตอบต้องเป็นหน้าในเว็บไซต์นี้หรือลิงก์ภายนอก อย่างใดอย่างหนึ่ง",
            )
        ]

    def __str__(self):
        return self.place

    @property
    def place(self):
        """Return the address: a path of this site, or a whole address elsewhere."""
        return self.page or self.url

    def clean(self):
        if self.data_year and self.item_id and self.data_year not in self._years():
            years = " หรือ ".join(thai.to_thai_digits(year) for year in self._years())
            raise ValidationError({"data_year": f"ข้อมูลของรายการนี้ควรเป็นปี {years}"})

    def _years(self):
        """Return the year that the item asks for; where no source says which, its list's year and the one before."""
        if self.item.data_year:
            return (self.item.data_year,)
        return (self.item.catalogue_id, self.item.catalogue_id - 1)
