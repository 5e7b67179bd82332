"""Which files were handed out for an edition."""

from typing import Self

from django.db import models

from .base import PermanentQuerySet
from .editions import Edition


class IssuedFileQuerySet(PermanentQuerySet):
    def hashed(self, start: str) -> Self:
        """Return the files whose SHA-256 begins with `start`, of editions that are due, newest edition first."""
        files = self.filter(sha256__gte=start, sha256__lt=start + "g").select_related("edition")
        return files.filter(edition__in=Edition.objects.due()).order_by("-edition__published_at", "name")


class IssuedFile(models.Model):
    """The hash of a file that readers got: kept for ever, so that it verifies after any change of the writers."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="issued", verbose_name="ฉบับเผยแพร่")
    name = models.CharField("ไฟล์", max_length=80)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("ขนาด (ไบต์)")
    issued_at = models.DateTimeField("ออกครั้งแรกเมื่อ", auto_now_add=True)

    objects = IssuedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "ไฟล์ที่ออกแล้ว"
        verbose_name_plural = "ไฟล์ที่ออกแล้ว"
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["edition", "name", "sha256"], name="issued_file_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def ending(self) -> str:
        """Return the kind of file in capitals, such as "PDF"."""
        return self.name.rpartition(".")[2].upper()
