"""Safe copies: a picture drawn anew without place, camera or hidden bytes. The original stays sealed."""

from io import BytesIO
from pathlib import PurePosixPath

from common.drawing import drawn

from ..cases.open_case import FileInfo
from ..files.uploads import MEBIBYTE
from .downloads import sealed_stream

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "BMP"]
MOST_PIXELS = 25_000_000  # to draw anew, known before any is read: and then by a process of its own
LARGEST, SIDE, SMALL = 30 * MEBIBYTE, 1600, 240


class NoPicture(Exception):
    """The file is no picture that can be drawn anew."""


def can_show(info: FileInfo) -> bool:
    """Return whether a safe copy may be tried, by name and size."""
    return PurePosixPath(info.name).suffix.lower() in ENDINGS and info.size <= LARGEST


def safe_copy(info: FileInfo, *, side: int = SIDE) -> bytes:
    """Return the picture as a JPEG of at most `side` pixels without metadata. Raises NoPicture or SealError."""
    from PIL import Image, UnidentifiedImageError  # which no reader's page needs

    if not can_show(info):
        raise NoPicture
    data = b"".join(sealed_stream(info))
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            picture.draft("RGB", (side, side))  # a JPEG is read small at once
            points = picture.width * picture.height
        if points > MOST_PIXELS:
            raise NoPicture
        return drawn("small", data, points=points, side=side)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise NoPicture from error
