"""Working records of the measures: staff edit them, the public reads editions frozen from them by content.py."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils import timezone

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Division, StoredFile
from publishing.verify import canonical, digest

from .evidence_pages import validate_page
from .indicators import INDICATORS, instrument
from .searching import contains


class PlanQuerySet(models.QuerySet):
    def whole(self):
        """Return the plans with everything below them, measures in official order, in a constant number of queries."""
        return self.prefetch_related(
            "weak_points", models.Prefetch("measures", Measure.objects.whole().order_by("number"))
        )


class Plan(models.Model):
    """The measures of one fiscal year."""

    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)", primary_key=True)
    title = ThaiCharField("ชื่อประกาศ", max_length=500)
    preamble = ThaiTextField("คำนำ", blank=True, help_text="ข้อความก่อนตาราง เช่น จากการวิเคราะห์ผลการประเมิน…")

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year"]
        verbose_name = "แผนมาตรการประจำปี"
        verbose_name_plural = "แผนมาตรการประจำปี"

    def __str__(self):
        return f"มาตรการประจำปีงบประมาณ พ.ศ. {thai.to_thai_digits(str(self.fiscal_year))}"

    @property
    def period(self):
        """Return the fiscal year's first and last day."""
        return thai.fiscal_year_range(self.fiscal_year)


class WeakPoint(models.Model):
    """One weakness that last year's assessment found, which the plan answers."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="weak_points")
    text = ThaiTextField("จุดที่ต้องพัฒนา")
    indicator = models.PositiveSmallIntegerField("ตัวชี้วัด", choices=list(INDICATORS.items()), null=True, blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน"
        verbose_name_plural = "จุดที่ต้องพัฒนาจากผลการประเมินปีก่อน"

    def __str__(self):
        return self.text


def _month(date):
    """Return the expression 202210 for a day in October CE 2022, to compare months in a constraint."""
    return ExtractYear(date) * 100 + ExtractMonth(date)


WITHIN_YEAR = Q(
    GreaterThanOrEqual(_month("starts"), (F("plan") - 544) * 100 + 10),
    LessThanOrEqual(_month("ends"), (F("plan") - 543) * 100 + 9),
)


class MeasureQuerySet(models.QuerySet):
    def of_year(self, fiscal_year):
        """Return the measures of a fiscal year (พ.ศ.), in their official order."""
        return self.filter(plan__fiscal_year=fiscal_year).order_by("number")

    def of_division(self, division):
        """Return the measures that the division answers for."""
        return self.filter(responsibilities__division=division)

    def whole(self):
        """Return the measures with everything below them, in a constant number of queries."""
        return self.select_related("plan").prefetch_related(
            "steps", "responsibilities__division", "results__step", "results__evidence__file"
        )

    def matching(self, text):
        """Return the measures whose title, steps or results contain `text`, digits in either script, each once."""
        steps = Step.objects.filter(contains(text, "text"), measure=models.OuterRef("pk"))
        results = Result.objects.filter(contains(text, "text"), measure=models.OuterRef("pk"))
        return self.filter(contains(text, "title") | models.Exists(steps) | models.Exists(results))


class Measure(models.Model):
    """One measure of a plan: what the office promised for one ITA indicator, and what came of it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures", verbose_name="แผนประจำปี")
    number = models.PositiveSmallIntegerField("ลำดับ", validators=[MinValueValidator(1), MaxValueValidator(99)])
    title = ThaiCharField("แนวทาง/มาตรการดำเนินการ", max_length=500)
    indicator = models.PositiveSmallIntegerField("ตัวชี้วัด ITA", choices=list(INDICATORS.items()))
    starts = ThaiDateField("วันที่เริ่มดำเนินการ")
    ends = ThaiDateField("วันที่สิ้นสุด")
    outside_reason = ThaiTextField(
        "เหตุผลที่ระยะเวลาอยู่นอกปีงบประมาณ", blank=True, help_text="กรอกเมื่อวันเริ่มหรือวันสิ้นสุดอยู่นอกปีงบประมาณของแผน"
    )
    delay_reason = ThaiTextField("เหตุผลที่ล่าช้า", blank=True, help_text="กรอกเมื่อดำเนินการไม่ทันกำหนด จะแสดงต่อสาธารณะ")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        verbose_name = "มาตรการ"
        verbose_name_plural = "มาตรการ"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="measure_number_once_a_plan",
                violation_error_message="ลำดับนี้มีมาตรการอื่นใช้แล้วในปีเดียวกัน",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="measure_ends_after_start",
                violation_error_message="วันที่สิ้นสุดต้องไม่มาก่อนวันที่เริ่ม",
            ),
            models.CheckConstraint(
                condition=WITHIN_YEAR | ~Q(outside_reason=""),
                name="measure_within_year_or_reason",
                violation_error_message="ระยะเวลาอยู่นอกปีงบประมาณ โปรดแก้วันที่หรือระบุเหตุผล",
            ),
            models.CheckConstraint(
                condition=Q(indicator__range=(1, 10)),
                name="measure_indicator_one_to_ten",
                violation_error_message="ตัวชี้วัดต้องเป็น ๑ ถึง ๑๐",
            ),
        ]

    def __str__(self):
        return f"{thai.to_thai_digits(str(self.number))}. {self.title}"

    def clean(self):
        if self.plan_id is None or self.starts is None or self.ends is None:
            return
        first, last = self.plan.period
        if not (first <= self.starts and self.ends <= last) and not self.outside_reason:
            raise ValidationError(
                {"outside_reason": f"ระยะเวลาอยู่นอกปีงบประมาณ ({thai.format_range(first, last)}) โปรดแก้วันที่หรือระบุเหตุผล"}
            )

    @property
    def instrument(self):
        return instrument(self.indicator)


