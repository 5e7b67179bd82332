"""The gift register, for staff only, and the signed report of each half-year, of which only totals are published.

Nobody's name has a place here: not the giver's and not the receiver's.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import ExtractYear

from common import days, thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField
from common.models import Division
from common.rich_text import RichTextField
from publishing.contents import title
from publishing.models import Edition

from ..editions import gift_rules as gift_rules_edition
from ..editions import gifts as gifts_edition
from ..editions.gift_rules import Rules
from ..periods import Half

# The first day of the fiscal year of the first rules on gifts to officials: no register begins before them.
FIRST_DAY = thai.fiscal_year_range(2543)[0]
# The Thai word of a field stands once: in the type of what is published.
_of_gift_totals = partial(title, gifts_edition.GiftTotals)
_of_rules = partial(title, gift_rules_edition.Rules)


def baht(amount: Decimal) -> str:
    """Return an amount as "๓,๐๐๐", with its satang only when there are any."""
    return thai.format_number(int(amount) if amount == int(amount) else amount)


class GiftRules(models.Model):
    """What the law allows, as the office is drafting it: one row. What holds is the newest edition of it."""

    limit = models.DecimalField(
        _of_rules("limit"),
        max_digits=10,
        decimal_places=2,
        help_text="มูลค่าสูงสุดต่อคน ต่อโอกาส จากผู้ซึ่งมิใช่ญาติ",
    )
    report_days = models.PositiveSmallIntegerField(_of_rules("report_days"), help_text="เมื่อรับไว้เกินมูลค่าข้างต้น")
    basis = ThaiCharField(_of_rules("basis"), max_length=300, blank=True)
    gazetted_on = ThaiDateField(_of_rules("gazetted_on"), null=True, blank=True)
    text = RichTextField(
        _of_rules("text"),
        blank=True,
        default="",
        help_text="เช่น ใครต้องปฏิบัติตาม รายงานต่อใครตามตำแหน่ง และเมื่อผู้บังคับบัญชาให้รับไว้",
    )

    class Meta:
        verbose_name = "เกณฑ์การรับของขวัญ"
        verbose_name_plural = "เกณฑ์การรับของขวัญ"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="gift_rules_one_row")]

    def __str__(self) -> str:
        return f"รับได้ไม่เกิน {baht(self.limit)} บาท"

    def clean(self) -> None:
        days.refuse(self, "gazetted_on")

    @staticmethod
    def in_force() -> Rules | None:
        """Return what the newest edition that stands says; None while there is none."""
        edition = Edition.objects.stands("gift-rules", "")
        return edition.said if edition else None


class GiftQuerySet(models.QuerySet):
    def of_half(self, fiscal_year: int, half: int) -> Self:
        """Return the gifts received in that half of the fiscal year (พ.ศ.), oldest first."""
        return self.filter(fiscal_year=fiscal_year, half=half).order_by("received_on", "pk")

    def of_impossible_days(self, today: date) -> Self:
        """Return the gifts, stored before such days were refused, that nobody can have received or reported when they say."""
        never = Q(received_on__gt=today) | Q(received_on__lt=FIRST_DAY) | Q(reported_on__gt=today)
        return self.filter(never).order_by("pk")


class Register(models.TextChoices):
    """Two duties, two registers: the office's own promise, and the law's rule on what may be accepted."""

    POLICY = "policy", "ของขวัญตามนโยบาย No Gift Policy"
    LAW = "law", "ทรัพย์สินหรือประโยชน์อื่นใดตามมาตรา ๑๒๘"


class Gift(models.Model):
    """One gift or benefit that was offered to somebody of the office, and what became of it."""

    class Giver(models.TextChoices):
        AGENCY = "agency", "หน่วยงานภาครัฐ"
        PRIVATE = "private", "ภาคเอกชน"
        CITIZEN = "citizen", "ประชาชน"
        OTHER = "other", "อื่น ๆ"

    class Handling(models.TextChoices):
        RETURNED = "returned", "ส่งคืนผู้ให้"
        HANDED_OVER = "handed-over", "ส่งมอบให้หน่วยงาน"
        ACCEPTED = "accepted", "รับไว้ตามธรรมเนียมประเพณีไม่เกินมูลค่าที่กำหนด"
        KEPT = "kept", "รายงานแล้ว ผู้บังคับบัญชาให้รับไว้"

    class Receiver(models.TextChoices):
        SERVING = "serving", "ผู้ดำรงตำแหน่งอยู่"
        LEFT = "left", "ผู้พ้นจากตำแหน่งไม่ถึงสองปี"

    class ReportedTo(models.TextChoices):
        SUPERIOR = "superior", "ผู้บังคับบัญชา"
        EXECUTIVE = "executive", "ผู้บริหารสูงสุดของหน่วยงาน"
        APPOINTER = "appointer", "ผู้มีอำนาจแต่งตั้งถอดถอน"

    register = models.CharField("ทะเบียน", max_length=6, choices=Register, default=Register.POLICY)
    received_on = ThaiDateField("วันที่ได้รับ")
    giver = models.CharField("ประเภทผู้ให้", max_length=10, choices=Giver)
    occasion = ThaiCharField("โอกาส", max_length=200, help_text="ห้ามระบุชื่อบุคคล")
    what = ThaiCharField("ของที่ได้รับ", max_length=200, help_text="ห้ามระบุชื่อบุคคล")
    value = models.DecimalField(
        "มูลค่าโดยประมาณ (บาท)", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    handling = models.CharField("การดำเนินการ", max_length=12, choices=Handling)
    receiver = models.CharField("ผู้รับ", max_length=7, choices=Receiver, default=Receiver.SERVING)
    reported_on = ThaiDateField("วันที่รายงาน", null=True, blank=True)
    reported_to = models.CharField("รายงานต่อ (ตำแหน่ง)", max_length=9, blank=True, choices=ReportedTo)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="gifts", verbose_name="ส่วนราชการที่บันทึก"
    )
    fiscal_year = models.GeneratedField(
        expression=ExtractYear("received_on")
        + Case(When(received_on__month__gte=10, then=Value(544)), default=Value(543)),
        output_field=models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)"),
        db_persist=True,
        verbose_name="ปีงบประมาณ (พ.ศ.)",
    )
    half = models.GeneratedField(
        expression=Case(When(received_on__month__range=(4, 9), then=Value(2)), default=Value(1)),
        output_field=models.PositiveSmallIntegerField(_of_gift_totals("half"), choices=Half),
        db_persist=True,
        verbose_name=_of_gift_totals("half"),
    )

    objects = GiftQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "รายการรับของขวัญ"
        verbose_name_plural = "ทะเบียนรับของขวัญ"
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="gift_value_not_negative"),
            models.CheckConstraint(
                condition=Q(giver__in=["agency", "private", "citizen", "other"]), name="gift_giver_known"
            ),
            models.CheckConstraint(
                condition=Q(handling__in=["returned", "handed-over", "accepted", "kept"]), name="gift_handling_known"
            ),
            models.CheckConstraint(condition=Q(register__in=["policy", "law"]), name="gift_register_known"),
            models.CheckConstraint(
                condition=~Q(handling="kept")
                | Q(register="law", reported_on__isnull=False, reported_to__in=["superior", "executive", "appointer"]),
                name="gift_kept_only_after_report",
                violation_error_message="ให้รับไว้ได้เฉพาะทะเบียนตามมาตรา ๑๒๘ เมื่อระบุวันที่รายงานและตำแหน่งของผู้ที่รายงานต่อ",
            ),
            models.CheckConstraint(
                condition=Q(reported_on=None) | Q(reported_on__gte=F("received_on")),
                name="gift_reported_after_received",
                violation_error_message="วันที่รายงานต้องไม่มาก่อนวันที่ได้รับ",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def days_to_report(self) -> int | None:
        """Return how many days passed from the day of receipt to that of the report; None while it is not reported."""
        return (self.reported_on - self.received_on).days if self.reported_on else None

    def clean(self) -> None:
        if self.received_on is None:
            return
        days.refuse(self, "received_on", first=FIRST_DAY)
        days.refuse(self, "reported_on")
        year, half = thai.fiscal_year(self.received_on), thai.half_of(self.received_on)
        reports = GiftReport.objects.filter(register=self.register, fiscal_year=year, half=half)
        if reports.filter(none_received=True).exists():
            raise ValidationError({"received_on": "ครึ่งปีนี้มีคำรับรองว่าไม่มีรายการแล้ว โปรดแก้รายงานของครึ่งปีนั้นก่อน"})
        if reports.filter(entered_count__isnull=False).exists():
            raise ValidationError({"received_on": "ครึ่งปีนี้มียอดที่บันทึกด้วยมือแล้ว โปรดแก้รายงานของครึ่งปีนั้นก่อน"})
        rules = GiftRules.in_force()
        if self.handling == self.Handling.ACCEPTED and rules and self.value is not None and self.value > rules.limit:
            raise ValidationError(
                {
                    "handling": f"มูลค่าเกิน {baht(rules.limit)} บาท รับไว้ตามธรรมเนียมประเพณีไม่ได้ "
                    f"ต้องส่งคืนหรือส่งมอบให้หน่วยงาน และรายงานภายใน {thai.days_between_words(rules.report_days)}"
                }
            )


class GiftReport(models.Model):
    """The signed report of one register's half-year: either totals, or that there was nothing, never both."""

    register = models.CharField("ทะเบียน", max_length=6, choices=Register, default=Register.POLICY)
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    half = models.PositiveSmallIntegerField(_of_gift_totals("half"), choices=Half)
    none_received = models.BooleanField(_of_gift_totals("none_received"), default=False)
    entered_count = models.PositiveIntegerField(
        "จำนวนที่บันทึกด้วยมือ (รายการ)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="ใช้กับช่วงก่อนเริ่มใช้ทะเบียนในระบบเท่านั้น หน้าเว็บจะบอกว่าบันทึกด้วยมือ",
    )
    entered_value = models.DecimalField(
        "มูลค่าที่บันทึกด้วยมือ (บาท)",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    entered_from = ThaiCharField(
        "บันทึกจาก", max_length=200, blank=True, help_text="เช่น ทะเบียนรับของขวัญฉบับกระดาษ ห้ามระบุชื่อบุคคล"
    )
    signed_by = ThaiCharField(_of_gift_totals("signed_by"), max_length=200)
    position = ThaiCharField("ตำแหน่งผู้ลงนาม", max_length=200)
    signed_on = ThaiDateField(_of_gift_totals("signed_on"))

    class Meta:
        ordering = ["-fiscal_year", "-half", "register"]
        verbose_name = "รายงานการรับของขวัญและประโยชน์รายครึ่งปี"
        verbose_name_plural = "รายงานการรับของขวัญและประโยชน์รายครึ่งปี"
        constraints = [
            models.UniqueConstraint(
                fields=["register", "fiscal_year", "half"],
                name="gift_report_once_a_half",
                violation_error_message="ครึ่งปีนี้มีรายงานแล้ว",
            ),
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="gift_report_half_known"),
            models.CheckConstraint(condition=Q(register__in=["policy", "law"]), name="gift_report_register_known"),
            models.CheckConstraint(
                condition=Q(entered_count=None, entered_value=None, entered_from="")
                | Q(entered_count__isnull=False, entered_count__gte=1, none_received=False)
                & Q(entered_value__isnull=False, entered_value__gte=0)
                & ~Q(entered_from=""),
                name="gift_report_entered_whole",
                violation_error_message="ยอดที่บันทึกด้วยมือต้องกรอกจำนวน มูลค่า และที่มาให้ครบ และไม่ใช้คู่กับคำรับรองว่าไม่มีรายการ",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by="") & ~Q(position=""),
                name="gift_report_is_signed",
                violation_error_message="รายงานต้องมีผู้ลงนามและตำแหน่ง",
            ),
        ]

    def __str__(self) -> str:
        year = thai.to_thai_digits(self.fiscal_year)
        return f"รายงาน{self.get_register_display()} ปีงบประมาณ พ.ศ. {year} {self.get_half_display()}"

    @property
    def key(self) -> str:
        """Return the key of its editions: 2566-1."""
        return f"{self.fiscal_year}-{self.half}"

    @property
    def kind(self) -> str:
        """Return the kind of its editions: one for each register."""
        return "gifts" if self.register == Register.POLICY else "benefits"

    @property
    def gifts(self) -> GiftQuerySet:
        return Gift.objects.of_half(self.fiscal_year, self.half).filter(register=self.register)

    def clean(self) -> None:
        if not self.fiscal_year or not self.half:
            return
        days.refuse(self, "signed_on", year=self.fiscal_year, first=thai.half_range(self.fiscal_year, self.half)[0])
        registered = self.gifts.exists()
        if self.none_received and registered:
            raise ValidationError({"none_received": "ทะเบียนมีรายการของครึ่งปีนี้ จึงรับรองว่าไม่มีรายการไม่ได้"})
        if self.entered_count and registered:
            raise ValidationError({"entered_count": "ทะเบียนมีรายการของครึ่งปีนี้ จึงบันทึกยอดด้วยมือไม่ได้"})
        if not (self.none_received or self.entered_count or registered):
            raise ValidationError(
                {
                    "none_received": "ทะเบียนไม่มีรายการของครึ่งปีนี้ โปรดรับรองว่าไม่มีรายการ บันทึกรายการก่อน หรือกรอกยอดของช่วงก่อนใช้ระบบ"
                }
            )
