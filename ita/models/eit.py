"""Working records of the EIT survey: one round a fiscal year."""

from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from common import thai
from common.fields import FiscalYearField, ThaiDateField
from common.later import later
from common.models import StoredFile
from publishing.contents import title

from ..eit import edition as eit_edition
from ..eit import links

_mismatch = later("ita.eit.reading.mismatch")

# The Thai word of a field stands once: in the type of what is published.
_of_survey = partial(title, eit_edition.Survey)

CODE_LENGTH = links.CODE_LENGTH
APP_STORE = RegexValidator(r"\Ahttps://apps\.apple\.com/[!-~]*\Z", "ที่อยู่ต้องขึ้นต้นด้วย https://apps.apple.com/")
GOOGLE_PLAY = RegexValidator(r"\Ahttps://play\.google\.com/[!-~]*\Z", "ที่อยู่ต้องขึ้นต้นด้วย https://play.google.com/")


class EitRound(models.Model):
    """The survey of outsiders (EIT) of one fiscal year, held by NACC; any of its dates may be unknown.

    Only the office's code is kept, never an address: no row can lead anywhere but to the EIT form on NACC's host.
    """

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    code = models.CharField(
        "รหัสหน่วยงานในระบบ ITAS",
        max_length=CODE_LENGTH,
        blank=True,
        validators=[links.validate_code],
        help_text="อักษรหรือตัวเลข ๖ ตัวท้ายลิงก์ EIT เว้นว่างได้จนกว่าจะทราบรหัส",
    )
    opens = ThaiDateField(_of_survey("opens"), null=True, blank=True)
    closes = ThaiDateField(_of_survey("closes"), null=True, blank=True)
    next_opens = ThaiDateField(
        _of_survey("next_opens"), null=True, blank=True, help_text="กรอกเมื่อทราบ จะแสดงบนหน้าเว็บเมื่อรอบนี้ปิดแล้ว"
    )
    next_closes = ThaiDateField(_of_survey("next_closes"), null=True, blank=True)
    official_qr = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_of_survey("official_qr"),
        help_text="ภาพที่ดาวน์โหลดจากระบบ ITAS ระบบจะอ่านภาพและตรวจว่าตรงกับลิงก์ของรอบนี้",
    )
    app_store = models.CharField(
        "ที่อยู่แอป ITAS ใน App Store",
        max_length=300,
        blank=True,
        validators=[APP_STORE],
        help_text="คัดลอกจาก App Store เว้นว่างไว้ระบบจะแสดงลิงก์ค้นหาตามชื่อแอป",
    )
    google_play = models.CharField(
        "ที่อยู่แอป ITAS ใน Google Play",
        max_length=300,
        blank=True,
        validators=[GOOGLE_PLAY],
        help_text="คัดลอกจาก Google Play เว้นว่างไว้ระบบจะแสดงลิงก์ค้นหาตามชื่อแอป",
    )

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "แบบวัด EIT ประจำปี"
        verbose_name_plural = "แบบวัด EIT ประจำปี"
        constraints = [
            models.CheckConstraint(
                condition=Q(code="") | Exact(Length("code"), CODE_LENGTH),  # type: ignore[arg-type] # as the migration has it
                name="eit_code_empty_or_six",
                violation_error_message="รหัสหน่วยงานต้องมี ๖ ตัว",
            ),
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(closes__gte=F("opens")),
                name="eit_closes_after_opening",
                violation_error_message="วันสุดท้ายที่รับคำตอบต้องไม่มาก่อนวันเปิด",
            ),
            models.CheckConstraint(
                condition=Q(next_opens=None) | Q(next_closes=None) | Q(next_closes__gte=F("next_opens")),
                name="eit_next_closes_after_opening",
                violation_error_message="วันปิดของรอบถัดไปต้องไม่มาก่อนวันเปิด",
            ),
        ]

    def __str__(self) -> str:
        return f"แบบวัด EIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)}"

    @property
    def link(self) -> str:
        """Return the address that people answer at: NACC's bare host while the code is unknown."""
        return links.address(self.code)

    # What the admin calls it to whoever may only read.
    link.fget.short_description = "ลิงก์แบบวัด EIT"  # type: ignore[attr-defined]

    def clean(self) -> None:
        self._clean_opening()
        self._clean_official_qr()

    def _clean_opening(self) -> None:
        if not (self.fiscal_year and self.opens):
            return
        first, last = thai.fiscal_year_range(self.fiscal_year)
        if not first <= self.opens <= last:
            raise ValidationError({"opens": f"วันเปิดต้องอยู่ในปีงบประมาณ ({thai.format_range(first, last)})"})

    def _clean_official_qr(self) -> None:
        if self.official_qr and (problem := _mismatch(self.official_qr.read(), self.code)):
            raise ValidationError(f"ภาพคิวอาร์โค้ดทางการใช้ต่อไม่ได้: {problem}")
