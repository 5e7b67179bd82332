"""Parts that contents of several kinds are made of."""

from typing import Annotated, Any, cast, overload

from django.db.models import Field, Model

from common import text_layers, thai
from common.models import Organisation, StoredFile
from common.rich_text import as_text
from common.templatetags.files import file_format

from .contents import Content, content_of, limited, titled


def kept(model: type[Model], name: str, about: str = "", **facts: Any) -> Any:
    """Return the annotation of a field that common keeps: its Thai word stands there, since common knows no publication."""
    field = cast(Field, model._meta.get_field(name))
    return titled(str(field.verbose_name), about, **facts)


def in_bytes(value: int, whole: Any) -> str:
    return thai.format_bytes(value)


def rich_text(title: str, about: str = "") -> Any:
    """Return the annotation of a field of cleaned HTML, which is compared and searched as plain lines."""
    return titled(title, about, words=lambda value, whole: as_text(value))


SHA256 = titled("แฮชของไฟล์", "SHA-256", coded=True, pattern="^[0-9a-f]{64}$")


ROW_ID = titled("รหัสของแถว", "ว่างเมื่อเป็นลำดับของแถว", coded=True)


class Stored(Content):
    """A file of the office by its hash: publishing makes exactly those public that a content names this way."""

    sha256: Annotated[str, SHA256]
    name: Annotated[str, kept(StoredFile, "name", coded=True)]


class FileFacts(Stored):
    """What is told of a stored file; pages and what follows are None for what has no pages."""

    content_type: Annotated[
        str, kept(StoredFile, "content_type", coded=True, words=lambda value, whole: file_format(value))
    ]
    size: Annotated[int, titled("ขนาด", "ไบต์", ge=0, words=in_bytes)]
    pages: Annotated[int | None, kept(StoredFile, "pages")]
    has_text_layer: Annotated[bool | None, kept(StoredFile, "has_text_layer")]
    readability: Annotated[Annotated[int, limited(ge=0, le=100)] | None, titled("ข้อความที่อ่านได้", "ร้อยละของตัวอักษร")] = (
        None
    )
    with_text: Annotated[Stored | None, kept(StoredFile, "with_text", "สำเนาที่ระบบอ่านตัวอักษรจากภาพ")] = None

    @property
    def text_problem(self) -> str:
        """Return why its text can't be searched or read aloud, in Thai words; "" when it can, be it in its copy."""
        return "" if self.with_text else text_layers.problem(self.has_text_layer, self.readability)


def copy_of(file: StoredFile) -> Stored | None:
    """Return the copy with a text layer of a stored file, None where it has none."""
    return content_of(Stored, file.with_text) if file.with_text else None


@overload
def file_facts(file: StoredFile) -> FileFacts: ...
@overload
def file_facts(file: None) -> None: ...
def file_facts(file: StoredFile | None) -> FileFacts | None:
    """Return the FileFacts of a stored file, None for none."""
    return content_of(FileFacts, file, with_text=copy_of(file)) if file else None


class OfficeName(Content):
    """The office as it was called on the day of the edition."""

    name: Annotated[str, kept(Organisation, "name")]
    short_name: Annotated[str, kept(Organisation, "short_name")]
    site_address: Annotated[str, titled("ที่อยู่เว็บไซต์", "ว่างเมื่อไม่ได้ระบุ", coded=True)]
