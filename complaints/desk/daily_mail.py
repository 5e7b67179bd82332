"""The daily mail to officers: the same words on a quiet day and on a busy one."""

from django.conf import settings
from django.core.mail import send_mass_mail

from ..models import Reader

SUBJECT = "โปรดเปิดห้องรับเรื่องวันนี้"
TEXT = (
    "ข้อความนี้ส่งทุกวันทำการ ไม่ว่าจะมีเรื่องหรือไม่\n\n"
    "โปรดเข้าสู่ระบบหลังบ้านของเว็บไซต์และเปิดห้องรับเรื่อง เพื่อดูเรื่องใหม่ ข้อความจากผู้แจ้ง และกำหนดเวลา\n"
    "ข้อความนี้ไม่มีลิงก์และไม่มีข้อมูลของเรื่องใด โปรดอย่าตอบกลับ\n"
)


def send() -> int:
    """Send the fixed words to every current reader with an address, one mail each; return how many."""
    addresses = [reader.user.email for reader in Reader.objects.current() if reader.user.email]
    return send_mass_mail([(SUBJECT, TEXT, settings.DEFAULT_FROM_EMAIL, [address]) for address in addresses])
