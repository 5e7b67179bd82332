"""The questions of the satisfaction survey: forms in versions, with their aspects and how a mean is read."""

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models

from common import thai
from common.fields import ThaiCharField, ThaiTextField
from common.models import Ordered
from publishing.contents import title
from publishing.models import Edition

from ..editions import rounds as rounds_edition
from ..editions.rounds import KIND
from ..tally.levels import FIVE, Level

# The Thai word of a field stands once: in the type of what is published.
_of_aspect = partial(title, rounds_edition.Aspect)
_of_question = partial(title, rounds_edition.Question)

SCALE = 5
CUTS = "\n".join(f"{least} {word}" for least, word in FIVE)


def read_cuts(text: str) -> list[Level]:
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
    """One version of the questions. Once it was announced or answered it never changes: a new version is a copy."""

    name = ThaiCharField("ชื่อแบบสำรวจ", max_length=200, unique=True, help_text="เช่น แบบมาตรฐาน ฉบับที่ ๑")
    cuts = ThaiTextField(
        "เกณฑ์แปลผลค่าเฉลี่ย",
        default=CUTS,
        validators=[cast(Any, read_cuts)],
        help_text="หนึ่งบรรทัดต่อหนึ่งระดับ จากสูงไปต่ำ: คะแนนต่ำสุดของระดับ เว้นวรรค แล้วชื่อระดับ",
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = "แบบสำรวจความพึงพอใจ"
        verbose_name_plural = "แบบสำรวจความพึงพอใจ"

    def __str__(self) -> str:
        return self.name

    @property
    def levels(self) -> list[Level]:
        return read_cuts(self.cuts)

    @property
    def is_fixed(self) -> bool:
        """Return whether a round with it was announced or answered, so that it may not change any more."""
        rounds = list(self.rounds.all()) if self.pk else []
        announced = Edition.objects.filter(kind=KIND, key__in=[one.key for one in rounds])
        return bool(rounds) and (announced.exists() or self.rounds.filter(standings__isnull=False).exists())

    def questions(self) -> models.QuerySet["Question"]:
        """Return its questions in their order, each with its aspect."""
        of_form = Question.objects.filter(aspect__form=self).select_related("aspect")
        return of_form.order_by("aspect__order", "aspect", "order", "pk")


class Aspect(Ordered):
    """One of the four aspects that an official table has."""

    form = models.ForeignKey(SurveyForm, models.CASCADE, related_name="aspects", verbose_name="แบบสำรวจ")
    name = ThaiCharField(_of_aspect("name"), max_length=200, help_text="เช่น ด้านกระบวนการ/ขั้นตอนการให้บริการ")

    class Meta(Ordered.Meta):
        verbose_name = "ด้านของแบบสำรวจ"
        verbose_name_plural = "ด้านของแบบสำรวจ"

    def __str__(self) -> str:
        return self.name


class Question(Ordered):
    """One question on the five-point scale; it may foretell an indicator of the EIT."""

    class Indicator(models.IntegerChoices):
        QUALITY = 6, "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน"
        COMMUNICATION = 7, "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"
        IMPROVEMENT = 8, "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน"

    aspect = models.ForeignKey(Aspect, models.CASCADE, related_name="questions", verbose_name="ด้าน")
    text = ThaiCharField(_of_question("text"), max_length=300)
    indicator = models.PositiveSmallIntegerField("บ่งชี้ตัวชี้วัด EIT", choices=Indicator, null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "ข้อคำถาม"
        verbose_name_plural = "ข้อคำถาม"

    def __str__(self) -> str:
        return self.text
