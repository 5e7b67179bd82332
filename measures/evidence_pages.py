"""Which addresses count as a page of this site that can prove a result."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve


def validate_page(address: str) -> None:
    """Raise ValidationError unless the address is a path of this site that leads to a public page."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        raise ValidationError("ที่อยู่ของหน้าต้องขึ้นต้นด้วย / เพียงตัวเดียว หากเป็นเว็บไซต์อื่นโปรดใช้ช่องลิงก์ภายนอก")
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404 as unknown:
        raise ValidationError("ไม่พบหน้านี้ในเว็บไซต์ โปรดคัดลอกที่อยู่จากหน้าเว็บที่ต้องการ") from unknown
    if match.app_name == "admin":
        raise ValidationError("หน้านี้เป็นหน้าของเจ้าหน้าที่ ประชาชนเปิดดูไม่ได้")
