"""The satisfaction survey: forms in versions, rounds, and what people answered.

An answer is who asked nothing of it: the day, the service, the marks, and a sex and age band where they were told.
"""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from common import thai
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Ordered, StoredFile

from ..tally.levels import FIVE, Level
from .catalogue import Service
from .periods import Part

SCALE = 5
UNANSWERED = "0"
GROUPS = ("channel", "sex", "age")  # what is counted of who answered
CUTS = "\n".join(f"{least} {word}" for least, word in FIVE)


class Channel(models.TextChoices):
    QR = "qr", "คิวอาร์โค้ดหรือลิงก์"
    KIOSK = "kiosk", "จุดบริการ (เครื่องของหน่วยงาน)"
    PAPER = "paper", "กระดาษ"
    PHONE = "phone", "โทรศัพท์"


class Sex(models.TextChoices):
    FEMALE = "f", "หญิง"
    MALE = "m", "ชาย"
    OTHER = "o", "อื่น ๆ"


class Age(models.TextChoices):
    CHILD = "20", "ต่ำกว่า ๒๐ ปี"
    YOUNG = "40", "๒๐–๓๙ ปี"
    MIDDLE = "60", "๔๐–๕๙ ปี"
    OLD = "100", "๖๐ ปีขึ้นไป"


def read_cuts(text):
    """Return the levels of a text, one a line: "4.51 มากที่สุด". Raises ValidationError for a line that is none."""
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        least, _, word = thai.to_arabic_digits(line).partition(" ")
        try:
            found.append(Level(Decimal(least), word.strip()))
        except InvalidOperation:
            raise ValidationError(f"“{line}” ต้องขึ้นต้นด้วยคะแนนต่ำสุดของระดับ เช่น 4.51 มากที่สุด") from None
    if not found or any(not level.word for level in found) or found[-1].least > 1:
        raise ValidationError("ทุกบรรทัดต้องมีคะแนนและคำ และระดับสุดท้ายต้องเริ่มไม่เกิน 1.00")
    return sorted(found, reverse=True)


