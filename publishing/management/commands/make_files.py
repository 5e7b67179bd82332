"""`manage.py make_files`: make the files of editions that are missing, as after a new release."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from publishing import making
from publishing.models import Edition


class Command(BaseCommand):
    help = "จัดทำไฟล์รายงานที่ยังไม่มีของฉบับเผยแพร่ล่าสุดทุกเรื่อง"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("edition", nargs="?", type=int, help="ฉบับที่ต้องจัดทำก่อน")
        parser.add_argument("--first", default="", help="ไฟล์ที่ต้องจัดทำก่อน")

    def handle(self, *, edition: int | None, first: str, **options: Any) -> None:
        asked = Edition.objects.filter(pk=edition or 0)
        count = sum(making.make(found, first=first) for found in asked)
        # An edition may be approved while this runs: end when nothing was missing any more.
        while made := making.make_all():
            count += made
        self.stdout.write(f"จัดทำแล้ว {count} ไฟล์")
