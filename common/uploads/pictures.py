"""Pictures: drawn anew, so that no metadata (place, camera, hidden bytes) stays."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .findings import MISMATCH, Findings, refuse

MOST_PIXELS = 60_000_000
_SRGB = ImageCms.createProfile("sRGB")
TOO_MANY_PIXELS = "ภาพมีจำนวนจุดมากเกินไป โปรดย่อภาพให้ไม่เกิน ๖๐ ล้านจุด (เช่น ๑๐,๐๐๐ × ๖,๐๐๐) แล้วลองอีกครั้ง"
# A phone's JPEG with a second picture inside is an MPO to Pillow; only its first picture is kept.
SAME = {"JPEG": {"JPEG", "MPO"}, "PNG": {"PNG"}}
SAVING = {"JPEG": {"quality": 90, "optimize": True}, "PNG": {"optimize": True}}


def check(data, kind):
    """Return the Findings of a picture of the format `kind` ("PNG" or "JPEG"), its bytes made anew.

    The way up that a camera noted is applied, its colours become sRGB; nothing else of its notes is kept.
    """
    try:
        with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            if picture.format not in SAME[kind]:
                refuse(MISMATCH)
            if picture.width * picture.height > MOST_PIXELS:
                refuse(TOO_MANY_PIXELS)
            return Findings(_redrawn(picture, kind))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        refuse(TOO_MANY_PIXELS)
    except UnidentifiedImageError:
        refuse("เปิดภาพนี้ไม่ได้ โปรดใช้ภาพ PNG หรือ JPEG ที่ไม่เสีย")
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError):
        refuse("ภาพนี้เสียหรือมาไม่ครบ โปรดบันทึกใหม่แล้วลองอีกครั้ง")


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
        upright = upright.convert("RGB")
    elif profile and upright.mode == "RGB":
        upright = _in_srgb(upright, profile)
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    out = BytesIO()
    upright.save(out, kind, **SAVING[kind])
    return out.getvalue()
