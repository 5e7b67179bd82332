"""`manage.py import_old_counter FILE`: take over the total of another counter as the opening balance."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from common.thai import format_date, format_datetime, format_number
from visitors.figures import old_counter
from visitors.figures.totals import LABELS
from visitors.models import OpeningBalance


class Command(BaseCommand):
    help = "นำยอด “ทั้งหมด” ของตัวนับเดิมมาเป็นยอดยกมา ตัวเลขอื่นไม่นำเข้า และตัวเลขที่เป็นไปไม่ได้แจ้งพร้อมเหตุผล"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="ไฟล์ JSON ของตัวเลขที่อ่านจากตัวนับเดิม ดูตัวอย่างใน fixtures/old-counter/")
        parser.add_argument("--dry-run", action="store_true", help="ตรวจอย่างเดียว ไม่บันทึก")
        parser.add_argument("--replace", action="store_true", help="แทนยอดยกมาที่มีอยู่แล้ว")

    def handle(self, *, file: Path, dry_run: bool, replace: bool, **options: Any) -> None:
        reading = self._read(file)
        refused = old_counter.impossible(reading)
        for name, label in LABELS.items():
            number = format_number(reading.numbers[name])
            taken = "ยกมาเป็นยอดเริ่มต้น" if name == "total" else "ไม่นำเข้า เพราะตัวนับนี้เริ่มนับรายวันเอง"
            self.stdout.write(f"{label}: ไม่รับ {refused[name]}" if name in refused else f"{label}: {number} {taken}")
        if "total" in refused:
            raise CommandError("ไม่ได้บันทึก เพราะยอดทั้งหมดเป็นไปไม่ได้")
        if not dry_run:
            self._save(reading, replace)

    def _read(self, file: Path) -> old_counter.Reading:
        try:
            return old_counter.parse(json.loads(file.read_text(encoding="utf-8")))
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ {file} ไม่ได้: {error.strerror}") from error
        except ValueError as error:
            raise CommandError(f"อ่านไฟล์ {file} ไม่ได้: {error}") from error

    @transaction.atomic
    def _save(self, reading: old_counter.Reading, replace: bool) -> None:
        balance = OpeningBalance(
            pk=1,
            visitors=reading.numbers["total"],
            as_of=reading.as_of,
            label=reading.label,
            source=f"ตัวเลข “ทั้งหมด” ของตัวนับเดิม อ่านเมื่อ {format_datetime(reading.read_at, style='short')}",
        )
        old = OpeningBalance.objects.first()
        if old and (old.visitors, old.as_of) != (balance.visitors, balance.as_of) and not replace:
            raise CommandError(
                f"มียอดยกมาอยู่แล้ว {format_number(old.visitors)} ณ {format_date(old.as_of)}: ใช้ --replace หากต้องการแทน"
            )
        balance.save()
        self.stdout.write(f"บันทึกยอดยกมา {format_number(balance.visitors)} ณ {format_date(balance.as_of)}")
