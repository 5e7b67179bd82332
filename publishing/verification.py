"""Which edition a file or a hash belongs to: everything that this site ever handed out is found by its SHA-256."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from common.models import StoredFile
from common.thai import to_arabic_digits

from .models import Edition, IssuedFile, LedgerEntry

SHORTEST, WHOLE = 12, 64


@dataclass(frozen=True)
class Findings:
    """What a hash, or its first digits, stands for."""

    sha256: str
    editions: list = field(default_factory=list)
    issued: list = field(default_factory=list)
    documents: list = field(default_factory=list)
    entries: list = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        return bool(self.editions or self.issued or self.documents or self.entries)

    @property
    def is_whole(self) -> bool:
        """Return whether the whole hash was given, which alone proves that a file is as it was published."""
        return len(self.sha256) == WHOLE


def parsed(text: str) -> str:
    """Return a hash in lower case from what a person types or pastes; raises ValidationError with a Thai sentence.

    Spaces, line breaks, dashes, Thai digits, capitals and "sha256:" before it are accepted, and its first 12 digits
    or more in place of all 64.
    """
    said = re.sub(r"[\s\-\u200b]", "", to_arabic_digits(text)).lower().removeprefix("sha256:")
    if not re.fullmatch(r"[0-9a-f]*", said):
        raise ValidationError("รหัสตรวจสอบมีเฉพาะตัวเลข 0–9 และตัวอักษร a–f โปรดตรวจว่าคัดลอกมาถูกต้อง")
    if not SHORTEST <= len(said) <= WHOLE:
        raise ValidationError("รหัสตรวจสอบมี ๖๔ หลัก หรือใช้ ๑๒ หลักแรกขึ้นไป โปรดตรวจว่าคัดลอกมาครบ")
    return said


def find(sha256: str) -> Findings:
    """Return the Findings of a hash, or of its first digits, as `parsed` returns it. Only what is public is found."""
    span = {"sha256__gte": sha256, "sha256__lt": sha256 + "g"}
    editions = Edition.objects.due().filter(**span).with_newest_number().defer("content")
    entries = LedgerEntry.objects.filter(**span, edition__in=Edition.objects.due()).select_related("edition")
    return Findings(
        sha256,
        editions=list(editions.order_by("-published_at")[:10]),
        issued=_with_newest(IssuedFile.objects.hashed(sha256)[:10]),
        documents=list(StoredFile.objects.public().filter(**span)[:10]),
        entries=list(entries[:10]),
    )


def _with_newest(files: Iterable[IssuedFile]) -> list[IssuedFile]:
    """Return the files, each with its edition knowing the newest number of its kind and key.

    A JSON file that is an edition's whole content is left out: it is found as that edition.
    """
    files = [file for file in files if file.sha256 != file.edition.sha256]
    editions = Edition.objects.filter(pk__in={file.edition_id for file in files}).with_newest_number().defer("content")
    known = {edition.pk: edition for edition in editions}
    for file in files:
        file.edition = known[file.edition_id]
    return files
