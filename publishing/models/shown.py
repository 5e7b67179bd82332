"""Which stored files an edition names: looked up when one is withdrawn, without reading what every other one says."""

from django.db import models

from .editions import Edition


class ShownFile(models.Model):
    """One file that an edition names. Written with the edition; worked out from its content, never edited."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="shown_files", verbose_name="ฉบับเผยแพร่")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    name = models.CharField("ชื่อไฟล์", max_length=200)

    class Meta:
        verbose_name = "ไฟล์ที่ฉบับเผยแพร่แสดง"
        verbose_name_plural = "ไฟล์ที่ฉบับเผยแพร่แสดง"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "sha256", "name"], name="shown_file_once_an_edition")]

    def __str__(self) -> str:
        return self.sha256
