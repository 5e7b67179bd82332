"""A message of the reporter or of an officer."""

from typing import Any, Self
from uuid import UUID, uuid4

from django.http import QueryDict

from .files import FilesField, SealedFilesForm
from .report import paragraph


class MessageForm(SealedFilesForm):
    """A message with files; at least one of the two."""

    text = paragraph("ข้อความถึงเจ้าหน้าที่", rows=4)
    files = FilesField(  # type: ignore[assignment] # the form's own files are of another kind
        label="แนบไฟล์เพิ่ม",
        required=False,
        help_text="รวมทั้งเรื่องไม่เกิน ๑๐ ไฟล์ ไฟล์ละไม่เกิน ๑๐๐ เมกะไบต์ รวมไม่เกิน ๓๐๐ เมกะไบต์",
    )

    def answering(self, *, is_asked: bool) -> Self:
        """Return the form itself, its field named as an answer where something is asked."""
        if is_asked:
            self.fields["text"].label = "คำตอบของท่าน"
        return self

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("text") and not self.arrived and not self.errors:
            self.add_error("text", "โปรดเขียนข้อความหรือแนบไฟล์")
        return data


def item_of(data: QueryDict) -> UUID:
    """Return the id that makes what is sent twice one entry; a new one when the data holds none."""
    try:
        return UUID(data.get("item", ""))
    except ValueError:
        return uuid4()
