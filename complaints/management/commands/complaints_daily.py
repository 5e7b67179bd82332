"""`manage.py complaints_daily`: limits by the guideline in force, overdue cases to the outside reader, mail, lost uploads away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from complaints.cases import deadlines
from complaints.desk import daily_mail
from complaints.files import storage
from complaints.models import Holiday
from complaints.readers import overdue


class Command(BaseCommand):
    help = "งานประจำวันของห้องรับเรื่อง: ส่งเรื่องที่เลยกำหนดถึงผู้รับเรื่องภายนอก ส่งอีเมลเตือนในวันทำการ และลบไฟล์ที่ไม่ได้ส่งเป็นเรื่อง"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="แสดงว่าจะทำอะไร โดยไม่ทำ")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        today = timezone.localdate()
        swept = storage.sweep(dry_run=dry_run)
        if dry_run:  # otherwise the journal would tell that somebody was about to report
            self.stdout.write(f"ไฟล์ที่ไม่ได้ส่งเป็นเรื่อง {len(swept)} ไฟล์")
        if not dry_run:
            deadlines.move_open_limits()  # an edition of the guideline may have fallen due since
        if not dry_run and overdue.pass_on(today):
            daily_mail.tell_the_chief()  # nothing is printed: the journal is no secret
        if today.weekday() < 5 and not Holiday.objects.filter(date=today).exists() and not dry_run:
            self.stdout.write(f"ส่งอีเมล {daily_mail.send()} ฉบับ")
