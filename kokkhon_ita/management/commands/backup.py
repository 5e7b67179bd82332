"""`manage.py backup`: one file with everything, taken while the site serves; old ones go by a rule."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from kokkhon_ita.upkeep import backup, keeping


class Command(BaseCommand):
    help = "สำรองฐานข้อมูลและไฟล์ทั้งหมดเป็นแฟ้มเดียวขณะเว็บไซต์ให้บริการอยู่ แล้วลบแฟ้มเก่าตามกำหนด"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="ชื่อแฟ้ม ไม่ระบุจะเก็บไว้ใน BACKUP_DIR และลบแฟ้มเก่าตามกำหนด")

    def handle(self, file: Path | None = None, **options: object) -> None:
        self.stdout.write(str(backup.make(file)))
        if file is None:
            for path in keeping.superfluous(keeping.existing(settings.BACKUP_ROOT)):
                path.unlink()
