"""Differences worked out once: between two contents, of whichever editions."""

from django.db import models


class Compared(models.Model):
    """What leads from one content to another, both named by their SHA-256; made again from them at any time."""

    kind = models.CharField("ประเภท", max_length=40)
    before = models.CharField("SHA-256 ของเนื้อหาก่อน", max_length=64)
    after = models.CharField("SHA-256 ของเนื้อหาหลัง", max_length=64)
    differences = models.JSONField("สิ่งที่เปลี่ยนแปลง", help_text="แต่ละแห่ง: ตำแหน่ง ข้อความก่อน ข้อความหลัง")

    class Meta:
        verbose_name = "การเปรียบเทียบเนื้อหา"
        verbose_name_plural = "การเปรียบเทียบเนื้อหา"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "before", "after"], name="compared_once")]

    def __str__(self) -> str:
        return f"{self.before[:12]} {self.after[:12]}"
