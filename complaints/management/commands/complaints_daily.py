"""`manage.py complaints_daily`: the fixed mail on working days, and away with uploads that no case holds."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from complaints.desk import daily_mail
from complaints.files import storage
from complaints.models import Holiday


class Command(BaseCommand):
    help = "งานประจำวันของห้องรับเรื่อง: ส่งอีเมลเตือนในวันทำการ และลบไฟล์ที่ไม่ได้ส่งเป็นเรื่อง"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="แสดงว่าจะทำอะไร โดยไม่ทำ")

    def handle(self, *, dry_run, **options):
        today = timezone.localdate()
        swept = storage.sweep(dry_run=dry_run)
        self.stdout.write(f"ไฟล์ที่ไม่ได้ส่งเป็นเรื่อง {len(swept)} ไฟล์")
        if today.weekday() < 5 and not Holiday.objects.filter(date=today).exists() and not dry_run:
            self.stdout.write(f"ส่งอีเมล {daily_mail.send()} ฉบับ")
