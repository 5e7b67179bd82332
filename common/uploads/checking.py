"""Is a file what its name claims, and harmless? The name and the browser's header are claims; the bytes decide."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from common import thai
from common.later import later

from . import office, scanning, tables
from .advice import ADVICE
from .beginnings import NAMES, ending_of, own_ending_of
from .findings import Findings, refuse
from .names import dangerous_ending, safe_name

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": OFFICE + "wordprocessingml.document",
    ".xlsx": OFFICE + "spreadsheetml.sheet",
    ".csv": "text/csv",
}
# Pictures as phones and web pages have them: drawn anew as JPEG, whose ending they get.
PHOTOS = (".jfif", ".jpe", ".webp", ".heic", ".heif")
ACCEPT = ",".join((*TYPES, *PHOTOS))
TAKEN = f"รับเฉพาะ {' '.join((*TYPES, '.heic', '.webp'))}"
_PICTURE = later("common.uploads.pictures.check")
CHECKS: dict[str, Callable[[bytes], Findings]] = {
    ".pdf": later("common.uploads.pdf.check"),
    ".png": partial(_PICTURE, picture_format="PNG"),
    ".jpg": partial(_PICTURE, picture_format="JPEG"),
    ".jpeg": partial(_PICTURE, picture_format="JPEG"),
    ".docx": partial(office.check, form=office.DOCUMENT),
    ".xlsx": partial(office.check, form=office.WORKBOOK),
    ".csv": tables.check,
}


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its safe name, its real type, and what was found in it."""

    name: str
    content_type: str
    findings: Findings


def checked(upload: UploadedFile) -> Checked:
    """Return the Checked of an uploaded file.

    Raises ValidationError with a Thai sentence when it is empty, too large (settings.UPLOAD_MAX_BYTES), of a type not
    listed in TYPES, not what its name claims, or harmful.
    """
    name = safe_name(upload.name or "")
    ending = _taken_ending(name)
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        size, most = thai.format_bytes(upload.size or 0), thai.format_bytes(settings.UPLOAD_MAX_BYTES)
        refuse(f"ไฟล์นี้มีขนาด {size} รับได้ไม่เกิน {most} โปรดย่อขนาดหรือแยกเป็นหลายไฟล์")
    data = upload.read()
    if not data:
        refuse("ไฟล์ว่างเปล่า โปรดเลือกไฟล์อื่น")
    scanning.check(data)
    kept = _kept_ending(ending, data)
    _check_beginning(kept, ending, data)
    return Checked(name.removesuffix(ending) + kept, TYPES[kept], CHECKS[kept](data))


def _taken_ending(name: str) -> str:
    if dangerous := dangerous_ending(name):
        refuse(f"ไม่รับไฟล์ที่ชื่อมีนามสกุล {dangerous} เพราะอาจเป็นโปรแกรมที่ทำอันตรายต่อเครื่องของผู้เปิด")
    ending = PurePosixPath(name).suffix
    if ending in ADVICE:
        refuse(f"ไม่รับไฟล์ {ending}: {ADVICE[ending]}")
    if ending and ending not in TYPES and ending not in PHOTOS:
        refuse(f"ไม่รับไฟล์ชนิดนี้ {TAKEN}")
    return ending


def _check_beginning(kept: str, ending: str, data: bytes) -> None:
    """Refuse a file that begins as another kind than its name says, and name that kind."""
    if (found := ending_of(data)) and found != kept.replace(".jpeg", ".jpg"):
        own = own_ending_of(data)
        refuse(f"เนื้อไฟล์ไม่ตรงกับนามสกุล {ending} ไฟล์นี้เป็น{NAMES[own]} โปรดเปลี่ยนนามสกุลเป็น {own} แล้วลองอีกครั้ง หรือเลือกไฟล์อื่น")


def _kept_ending(ending: str, data: bytes) -> str:
    """Return the ending of TYPES that a file is kept under; one without any is known by how it begins."""
    if ending in PHOTOS:
        return ".jpg"
    if ending:
        return ending
    found = ending_of(data)
    if not found:
        refuse(f"ชื่อไฟล์ไม่มีนามสกุลและไม่ทราบว่าเป็นไฟล์ชนิดใด โปรดเติมนามสกุล เช่น .pdf หรือบันทึกใหม่ {TAKEN}")
    return found
