"""Where a photo says that it was taken, offered to its reporter: read from the sealed file that arrived, kept nowhere."""

from io import BytesIO
from itertools import islice
from typing import Any

from PIL import Image, UnidentifiedImageError

from ..files import storage
from ..files.uploads import Arrived
from ..sealing import files
from ..sealing.errors import SealError

CHUNKS = 16  # the first mebibyte of a JPEG: what a camera notes stands before the picture
GPS = 0x8825
# The tags of the side and the angle, what the sides mean, and the farthest there is.
LATITUDE, LONGITUDE = (1, 2, {"N": 1, "S": -1}, 90), (3, 4, {"E": 1, "W": -1}, 180)
# What Pillow raises for notes that are none: found by changing bytes at random.
UNREAD = (
    UnidentifiedImageError, Image.DecompressionBombError, SealError, OSError, ValueError, TypeError, KeyError,
    AttributeError, SyntaxError,
)  # fmt: skip


def place_of(arrived: Arrived) -> str:
    """Return where a photo was taken, as the button of the phone's position writes it; "" where it does not say."""
    try:
        with Image.open(BytesIO(_beginning(arrived)), formats=["JPEG"]) as picture:
            noted = picture.getexif().get_ifd(GPS)
        degrees = [_degrees(noted, *axis) for axis in (LATITUDE, LONGITUDE)]
    except UNREAD:
        return ""
    return "ตำแหน่ง {:.4f}, {:.4f}".format(*degrees) if any(degrees) else ""


def _beginning(arrived: Arrived) -> bytes:
    with storage.open_arrived(arrived.id) as source:
        return b"".join(islice(files.read(source, arrived.key, arrived.id, arrived.size), CHUNKS))


def _degrees(noted: Any, side: int, angle: int, signs: dict[str, int], farthest: int) -> float:
    """Return one coordinate. Raises ValueError or KeyError for what is none."""
    whole, minutes, seconds = map(float, noted[angle])
    found = whole + minutes / 60 + seconds / 3600
    if not 0 <= found <= farthest:
        raise ValueError
    return signs[noted[side].strip("\0 ")] * found
