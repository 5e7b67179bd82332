"""Tables that wait between the dry run of an import and its confirmation."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.db import models
from django.utils import timezone

from common.fields import FiscalYearField, ThaiCharField
from publishing.verify import canonical, digest


class PendingImportQuerySet(models.QuerySet):
    def waiting(self, owner: Any, at: datetime | None = None) -> "PendingImport | None":
        """Return what `owner` brought in and has not confirmed, or None; older than a day counts as gone."""
        found = self.filter(owner=owner, uploaded_at__gt=(at or timezone.now()) - timedelta(days=1))
        return cast("PendingImport | None", found.first())

    def put(
        self, *, owner: Any, file_name: str, fiscal_year: int, table: Any, at: datetime | None = None
    ) -> "PendingImport":
        """Keep a table in place of the owner's last one, and drop everybody's that are older than a day."""
        at = at or timezone.now()
        self.filter(uploaded_at__lte=at - timedelta(days=1)).delete()
        facts = {"file_name": file_name, "fiscal_year": fiscal_year, "table": table, "answers": {}, "uploaded_at": at}
        return cast("PendingImport", self.update_or_create(owner=owner, defaults=facts)[0])


class PendingImport(models.Model):
    """A table that one member of staff brought in and has not confirmed yet: at most one each, kept for a day."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, verbose_name="ผู้นำเข้า")
    file_name = ThaiCharField("ชื่อไฟล์", max_length=200)
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    table = models.JSONField("ตารางที่อ่านได้และที่แก้แล้ว")
    answers = models.JSONField("คำตอบที่กรอกไว้", default=dict, blank=True)
    uploaded_at = models.DateTimeField("นำเข้าเมื่อ", default=timezone.now)

    objects = PendingImportQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "ตารางที่รอยืนยันนำเข้า"
        verbose_name_plural = "ตารางที่รอยืนยันนำเข้า"

    def __str__(self) -> str:
        return self.file_name

    @property
    def digest(self) -> str:
        """Return what tells this table from any other: a page confirms exactly the table that it showed."""
        return digest(canonical([self.fiscal_year, self.table]))
