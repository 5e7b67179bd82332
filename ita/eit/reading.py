"""Reads QR pictures back: what staff upload must lead where the page leads."""

from io import BytesIO

import zxingcpp
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from . import links

UNREADABLE = "อ่านคิวอาร์โค้ดในภาพไม่ได้ โปรดใช้ภาพ PNG หรือ JPEG ที่คมชัดและเห็นคิวอาร์โค้ดทั้งดวง"


def texts(picture: bytes) -> list[str]:
    """Return what every QR code in the bytes of a PNG or JPEG picture says; [] when none can be read."""
    try:
        with Image.open(BytesIO(picture), formats=["PNG", "JPEG"]) as image:
            flat = Image.new("RGB", image.size, "white")
            layer = image.convert("RGBA")
            flat.paste(layer, mask=layer)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return []
    return [
        found.text for found in zxingcpp.read_barcodes(flat, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]


def mismatch(picture: bytes, code: str) -> str | None:
    """Return the Thai sentence why the QR picture does not lead to the form of this office's code, None when it does."""
    said = set(texts(picture))
    if len(said) != 1:
        return "ภาพนี้มีคิวอาร์โค้ดมากกว่าหนึ่งดวง โปรดใช้ภาพที่มีดวงเดียว" if said else UNREADABLE
    (text,) = said
    try:
        found = links.read(text)
    except ValidationError as refusal:
        return f"คิวอาร์โค้ดในภาพใช้ไม่ได้: {refusal.messages[0]}"
    if found != code:
        return f"คิวอาร์โค้ดในภาพนำไปที่ {links.address(found)} แต่ลิงก์ของรอบนี้คือ {links.address(code)}"
    return None
