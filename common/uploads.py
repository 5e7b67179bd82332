"""Files that staff bring in: their real type, their safe name, their place under their own SHA-256."""

import hashlib
import os
import tempfile
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath

import puremagic
import pypdfium2
from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from .models import StoredFile

MAX_BYTES = 50 * 1024 * 1024
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
ACCEPT = ",".join(TYPES)


def safe_name(name):
    """Return the last part of `name` in NFC without control characters, cut to 120 characters, its ending kept."""
    text = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).name)
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text if c not in '<>:"|?*%#')
    path = PurePosixPath(" ".join(text.split()) or "file")
    return path.stem.strip(". ")[: 120 - len(path.suffix)] + path.suffix.lower()


def _refuse(sentence):
    raise ValidationError(sentence)


def _checked_pdf(data):
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        _refuse("เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน โปรดบันทึกใหม่แล้วลองอีกครั้ง")
    return data


def _checked_picture(data):
    """Return the picture drawn anew, so that no metadata (place, camera, hidden bytes) stays."""
    try:
        with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            out = BytesIO()
            kind = picture.format
            picture.load()
            clean = picture.convert("RGB") if kind == "JPEG" else picture.copy()
            clean.info = {}
            clean.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        _refuse("เปิดภาพนี้ไม่ได้ โปรดใช้ภาพ PNG หรือ JPEG ที่ไม่เสีย")
    return out.getvalue()


def _checked_text(data):
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("ไฟล์ CSV ต้องเข้ารหัสแบบ UTF-8")
    return data


def _checked_office(data):
    try:
        kinds = {match.mime_type for match in puremagic.magic_string(data)}
    except puremagic.PureError:
        kinds = set()
    if not any(kind.startswith(OFFICE) for kind in kinds):
        _refuse("เนื้อไฟล์ไม่ตรงกับนามสกุลของไฟล์ โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    return data


CHECKS = {".pdf": _checked_pdf, ".csv": _checked_text, ".docx": _checked_office, ".xlsx": _checked_office}


def checked(upload):
    """Return (safe name, content type, bytes to keep) of an uploaded file.

    Raises ValidationError with a Thai sentence when it is empty, too large, of a type not listed in TYPES, or
    not what its name claims.
    """
    name = safe_name(upload.name)
    ending = PurePosixPath(name).suffix
    if ending not in TYPES:
        _refuse(f"ไม่รับไฟล์ชนิดนี้ รับเฉพาะ {' '.join(TYPES)}")
    if upload.size > MAX_BYTES:
        _refuse(f"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {MAX_BYTES // 1024 // 1024} เมกะไบต์")
    data = upload.read()
    if not data:
        _refuse("ไฟล์ว่างเปล่า โปรดเลือกไฟล์อื่น")
    return name, TYPES[ending], CHECKS.get(ending, _checked_picture)(data)


def _write(path, data):
    """Write so that `path` appears whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, 0o640)
    os.replace(file.name, path)


def store(upload, *, by=None):
    """Return the StoredFile of `upload`, the existing one when the same bytes were stored before.

    Raises ValidationError as `checked` does.
    """
    name, content_type, data = checked(upload)
    sha256 = hashlib.sha256(data).hexdigest()
    path = settings.MEDIA_ROOT / sha256[:2] / sha256
    if not path.exists():
        _write(path, data)
    return StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"name": name, "content_type": content_type, "size": len(data), "uploaded_by": by}
    )[0]
