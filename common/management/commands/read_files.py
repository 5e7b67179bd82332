"""`manage.py read_files`: look again at PDFs that came before the site scored their text, and ask for missing text layers."""

from typing import Any

from django.core.management.base import BaseCommand

from common.thai import format_number
from common.uploads import rereading


class Command(BaseCommand):
    help = "อ่านข้อความของไฟล์ PDF ที่นำเข้าก่อนมีการให้คะแนน และจัดทำฉบับที่ค้นหาได้ของภาพสแกนเมื่อเปิด OCR ไว้"

    def handle(self, **options: Any) -> None:
        number = rereading.ask_for_all()
        self.stdout.write(f"ให้งานเบื้องหลังอ่านไฟล์ {format_number(number)} ไฟล์แล้ว")
