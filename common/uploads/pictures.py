"""Pictures: drawn anew, so that no metadata (place, camera, hidden bytes) stays."""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, UnidentifiedImageError

from common.drawing import TooLarge, drawn

from .beginnings import is_photo
from .findings import MISMATCH, Findings, refuse

pillow_heif.register_heif_opener(thumbnails=False)
MOST_PIXELS = 60_000_000
TOO_MANY_PIXELS = "ภาพมีจำนวนจุดมากเกินไป โปรดย่อภาพให้ไม่เกิน ๖๐ ล้านจุด (เช่น ๑๐,๐๐๐ × ๖,๐๐๐) แล้วลองอีกครั้ง"
# A phone's JPEG with a second picture inside is an MPO to Pillow; only its first picture is kept.
# What phones and web pages have in place of a JPEG, whatever its name says, is drawn anew as one.
PHOTOS = {"WEBP": "WebP", "HEIF": "HEIC"}
SAME = {"JPEG": {"JPEG", "MPO", *PHOTOS}, "PNG": {"PNG"}}
DAMAGED_PHOTO = (
    "ภาพนี้เป็น HEIC หรือ WebP ที่เปิดไม่ได้ โปรดส่งเป็น JPEG "
    "(iPhone: การตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด หรือเปิดภาพแล้วบันทึกเป็น JPEG) แล้วลองอีกครั้ง"
)
REDRAWN = "แปลงภาพ {before} เป็น JPEG แล้ว เพื่อให้เปิดได้ทุกเครื่อง"


def check(data: bytes, picture_format: str) -> Findings:
    """Return the Findings of a picture of `picture_format` ("PNG" or "JPEG"), its bytes made anew.

    The way up that a camera noted is applied, its colours become sRGB; nothing else of its notes is kept.
    """
    try:
        with Image.open(BytesIO(data), formats=["PNG", "JPEG", *PHOTOS]) as picture:
            if picture.format not in SAME[picture_format]:
                refuse(MISMATCH)
            if picture.width * picture.height > MOST_PIXELS:
                refuse(TOO_MANY_PIXELS)
            changed = REDRAWN.format(before=PHOTOS[picture.format]) if picture.format in PHOTOS else ""
            points = picture.width * picture.height
        return Findings(drawn("anew", data, points=points, kind=picture_format), changed=changed)
    except (TooLarge, Image.DecompressionBombError, Image.DecompressionBombWarning):
        refuse(TOO_MANY_PIXELS)
    except UnidentifiedImageError:
        if is_photo(data):
            refuse(DAMAGED_PHOTO)
        refuse("เปิดภาพนี้ไม่ได้ โปรดใช้ภาพ PNG หรือ JPEG ที่ไม่เสีย")
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError):
        refuse("ภาพนี้เสียหรือมาไม่ครบ โปรดบันทึกใหม่แล้วลองอีกครั้ง")
