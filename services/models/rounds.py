"""The askings of the satisfaction survey, the slips printed for them, and what others measured."""

from functools import partial

from django.db import models
from django.db.models import Q

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import StoredFile
from publishing.contents import title

from ..editions import results as results_edition
from ..editions import rounds as rounds_edition
from .catalogue import Service
from .periods import Part
from .questions import SurveyForm

# The Thai word of a field stands once: in the type of what is published.
_of_external = partial(title, results_edition.External)
_of_results = partial(title, results_edition.Results)
_of_round = partial(title, rounds_edition.Round)


class Round(models.Model):
    """One asking: a form, a part of a fiscal year, the days on which answers are taken."""

    form = models.ForeignKey(SurveyForm, models.PROTECT, related_name="rounds", verbose_name=_of_round("form"))
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    part = models.CharField(_of_round("part"), max_length=4, choices=Part)
    opens = ThaiDateField(_of_round("opens"))
    closes = ThaiDateField(_of_round("closes"))
    population = models.PositiveIntegerField(
        _of_results("population"), null=True, blank=True, help_text="ใช้คำนวณจำนวนคำตอบที่ควรได้ตามสูตรของ Taro Yamane"
    )
    services = models.ManyToManyField(
        Service, blank=True, related_name="rounds", verbose_name="บริการที่สำรวจ", help_text="ไม่เลือก = ทุกบริการที่เปิดให้บริการ"
    )

    slips_only = models.BooleanField(
        _of_round("slips_only"),
        default=False,
        help_text="เจ้าหน้าที่พิมพ์ใบสำรวจที่มีคิวอาร์โค้ดไม่ซ้ำกัน แจกผู้รับบริการคนละใบ ใบหนึ่งตอบได้ครั้งเดียว",
    )

    improvement = ThaiTextField(
        _of_results("improvement"),
        blank=True,
        max_length=4000,
        help_text="เขียนเมื่อทราบผลแล้ว หนึ่งบรรทัดต่อหนึ่งเรื่อง เช่น จัดที่นั่งรอเพิ่ม กองช่าง ภายในเดือนธันวาคม แสดงในผลที่เผยแพร่และในรายงาน",
    )

    class Meta:
        ordering = ["-fiscal_year", "-opens"]
        verbose_name = "รอบสำรวจความพึงพอใจ"
        verbose_name_plural = "รอบสำรวจความพึงพอใจ"
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "part"],
                name="survey_round_once",
                violation_error_message="รอบนี้ของปีงบประมาณนี้มีแล้ว",
            ),
            models.CheckConstraint(
                condition=Q(closes__gte=models.F("opens")),
                name="survey_round_in_order",
                violation_error_message="วันสุดท้ายต้องไม่ก่อนวันแรก",
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="survey_round_part_known"),
        ]

    def __str__(self) -> str:
        return f"ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)} {self.get_part_display()}"

    @property
    def key(self) -> str:
        """Return the key of its editions: 2570-1, 2570-year."""
        return f"{self.fiscal_year}-{self.part}"

    def asked(self) -> models.QuerySet[Service]:
        """Return the services that it asks about, by division."""
        chosen = Service.objects.shown().filter(rounds=self)
        return chosen if chosen.exists() else Service.objects.shown()

    def asks(self, service: Service) -> bool:
        """Return whether it asks about a service, be that offered still or not any more."""
        return not self.services.exists() or self.services.filter(pk=service.pk).exists()


class ExternalResult(models.Model):
    """What somebody outside the office, such as a university, measured in a round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="external", verbose_name="รอบ")
    measured_by = ThaiCharField(_of_external("measured_by"), max_length=200, help_text="เช่น มหาวิทยาลัยที่หน่วยงานว่าจ้าง")
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_of_external("service"),
        help_text="เว้นว่างเมื่อเป็นผลรวม",
    )
    mean = models.DecimalField(_of_external("mean"), max_digits=3, decimal_places=2, null=True, blank=True)
    percent = models.DecimalField(_of_external("percent"), max_digits=5, decimal_places=2, null=True, blank=True)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_of_external("document")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = "ผลจากผู้ประเมินภายนอก"
        verbose_name_plural = "ผลจากผู้ประเมินภายนอก"
        constraints = [
            models.CheckConstraint(
                condition=Q(mean__isnull=False) | Q(percent__isnull=False),
                name="survey_external_measured",
                violation_error_message="โปรดกรอกค่าเฉลี่ยหรือร้อยละ",
            ),
            models.CheckConstraint(
                condition=(Q(mean=None) | Q(mean__range=(1, 5))) & (Q(percent=None) | Q(percent__range=(0, 100))),
                name="survey_external_in_range",
                violation_error_message="ค่าเฉลี่ยอยู่ระหว่าง ๑ ถึง ๕ และร้อยละไม่เกิน ๑๐๐",
            ),
        ]

    def __str__(self) -> str:
        return self.measured_by


class Slip(models.Model):
    """One printed slip whose code answers once. Nothing says which answer it gave."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="slips", verbose_name="รอบ")
    code = models.CharField("รหัส", max_length=20, unique=True)
    used = models.BooleanField("ตอบแล้ว", default=False)

    class Meta:
        default_permissions = ()
        verbose_name = "ใบสำรวจ"
        verbose_name_plural = "ใบสำรวจ"

    def __str__(self) -> str:
        return self.code