class Ordered(models.Model):
    """A row with a place among its siblings."""

    order = models.PositiveSmallIntegerField("ลำดับ", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class Step(Ordered):
    """One step or way of working that a measure prescribes."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="steps")
    text = ThaiTextField("ขั้นตอน/วิธีการปฏิบัติ")

    class Meta(Ordered.Meta):
        verbose_name = "ขั้นตอน/วิธีการปฏิบัติ"
        verbose_name_plural = "ขั้นตอน/วิธีการปฏิบัติ"

    def __str__(self):
        return self.text


class Responsibility(Ordered):
    """One division that answers for a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="responsibilities")
    division = models.ForeignKey(Division, models.PROTECT, related_name="responsibilities", verbose_name="ส่วนราชการ")

    class Meta(Ordered.Meta):
        verbose_name = "ผู้รับผิดชอบ"
        verbose_name_plural = "ผู้รับผิดชอบ"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "division"],
                name="responsibility_once",
                violation_error_message="ส่วนราชการนี้อยู่ในรายชื่อแล้ว",
            )
        ]

    def __str__(self):
        return self.division.name


class ResultQuerySet(models.QuerySet):
    def matching(self, text):
        """Return the results whose text or evidence titles contain `text`, digits in either script, each once."""
        evidence = Evidence.objects.filter(contains(text, "title"), result=models.OuterRef("pk"))
        return self.filter(contains(text, "text") | models.Exists(evidence))


