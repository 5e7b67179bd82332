"""What people answered: nothing of who they are but the day, the service, and a sex and age band where they were told."""

from django.db import models
from django.db.models import Q

from common import thai
from common.fields import ThaiTextField

from .catalogue import Service
from .rounds import Round

UNANSWERED = "0"
GROUPS = ("channel", "sex", "age")  # what is counted of who answered


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

    def __str__(self) -> str:
        return f"คำตอบวันที่ {thai.format_date(self.day)}"


class Standing(models.Model):
    """The sums of a service in a round, written together with every answer: no page ever counts answers.

    `counts` is {"n": …, "marks": {question: [ones, …, fives]}, "channel": {…}, "sex": {…}, "age": {…},
    "days": {day: answers that came by link or code}}.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="standings")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    counts = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        verbose_name = "ยอดสะสม"
        verbose_name_plural = "ยอดสะสม"
        constraints = [models.UniqueConstraint(fields=["round", "service"], name="survey_standing_once")]

    def __str__(self) -> str:
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

    def __str__(self) -> str:
        return self.text[:60]
