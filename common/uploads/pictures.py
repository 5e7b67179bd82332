"""Pictures: drawn anew, so that no metadata (place, camera, hidden bytes) stays."""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .findings import MISMATCH, Findings, refuse

pillow_heif.register_heif_opener(thumbnails=False)
MOST_PIXELS = 60_000_000
_SRGB = ImageCms.createProfile("sRGB")
TOO_MANY_PIXELS = "ภาพมีจำนวนจุดมากเกินไป โปรดย่อภาพให้ไม่เกิน ๖๐ ล้านจุด (เช่น ๑๐,๐๐๐ × ๖,๐๐๐) แล้วลองอีกครั้ง"
# A phone's JPEG with a second picture inside is an MPO to Pillow; only its first picture is kept.
# What phones and web pages have in place of a JPEG, whatever its name says, is drawn anew as one.
PHOTOS = {"WEBP": "WebP", "HEIF": "HEIC"}
SAME = {"JPEG": {"JPEG", "MPO", *PHOTOS}, "PNG": {"PNG"}}
DAMAGED_PHOTO = (
    "ภาพนี้เป็น HEIC หรือ WebP ที่เปิดไม่ได้ โปรดส่งเป็น JPEG "
    "(iPhone: การตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด หรือเปิดภาพแล้วบันทึกเป็น JPEG) แล้วลองอีกครั้ง"
)
REDRAWN = "แปลงภาพ {kind} เป็น JPEG แล้ว เพื่อให้เปิดได้ทุกเครื่อง"
SAVING = {"JPEG": {"quality": 90, "optimize": True}, "PNG": {"optimize": True}}


def check(data, kind):
    """Return the Findings of a picture of the format `kind` ("PNG" or "JPEG"), its bytes made anew.

    The way up that a camera noted is applied, its colours become sRGB; nothing else of its notes is kept.
    """
    try:
        with Image.open(BytesIO(data), formats=["PNG", "JPEG", *PHOTOS]) as picture:
            if picture.format not in SAME[kind]:
                refuse(MISMATCH)
            if picture.width * picture.height > MOST_PIXELS:
                refuse(TOO_MANY_PIXELS)
            changed = REDRAWN.format(kind=PHOTOS[picture.format]) if picture.format in PHOTOS else ""
            return Findings(_redrawn(picture, kind), changed=changed)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        refuse(TOO_MANY_PIXELS)
    except UnidentifiedImageError:
        if is_photo(data):
            refuse(DAMAGED_PHOTO)
        refuse("เปิดภาพนี้ไม่ได้ โปรดใช้ภาพ PNG หรือ JPEG ที่ไม่เสีย")
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError):
        refuse("ภาพนี้เสียหรือมาไม่ครบ โปรดบันทึกใหม่แล้วลองอีกครั้ง")


def is_photo(data: bytes) -> bool:
    """Return whether bytes begin as a WebP or HEIC picture does."""
    return (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in (
        b"ftypheic",
        b"ftypheix",
        b"ftypmif1",
        b"ftypmsf1",
    )


def _on_white(picture):
    """Return the picture without transparency: what shone through becomes paper."""
    if "A" not in picture.getbands():
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA"))


def _in_srgb(picture, profile):
    """Return the picture in sRGB; as it is when its colour profile is broken or made for another kind of picture."""
    try:
        return ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), _SRGB)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _redrawn(picture, kind):
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in ("RGB", "L"):
        upright = _on_white(upright).convert("RGB")
    elif profile and upright.mode == "RGB":
        upright = _in_srgb(upright, profile)
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    out = BytesIO()
    upright.save(out, kind, **SAVING[kind])
    return out.getvalue()
