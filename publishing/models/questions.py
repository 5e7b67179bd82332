"""What readers call things, and what they asked in vain."""

from django.db import models

from common.fields import ThaiCharField


class SpokenWord(models.Model):
    """A word that people say for a word that stands in what the office publishes."""

    said = ThaiCharField("คำที่ประชาชนใช้", max_length=100, unique=True, help_text="เช่น ถนนพัง")
    meant = ThaiCharField("คำในเอกสารของหน่วยงาน", max_length=100, help_text="เช่น ถนนชำรุด")

    class Meta:
        ordering = ["said"]
        verbose_name = "คำค้นที่มีความหมายเดียวกัน"
        verbose_name_plural = "คำค้นที่มีความหมายเดียวกัน"

    def __str__(self) -> str:
        return f"{self.said} → {self.meant}"


class UnfoundQuestion(models.Model):
    """How often a question found nothing. Its words are kept only once enough people asked it (search/unfound.py)."""

    digest = models.CharField(primary_key=True, max_length=64)
    times = models.PositiveIntegerField("จำนวนครั้ง", default=0)
    question = models.CharField("คำค้น", max_length=100, blank=True)
    asked_on = models.DateField("ล่าสุดเมื่อ")

    class Meta:
        ordering = ["-times", "question"]
        verbose_name = "คำค้นที่ไม่พบ"
        verbose_name_plural = "คำค้นที่ไม่พบ"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.question or "(ยังไม่ครบจำนวนที่แสดงได้)"
