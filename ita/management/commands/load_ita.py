"""`manage.py load_ita fixtures/ita/2570.json`: take in a year's framework and OIT list."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ita import years


class Command(BaseCommand):
    help = "นำเข้ากรอบการประเมินและแบบตรวจ OIT ประจำปีจากไฟล์ข้อมูล"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="ไฟล์ JSON ของแต่ละปี เช่น fixtures/ita/2570.json")
        parser.add_argument("--update", action="store_true", help="ปรับปรุงปีที่มีอยู่แล้ว คำตอบของหน่วยงานคงอยู่")

    def handle(self, *, files: list[Path], update: bool, **options: Any) -> None:
        for path in files:
            self.stdout.write(f"{path.name}: {years.load(path, update=update) or 'มีอยู่แล้ว ไม่เปลี่ยนแปลง'}")