class Result(Ordered):
    """One thing that was done for a measure."""

    class Round(models.TextChoices):
        SIX = "6", "รอบ ๖ เดือน"
        TWELVE = "12", "รอบ ๑๒ เดือน"

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="results", verbose_name="มาตรการ")
    text = ThaiTextField("ผลการดำเนินงาน")
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="results", verbose_name="ส่วนราชการที่รายงาน"
    )
    step = models.ForeignKey(
        Step, models.SET_NULL, null=True, blank=True, related_name="results", verbose_name="ตอบขั้นตอน"
    )
    round = models.CharField("รอบการรายงาน", max_length=2, choices=Round, blank=True)
    reported_on = ThaiDateField("วันที่รายงาน", null=True, blank=True)

    objects = ResultQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = "ผลการดำเนินงาน"
        verbose_name_plural = "ผลการดำเนินงาน"
        constraints = [models.CheckConstraint(condition=Q(round__in=["", "6", "12"]), name="result_round_known")]

    def __str__(self):
        return self.text

    def clean(self):
        if self.step_id and self.measure_id and self.step.measure_id != self.measure_id:
            raise ValidationError({"step": "ขั้นตอนที่เลือกเป็นของมาตรการอื่น"})


class Evidence(Ordered):
    """What proves a result: a stored file, a link elsewhere, or a page of this site. Exactly one of them."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="evidence", verbose_name="ผลการดำเนินงาน")
    title = ThaiCharField("ชื่อหลักฐาน", max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="ไฟล์")
    url = models.URLField("ลิงก์ภายนอก", blank=True, max_length=500)
    page = models.CharField(
        "หน้าในเว็บไซต์นี้",
        max_length=200,
        blank=True,
        validators=[validate_page],
        help_text="ที่อยู่ที่ขึ้นต้นด้วย / เช่น /no-gift-policy/",
    )

    class Meta(Ordered.Meta):
        verbose_name = "หลักฐาน"
        verbose_name_plural = "หลักฐาน"
        constraints = [
            models.CheckConstraint(
                name="evidence_exactly_one_place",
                condition=Q(file__isnull=False, url="", page="")
                | Q(file=None, page="") & ~Q(url="")
                | Q(file=None, url="") & Q(page__startswith="/") & ~Q(page__startswith="//"),
                violation_error_message="หลักฐานแต่ละรายการต้องมีไฟล์ ลิงก์ หรือหน้าในเว็บไซต์ อย่างใดอย่างหนึ่ง",
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        # A form that sets the file itself leaves it out of its fields, and Django then skips the constraint.
        if sum(map(bool, (self.file_id, self.url, self.page))) != 1:
            raise ValidationError("หลักฐานแต่ละรายการต้องมีไฟล์ ลิงก์ หรือหน้าในเว็บไซต์ อย่างใดอย่างหนึ่ง")


class PendingImportQuerySet(models.QuerySet):
    def waiting(self, owner, at=None):
        """Return what `owner` brought in and has not confirmed, or None; older than a day counts as gone."""
        return self.filter(owner=owner, uploaded_at__gt=(at or timezone.now()) - timedelta(days=1)).first()

    def put(self, *, owner, file_name, fiscal_year, draft, at=None):
        """Keep a draft in place of the owner's last one, and drop everybody's that are older than a day."""
        at = at or timezone.now()
        self.filter(uploaded_at__lte=at - timedelta(days=1)).delete()
        facts = {"file_name": file_name, "fiscal_year": fiscal_year, "draft": draft, "uploaded_at": at}
        return self.update_or_create(owner=owner, defaults=facts)[0]


class PendingImport(models.Model):
    """A table that one member of staff brought in and has not confirmed yet: at most one each, kept for a day."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, verbose_name="ผู้นำเข้า")
    file_name = ThaiCharField("ชื่อไฟล์", max_length=200)
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    draft = models.JSONField("ร่างที่อ่านได้")
    uploaded_at = models.DateTimeField("นำเข้าเมื่อ", default=timezone.now)

    objects = PendingImportQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "ตารางที่รอยืนยันนำเข้า"
        verbose_name_plural = "ตารางที่รอยืนยันนำเข้า"

    def __str__(self):
        return self.file_name

    @property
    def digest(self):
        """Return what tells this draft from any other: a page confirms exactly the draft that it showed."""
        return digest(canonical([self.fiscal_year, self.draft]))
