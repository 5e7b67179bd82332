"""What the office says to an item: where it is shown, and what a person saw there."""

from functools import partial
from typing import cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from common import days, thai
from common.fields import FiscalYearField, ThaiDateField, ThaiTextField
from common.models import Ordered, StoredFile
from publishing.contents import title

from ..oit import edition as oit_edition
from ..oit.sides import Side
from .oit import OitItem, OitPart

# The Thai word of a field stands once: in the type of what is published.
_of_answer = partial(title, oit_edition.Answer)
_of_judgement = partial(title, oit_edition.Judgement)

PAGE = RegexValidator(r"\A/(?!/)[!-~]*\Z", "ที่อยู่ในเว็บไซต์นี้ต้องขึ้นต้นด้วย / หนึ่งตัว เช่น /measures/2566/")


class OitAnswer(Ordered):
    """One place where the office shows an item: a page of this site, a file or a link, and in which words ITAS is told."""

    item = models.ForeignKey(OitItem, models.CASCADE, related_name="answers", verbose_name="รายการ")
    side = models.CharField(
        _of_answer("side"),
        max_length=9,
        blank=True,
        choices=Side,
        help_text="บางข้อต้องแสดงทั้งฝ่ายการเมืองและฝ่ายข้าราชการประจำ",
    )
    page = models.CharField(
        "หน้าในเว็บไซต์นี้", max_length=300, blank=True, validators=[PAGE], help_text="ที่อยู่ที่ขึ้นต้นด้วย / เช่น /measures/2566/"
    )
    url = models.CharField(
        "ลิงก์ภายนอก",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"], message="ลิงก์นี้ใช้ไม่ได้")],
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="oit_answers", verbose_name=_of_answer("file")
    )
    explanation = ThaiTextField(
        _of_answer("explanation"), blank=True, help_text="ข้อความที่กรอกในระบบ ITAS เช่น อยู่ในตารางคอลัมน์ใด"
    )
    data_year = FiscalYearField(
        "ปีของข้อมูล (พ.ศ.)", null=True, blank=True, help_text="บางข้อใช้ข้อมูลของปีก่อน เว้นว่างเมื่อเนื้อหาไม่ขึ้นกับปี เช่น ข้อมูลการติดต่อ"
    )
    updated_on = ThaiDateField(
        "วันที่ปรับปรุงข้อมูล", null=True, blank=True, help_text="เว้นว่างให้ใช้วันที่เผยแพร่ของหน้าปลายทาง จำเป็นสำหรับลิงก์ภายนอก"
    )
    division = models.ForeignKey(
        "common.Division",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="oit_answers",
        verbose_name=_of_answer("division"),
    )

    class Meta(Ordered.Meta):
        verbose_name = "คำตอบ"
        verbose_name_plural = "คำตอบ"
        constraints = [
            models.CheckConstraint(
                condition=Q(page__startswith="/", url="", file=None)
                | Q(page="", file=None) & ~Q(url="")
                | Q(page="", url="", file__isnull=False),
                name="oit_answer_exactly_one_place",
                violation_error_message="คำตอบต้องเป็นหน้าในเว็บไซต์นี้ ไฟล์ หรือลิงก์ภายนอก อย่างใดอย่างหนึ่ง",
            )
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        """Return the address: a path of this site, or a whole address elsewhere."""
        if self.page or self.url:
            return self.page or self.url
        file = cast(StoredFile, self.file)
        return reverse("common:document", args=[file.sha256, file.name])

    def clean(self) -> None:
        days.refuse(self, "updated_on")
        if self.data_year and self.item_id and self.data_year not in self._years():
            years = " หรือ ".join(thai.to_thai_digits(year) for year in self._years())
            raise ValidationError({"data_year": f"ข้อมูลของรายการนี้ควรเป็นปี {years}"})

    def _years(self) -> tuple[int, ...]:
        """Return the year that the item asks for; where no source says which, its list's year and the one before."""
        if self.item.data_year:
            return (self.item.data_year,)
        return (self.item.catalogue_id, self.item.catalogue_id - 1)


class OitJudgement(models.Model):
    """A person looked and found a part shown: it holds for the editions that were seen, and for no later one."""

    part = models.OneToOneField(OitPart, models.CASCADE, related_name="judgement", verbose_name="องค์ประกอบ")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_of_judgement("by"))
    on = ThaiDateField(_of_judgement("on"))
    seen = models.JSONField(_of_judgement("seen"), help_text="ที่อยู่ของฉบับเผยแพร่ที่เปิดดู")

    class Meta:
        verbose_name = "ผลการตรวจโดยเจ้าหน้าที่"
        verbose_name_plural = "ผลการตรวจโดยเจ้าหน้าที่"

    def __str__(self) -> str:
        return f"{self.part} ({thai.format_date(self.on)})"
