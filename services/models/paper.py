"""Paper slips of a service, typed twice."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from common import days, thai
from common.fields import ThaiCharField, ThaiDateField

from .catalogue import Service
from .rounds import Round

MOST_SLIPS = 200


def _typist(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=name
    )


class PaperBatch(models.Model):
    """A bundle of numbered slips. Each entry is {slip: {question: mark, "sex": …, "age": …}}, as JSON with text keys.

    `alone_reason` says why one person typed both entries, "" where two did; who typed is unknown of bundles from before.
    `settled` is what somebody read on a slip where the entries differ; `counted` are the numbers of slips that count.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="batches", verbose_name="รอบ")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name="บริการ")
    name = ThaiCharField("ชื่อชุด", max_length=100, help_text="เช่น เคาน์เตอร์กองคลัง มีนาคม")
    day = ThaiDateField("วันที่เก็บแบบ")
    slips = models.PositiveSmallIntegerField(
        "จำนวนใบ",
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SLIPS)],
        help_text="เขียนเลข ๑, ๒, ๓ … บนแบบกระดาษก่อนเริ่ม ไม่เกิน ๒๐๐ ใบต่อชุด",
    )
    first = models.JSONField("การกรอกครั้งที่หนึ่ง", default=dict, editable=False)
    second = models.JSONField("การกรอกครั้งที่สอง", default=dict, editable=False)
    first_by = _typist("ผู้กรอกครั้งที่หนึ่ง")
    second_by = _typist("ผู้กรอกครั้งที่สอง")
    alone_reason = ThaiCharField("เหตุที่คนเดียวกรอกทั้งสองครั้ง", max_length=300, blank=True, editable=False)
    settled = models.JSONField("ที่ตัดสินแล้ว", default=dict, editable=False)
    counted = models.JSONField("ใบที่นับแล้ว", default=list, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "แบบสำรวจกระดาษ"
        verbose_name_plural = "แบบสำรวจกระดาษ"

    def __str__(self) -> str:
        return f"{self.name} ({thai.format_number(self.slips or 0)} ใบ)"

    def clean(self) -> None:
        """Refuse a day to come, and a service that the round does not survey, as long as nothing of the bundle is counted."""
        days.refuse(self, "day")
        if self.round_id and self.service_id and not self.counted and self.misfit:
            raise ValidationError(self.misfit)

    @property
    def misfit(self) -> str:
        """Return why its slips are none of the round's, as a Thai sentence; "" when they are."""
        if self.round.asks(self.service):
            return ""
        return f"รอบนี้ไม่ได้สำรวจบริการ “{self.service}” โปรดเลือกจาก {', '.join(map(str, self.round.asked()))}"
