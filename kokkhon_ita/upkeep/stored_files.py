"""Can every file that was stored still be read? Each is looked at, so `manage.py doctor` alone asks this, and no request."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from common import thai
from common.models import StoredFile

from .health import Fault


def faults() -> Iterator[Fault]:
    """Yield what is wrong with the files on this machine's disk; a bucket looks after its own."""
    if settings.S3_BUCKET:
        return
    roots = (settings.MEDIA_ROOT, settings.ISSUED_ROOT, settings.SEALED_ROOT)
    if unreadable := [path for root in roots for path in _unreadable(Path(root))]:
        said = f"อ่านสิ่งที่เก็บไว้ไม่ได้ {thai.format_number(len(unreadable))} แห่ง เช่น {unreadable[0]}"
        step = "ให้ผู้ใช้ที่รันเว็บไซต์เป็นเจ้าของ (chown -R) ถ้ายังอ่านไม่ได้ ดิสก์อาจเสีย ให้นำไฟล์นั้นกลับมาจากข้อมูลสำรอง"
        yield Fault("files-unreadable", said, step)
    if torn := [file for file in StoredFile.objects.order_by("pk") if _is_torn(file)]:
        said = f"ไฟล์ที่นำเข้าไว้หายไปหรือไม่ครบ {thai.format_number(len(torn))} ไฟล์ เช่น {torn[0].name}"
        yield Fault("files-torn", said, f"นำเข้าไฟล์เดิมอีกครั้งในหน้าของเจ้าหน้าที่ หรือนำ {torn[0].path} กลับมาจากข้อมูลสำรอง")


def _unreadable(root: Path) -> Iterator[Path]:
    """Yield the files and folders below `root` of which this user can read nothing."""
    shut: list[Path] = []
    for folder, _, names in os.walk(root, onerror=lambda error: shut.append(Path(error.filename))):
        yield from (path for name in names if not os.access(path := Path(folder, name), os.R_OK))
    yield from (path for path in shut if path.exists())


def _is_torn(file: StoredFile) -> bool:
    """Return whether the bytes are gone or fewer; one that can't be looked at is told as unreadable."""
    try:
        return not file.is_whole
    except OSError:
        return False
