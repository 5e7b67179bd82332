"""`manage.py load_oit fixtures/oit/2570.json`: take in a year's OIT list."""

from pathlib import Path

from django.core.management.base import BaseCommand

from ita.oit import catalogue


class Command(BaseCommand):
    help = "นำเข้าบัญชีรายการ OIT ประจำปีจากไฟล์ข้อมูล"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, help="ไฟล์ JSON ของแต่ละปี เช่น fixtures/oit/2570.json")
        parser.add_argument("--update", action="store_true", help="ปรับปรุงปีที่มีอยู่แล้ว คำตอบของหน่วยงานคงอยู่")

    def handle(self, *, files, update, **options):
        for path in files:
            loaded = catalogue.load(path, update=update)
            self.stdout.write(f"{path.name}: {f'{loaded.items.count()} รายการ' if loaded else 'มีอยู่แล้ว ไม่เปลี่ยนแปลง'}")