class SurveyForm(models.Model):
    """One version of the questions. Once it was answered it never changes: a new version is a copy."""

    name = ThaiCharField("ชื่อแบบสำรวจ", max_length=200, unique=True, help_text="เช่น แบบมาตรฐาน ฉบับที่ ๑")
    cuts = ThaiTextField(
        "เกณฑ์แปลผลค่าเฉลี่ย",
        default=CUTS,
        validators=[read_cuts],
        help_text="หนึ่งบรรทัดต่อหนึ่งระดับ จากสูงไปต่ำ: คะแนนต่ำสุดของระดับ เว้นวรรค แล้วชื่อระดับ",
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = "แบบสำรวจความพึงพอใจ"
        verbose_name_plural = "แบบสำรวจความพึงพอใจ"

    def __str__(self):
        return self.name

    @property
    def levels(self):
        return read_cuts(self.cuts)

    @property
    def was_answered(self):
        """Return whether anybody answered it, so that it may not change any more."""
        return self.pk is not None and Standing.objects.filter(round__form=self).exists()

    def questions(self):
        """Return its questions in their order, each with its aspect."""
        of_form = Question.objects.filter(aspect__form=self).select_related("aspect")
        return of_form.order_by("aspect__order", "aspect", "order", "pk")


class Aspect(Ordered):
    """One of the four aspects that an official table has."""

    form = models.ForeignKey(SurveyForm, models.CASCADE, related_name="aspects", verbose_name="แบบสำรวจ")
    name = ThaiCharField("ด้าน", max_length=200, help_text="เช่น ด้านกระบวนการ/ขั้นตอนการให้บริการ")

    class Meta(Ordered.Meta):
        verbose_name = "ด้านของแบบสำรวจ"
        verbose_name_plural = "ด้านของแบบสำรวจ"

    def __str__(self):
        return self.name


class Question(Ordered):
    """One question on the five-point scale; it may foretell an indicator of the EIT."""

    class Indicator(models.IntegerChoices):
        QUALITY = 6, "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน"
        COMMUNICATION = 7, "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"
        IMPROVEMENT = 8, "ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน"

    aspect = models.ForeignKey(Aspect, models.CASCADE, related_name="questions", verbose_name="ด้าน")
    text = ThaiCharField("ข้อคำถาม", max_length=300)
    indicator = models.PositiveSmallIntegerField("บ่งชี้ตัวชี้วัด EIT", choices=Indicator, null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "ข้อคำถาม"
        verbose_name_plural = "ข้อคำถาม"

    def __str__(self):
        return self.text


class RoundQuerySet(models.QuerySet):
    def open_on(self, day):
        """Return the rounds that take answers on this day, the newest first."""
        return self.filter(opens__lte=day, closes__gte=day).order_by("-opens", "-pk")


class Round(models.Model):
    """One asking: a form, a part of a fiscal year, the days on which answers are taken."""

    form = models.ForeignKey(SurveyForm, models.PROTECT, related_name="rounds", verbose_name="แบบสำรวจ")
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    part = models.CharField("รอบ", max_length=4, choices=Part)
    opens = ThaiDateField("วันแรกที่รับคำตอบ")
    closes = ThaiDateField("วันสุดท้ายที่รับคำตอบ")
    population = models.PositiveIntegerField(
        "จำนวนผู้รับบริการทั้งหมด (N)", null=True, blank=True, help_text="ใช้คำนวณจำนวนคำตอบที่ควรได้ตามสูตรของ Taro Yamane"
    )
    services = models.ManyToManyField(
        Service, blank=True, related_name="rounds", verbose_name="บริการที่สำรวจ", help_text="ไม่เลือก = ทุกบริการที่เปิดให้บริการ"
    )

    slips_only = models.BooleanField(
        "ตอบได้เฉพาะผู้มีใบสำรวจ",
        default=False,
        help_text="เจ้าหน้าที่พิมพ์ใบสำรวจที่มีคิวอาร์โค้ดไม่ซ้ำกัน แจกผู้รับบริการคนละใบ ใบหนึ่งตอบได้ครั้งเดียว",
    )

    objects = RoundQuerySet.as_manager()

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

    def __str__(self):
        return f"ปีงบประมาณ พ.ศ. {thai.to_thai_digits(self.fiscal_year)} {self.get_part_display()}"

    @property
    def key(self):
        """Return the key of its editions: 2570-1, 2570-year."""
        return f"{self.fiscal_year}-{self.part}"

    def asked(self):
        """Return the services that it asks about, by division."""
        chosen = Service.objects.shown().filter(rounds=self)
        return chosen if chosen.exists() else Service.objects.shown()


class Answer(models.Model):
    """One person's marks, written once: a digit a question in the order of the form, 0 where it was left out."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="answers", verbose_name="รอบ")
    service = models.ForeignKey(Service, models.PROTECT, related_name="answers", verbose_name="บริการ")
    channel = models.CharField("ช่องทาง", max_length=5, choices=Channel)
    day = models.DateField("วันที่ตอบ")
    sex = models.CharField("เพศ", max_length=1, choices=Sex, blank=True)
    age = models.CharField("ช่วงอายุ", max_length=3, choices=Age, blank=True)
    marks = models.CharField("คะแนน", max_length=100)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view", "delete")
        verbose_name = "คำตอบ"
        verbose_name_plural = "คำตอบ"

    def __str__(self):
        return f"คำตอบวันที่ {thai.format_date(self.day)}"


class Standing(models.Model):
    """The sums of a service in a round, written together with every answer: no page ever counts answers.

    `counts` is {"n": …, "marks": {question: [ones, …, fives]}, "channel": {…}, "sex": {…}, "age": {…}}.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="standings")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    counts = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        verbose_name = "ยอดสะสม"
        verbose_name_plural = "ยอดสะสม"
        constraints = [models.UniqueConstraint(fields=["round", "service"], name="survey_standing_once")]

    def __str__(self):
        return f"{self.service} {self.round}"


class Comment(models.Model):
    """What somebody wrote; public only in the words that a clerk chose and cleaned. It knows no answer."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="comments", verbose_name="รอบ")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name="บริการ")
    text = ThaiTextField("ข้อความที่เขียน", editable=False)
    cleaned = ThaiTextField(
        "ข้อความที่เผยแพร่ได้", blank=True, max_length=1000, help_text="ตัดชื่อบุคคล เบอร์โทรศัพท์ และสิ่งที่ทำให้รู้ตัวผู้เขียนออก"
    )
    published = models.BooleanField("เลือกให้เผยแพร่", default=False)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view", "change", "delete")
        verbose_name = "ความเห็นและข้อเสนอแนะ"
        verbose_name_plural = "ความเห็นและข้อเสนอแนะ"
        constraints = [
            models.CheckConstraint(
                condition=Q(published=False) | ~Q(cleaned=""),
                name="survey_comment_cleaned",
                violation_error_message="โปรดเขียนข้อความที่เผยแพร่ได้ก่อนเลือกให้เผยแพร่",
            )
        ]

    def __str__(self):
        return self.text[:60]


class ExternalResult(models.Model):
    """What somebody outside the office, such as a university, measured in a round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="external", verbose_name="รอบ")
    measured_by = ThaiCharField("ผู้ประเมิน", max_length=200, help_text="เช่น มหาวิทยาลัยที่หน่วยงานว่าจ้าง")
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="บริการ",
        help_text="เว้นว่างเมื่อเป็นผลรวม",
    )
    mean = models.DecimalField("ค่าเฉลี่ย (x̄)", max_digits=3, decimal_places=2, null=True, blank=True)
    percent = models.DecimalField("ร้อยละความพึงพอใจ", max_digits=5, decimal_places=2, null=True, blank=True)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="รายงานของผู้ประเมิน"
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

    def __str__(self):
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

    def __str__(self):
        return self.code
