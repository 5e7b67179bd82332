"""`manage.py remind_rounds`: mails to divisions about reporting rounds, daily; sends nothing before mail is set up."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from measures import reminding


class Command(BaseCommand):
    help = "ส่งอีเมลเตือนกองที่ยังไม่รายงานผล ก่อนครบกำหนดรอบ ๓๐ ๗ และ ๐ วัน และทุกสัปดาห์เมื่อเกินกำหนด"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="แสดงว่าจะส่งถึงกองใด โดยไม่ส่ง")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        today = timezone.localdate()
        if dry_run:
            for reminder in reminding.due(today):
                self.stdout.write(f"{reminder.division}: {reminder.words()[0]}")
        elif settings.MAIL_IS_SET_UP:
            self.stdout.write(f"ส่งอีเมล {reminding.send(today)} ฉบับ")
        else:
            self.stdout.write("ยังไม่ได้ตั้งค่าอีเมล (EMAIL_URL และ DEFAULT_FROM_EMAIL) จึงไม่ส่ง")
