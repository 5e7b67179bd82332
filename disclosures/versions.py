"""The two ways in which a document of a topic changes after its first publication: a new file, or the end of it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from common.models import StaffUser, StoredFile

from .models import Document, Replacement


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "โปรดระบุเหตุผล"})
    return reason.strip()


def replace(
    document: Document, *, file: StoredFile, reason: str, by: StaffUser, at: datetime | None = None
) -> Replacement:
    """Give the document another stored file and keep the one before as a Replacement, which is returned.

    Raises ValidationError without a reason, for a withdrawn document, or when the bytes are the same.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.withdrawn_at:
            raise ValidationError("เอกสารนี้เพิกถอนแล้ว จึงแทนที่ไฟล์ไม่ได้ โปรดเพิ่มเป็นเอกสารใหม่")
        if document.file_id == file.pk:
            raise ValidationError({"new_file": "ไฟล์ใหม่เหมือนไฟล์เดิมทุกประการ จึงไม่มีสิ่งใดต้องแทนที่"})
        kept = Replacement.objects.create(
            document=document,
            file_id=document.file_id,
            replaced_at=at or timezone.now(),
            replaced_by=by,
            reason=_said(reason),
        )
        document.file = file
        document.save(update_fields=["file"])
    return kept


def withdraw(document: Document, *, reason: str, at: datetime | None = None) -> Document:
    """Withdraw the document and return it: its entry stays on the page with the reason, without the file.

    Raises ValidationError without a reason or when it was withdrawn before.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.withdrawn_at:
            raise ValidationError("เอกสารนี้เพิกถอนไปแล้ว")
        document.withdrawn_at, document.withdrawn_reason = at or timezone.now(), _said(reason)
        document.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    return document
