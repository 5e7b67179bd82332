"""What a file tells beside what it shows: said before the original is handed out."""

from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from common import drawing
from common.uploads.names import dangerous_ending

from ..cases.open_case import FileInfo
from . import pictures
from .downloads import sealed_stream

if TYPE_CHECKING:
    from PIL import Image

# Pictures and films of telephones and cameras: their files say where they were taken.
TAKEN_SOMEWHERE = pictures.ENDINGS | {
    ".heic", ".heif", ".avif", ".tif", ".tiff", ".dng", ".mp4", ".m4v", ".mov", ".3gp", ".avi", ".mts",
}  # fmt: skip
GPS, EXIF, TAKEN_AT = 0x8825, 0x8769, (0x0132, 0x9003)
CAMERA = (0x010F, 0x0110)
UNSEEN = "ระบบตรวจข้อมูลแฝงของไฟล์ชนิดนี้ไม่ได้ อาจมีสถานที่ วันเวลา ชื่อผู้จัดทำ ชื่อเครื่อง หรือโปรแกรมอันตราย"
PROGRAM = "โปรแกรมหรือไฟล์ที่สั่งเครื่องทำงานได้ ห้ามเปิดในเครื่องของสำนักงาน เก็บไว้เป็นหลักฐานและส่งให้ผู้เชี่ยวชาญตรวจเท่านั้น"
NOTHING = "ไม่พบสถานที่ วันเวลา หรือรุ่นเครื่องในข้อมูลแฝงของภาพ แต่อาจมีข้อมูลอื่นที่ระบบไม่รู้จัก"


def may_tell_a_place(info: FileInfo) -> bool:
    """Return whether files of this kind usually say where they were taken."""
    return PurePosixPath(info.name).suffix.lower() in TAKEN_SOMEWHERE


def told(info: FileInfo) -> list[str]:
    """Return in Thai what the original tells beside what it shows. Raises SealError where it was altered."""
    from PIL import Image, UnidentifiedImageError  # which no reader's page needs

    if dangerous_ending(info.name):
        return [PROGRAM]
    if not pictures.can_show(info):
        return [UNSEEN]
    try:
        with Image.open(BytesIO(b"".join(sealed_stream(info))), formats=pictures.FORMATS) as picture:
            return [UNSEEN] if _must_be_drawn(picture) else _of(picture.getexif()) or [NOTHING]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return [UNSEEN]


def _must_be_drawn(picture: "Image.Image") -> bool:
    """Return whether only drawing a large picture would tell: notes of a PNG may stand behind it, and Pillow draws it first."""
    is_large = picture.width * picture.height > drawing.SMALL
    return is_large and picture.format == "PNG" and "exif" not in picture.info


def _of(exif: "Image.Exif") -> list[str]:
    details = exif.get_ifd(EXIF)
    found = {
        "พิกัดของสถานที่ที่ถ่ายภาพ": exif.get_ifd(GPS),
        "วันและเวลาที่ถ่ายภาพ": [tag for tag in TAKEN_AT if exif.get(tag) or details.get(tag)],
        "ยี่ห้อหรือรุ่นของโทรศัพท์หรือกล้อง": [tag for tag in CAMERA if exif.get(tag)],
    }
    known = [sentence for sentence, tags in found.items() if tags]
    return known or (["ข้อมูลแฝงอื่นของภาพ"] if len(exif) else [])
