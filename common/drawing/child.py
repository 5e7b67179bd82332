"""Draws a picture anew; as a process: a picture comes in, the new one goes out, and its memory ends with it.

Imports nothing of ours, since the process runs without our modules.
"""

import json
import resource
import sys
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageOps

pillow_heif.register_heif_opener(thumbnails=False)
MEMORY = 1 << 30  # bytes that drawing one picture may take
FORMATS = ["PNG", "JPEG", "WEBP", "HEIF"]
OUT_OF_MEMORY = 3
SAVING: dict[str, dict[str, Any]] = {"JPEG": {"quality": 90, "optimize": True}, "PNG": {"optimize": True}}
_SRGB = ImageCms.createProfile("sRGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency: what shone through becomes paper."""
    if "A" not in picture.getbands():
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA"))


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in sRGB; as it is when its colour profile is broken or made for another kind of picture."""
    try:
        return ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), _SRGB) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def anew(data: bytes, *, kind: str) -> bytes:
    """Return a picture as JPEG or PNG with nothing that its camera noted, the way up and the colours applied."""
    with Image.open(BytesIO(data), formats=FORMATS) as picture:
        return _redrawn(picture, kind)


def small(data: bytes, *, side: int) -> bytes:
    """Return a picture as a JPEG of at most `side` points a side."""
    with Image.open(BytesIO(data), formats=[*FORMATS, "GIF", "BMP"]) as picture:
        picture.draft("RGB", (side, side))  # a JPEG is read small at once
        upright = ImageOps.exif_transpose(picture.convert("RGB") if picture.mode != "RGB" else picture)
        upright.thumbnail((side, side))
        clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = BytesIO()
    clean.save(out, "JPEG", quality=85)
    return out.getvalue()


def _redrawn(picture: Image.Image, kind: str) -> bytes:
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


TASKS: dict[str, Callable[..., bytes]] = {"anew": anew, "small": small}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    job = json.loads(sys.argv[1])
    try:
        sys.stdout.buffer.write(TASKS[job.pop("task")](sys.stdin.buffer.read(), **job))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
