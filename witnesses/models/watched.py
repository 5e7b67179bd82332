"""The ledgers of other sites that this site is a witness of."""

from django.db import models

from common.fields import ThaiCharField


class Watched(models.Model):
    """A site whose ledger is followed, what was last seen of it, and the note that says so."""

    host = models.CharField("เว็บไซต์", max_length=255, unique=True)
    ledger = models.TextField("ที่อยู่ของทะเบียน")
    position = models.PositiveBigIntegerField("รายการล่าสุดที่เห็น", null=True, blank=True)
    head = models.CharField("รหัสของรายการนั้น", max_length=64, blank=True)
    seen_at = models.DateTimeField("เห็นเมื่อ", null=True, blank=True)
    note = models.TextField("ถ้อยแถลง", blank=True)
    verifier_key = models.CharField("กุญแจตรวจ", max_length=400, blank=True)
    asked_at = models.DateTimeField("อ่านครั้งล่าสุดเมื่อ", null=True, blank=True)
    problem = ThaiCharField("เหตุที่อ่านไม่ได้", max_length=300, blank=True)

    class Meta:
        ordering = ["host"]
        default_permissions = ("view",)
        verbose_name = "ทะเบียนที่เป็นพยานให้"
        verbose_name_plural = "ทะเบียนที่เป็นพยานให้"

    def __str__(self) -> str:
        return self.host


class Misfit(models.Model):
    """One time that a ledger had not only grown: what had been seen before, and what was told then."""

    watched = models.ForeignKey(Watched, models.CASCADE, related_name="misfits", verbose_name="เว็บไซต์")
    found_at = models.DateTimeField("พบเมื่อ")
    sentence = ThaiCharField("สิ่งที่พบ", max_length=300)
    position = models.PositiveBigIntegerField("รายการที่เคยเห็น")
    head = models.CharField("รหัสที่เคยเห็น", max_length=64, blank=True)
    told_position = models.PositiveBigIntegerField("จำนวนรายการที่ได้รับ")
    told_head = models.CharField("รหัสของรายการล่าสุดที่ได้รับ", max_length=64, blank=True)

    class Meta:
        ordering = ["-found_at"]
        default_permissions = ("view",)
        verbose_name = "ครั้งที่ทะเบียนไม่ต่อจากเดิม"
        verbose_name_plural = "ครั้งที่ทะเบียนไม่ต่อจากเดิม"

    def __str__(self) -> str:
        return self.sentence
