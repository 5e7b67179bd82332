"""`manage.py check_ledger`: does everything stored still fit the chain? Exit code 1 when it does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import thai
from publishing import integrity, ledger


class Command(BaseCommand):
    help = "ตรวจทะเบียนการเผยแพร่และฉบับเผยแพร่ทุกฉบับในฐานข้อมูล"

    def handle(self, **options: Any) -> None:
        if problems := integrity.check_whole():
            raise CommandError("\n".join(problems))
        position, head = ledger.head()
        self.stdout.write(f"ทะเบียน {thai.format_number(position)} รายการ ถูกต้องครบถ้วน รหัสล่าสุด {head}")
