"""Mails with fixed words: every day to officers, on a quiet day as on a busy one, and to the chief executive when a limit passed."""

from django.conf import settings
from django.core.mail import send_mail, send_mass_mail

from ..models import Desk, Reader

SUBJECT = "โปรดเปิดห้องรับเรื่องวันนี้"
TEXT = (
    "ข้อความนี้ส่งทุกวันทำการ ไม่ว่าจะมีเรื่องหรือไม่\n\n"
    "โปรดเข้าสู่ระบบหลังบ้านของเว็บไซต์และเปิดห้องรับเรื่อง เพื่อดูเรื่องใหม่ ข้อความจากผู้แจ้ง และกำหนดเวลา\n"
    "สัปดาห์แรกของเดือน โปรดดูรายการ “ครบกำหนดเก็บรักษา” ในห้องด้วย\n"
    "ข้อความนี้ไม่มีลิงก์และไม่มีข้อมูลของเรื่องใด โปรดอย่าตอบกลับ\n"
)
CHIEF_SUBJECT = "กำหนดหนึ่งของเรื่องร้องเรียนผ่านไปโดยไม่ได้ตอบผู้แจ้ง"
CHIEF_TEXT = (
    "กำหนดแจ้งผลหรือแจ้งความคืบหน้าของเรื่องร้องเรียนเรื่องหนึ่งผ่านไปโดยไม่ได้ตอบผู้แจ้ง เรื่องนั้นถึงผู้รับเรื่องภายนอกแล้ว\n\n"
    "โปรดดูแลให้ผู้รับผิดชอบทำงานตามกำหนด ระบบไม่แจ้งว่าเป็นเรื่องใด ใครเกี่ยวข้อง หรือมีกี่เรื่อง โปรดอย่าสอบถามหาเรื่องหรือผู้แจ้ง\n"
)


def tell_the_chief() -> None:
    """Send the chief executive, where the desk has an address, that one limit passed: the same words for any case and number."""
    address = Desk.objects.values_list("chief_mail", flat=True).first()
    if address:
        send_mail(CHIEF_SUBJECT, CHIEF_TEXT, settings.DEFAULT_FROM_EMAIL, [address])


def send() -> int:
    """Send the fixed words to every current reader with an address, one mail each; return how many."""
    addresses = [reader.user.email for reader in Reader.objects.current() if reader.user.email]
    return send_mass_mail([(SUBJECT, TEXT, settings.DEFAULT_FROM_EMAIL, [address]) for address in addresses])
