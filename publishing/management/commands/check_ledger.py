"""`manage.py check_ledger [--all]`: does what is stored still fit the chain? Exit code 1 when it does not.

Looks at what is new and at some older entries; with --all, and by itself once a week or after a misfit, at everything.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import thai
from publishing import integrity
from publishing.models import LedgerCheck


class Command(BaseCommand):
    help = "ตรวจทะเบียนการเผยแพร่และฉบับเผยแพร่ในฐานข้อมูล เฉพาะรายการใหม่กับรายการเดิมบางส่วน ทุกสัปดาห์จึงตรวจครบทุกรายการ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="ตรวจครบทุกรายการ")

    def handle(self, **options: Any) -> None:
        whole = options["all"] or integrity.whole_is_due()
        look = integrity.check_whole() if whole else integrity.check_further()
        if look.problems:
            raise CommandError("\n".join(look.problems))
        self.stdout.write(f"{_whole(look) if look.is_whole else _part(look)} รหัสล่าสุด {look.new.head}")


def _whole(look: integrity.Look) -> str:
    return f"ทะเบียน {thai.format_number(look.new.to)} รายการ ถูกต้องครบถ้วน"


def _part(look: integrity.Look) -> str:
    """Return what was looked at, and when everything was."""
    at = LedgerCheck.objects.values_list("whole_at", flat=True).get()
    last = f"ตรวจครบทุกรายการครั้งล่าสุดเมื่อ {thai.format_datetime(at, style='short')}" if at else "ยังไม่เคยตรวจครบทุกรายการ"
    new, again, whole = map(thai.format_number, (len(look.new), len(look.again), look.new.to))
    return (
        f"ตรวจรายการใหม่ {new} รายการ และตรวจซ้ำรายการเดิม {again} รายการ จากทั้งหมด {whole} รายการ: ถูกต้อง "
        f"{last} (ตรวจครบอีกครั้ง: check_ledger --all)"
    )
