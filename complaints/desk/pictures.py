"""Safe copies: a picture drawn anew without place, camera or hidden bytes. The original stays sealed."""

from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from ..cases.open_case import FileInfo
from ..files.uploads import MEBIBYTE
from .downloads import sealed_stream

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "BMP"]
MOST_PIXELS = 25_000_000  # to draw anew, known before any is read: 175 MB of memory at most
LARGEST, SIDE = 30 * MEBIBYTE, 1600


class NoPicture(Exception):
    """The file is no picture that can be drawn anew."""


def can_show(info: FileInfo) -> bool:
    """Return whether a safe copy may be tried, by name and size."""
    return PurePosixPath(info.name).suffix.lower() in ENDINGS and info.size <= LARGEST


def safe_copy(info: FileInfo) -> bytes:
    """Return the picture as a JPEG of at most SIDE pixels without metadata. Raises NoPicture or SealError."""
    if not can_show(info):
        raise NoPicture
    data = BytesIO(b"".join(sealed_stream(info)))
    try:
        with Image.open(data, formats=FORMATS) as picture:
            picture.draft("RGB", (SIDE, SIDE))  # a JPEG is read small at once
            if picture.width * picture.height > MOST_PIXELS:
                raise NoPicture
            upright = ImageOps.exif_transpose(picture.convert("RGB") if picture.mode != "RGB" else picture)
            upright.thumbnail((SIDE, SIDE))
            clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise NoPicture from error
    out = BytesIO()
    clean.save(out, "JPEG", quality=85)
    return out.getvalue()
