"""`manage.py restore FILE`: an empty installation becomes what a backup holds; `--check` only rehearses it."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from common import thai
from kokkhon_ita.upkeep import health, restore
from publishing import integrity


class Command(BaseCommand):
    help = "กู้คืนเว็บไซต์จากแฟ้มสำรองลงในที่ว่าง หรือซ้อมกู้คืนด้วย --check โดยไม่แตะข้อมูลจริง"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="คลายแฟ้มในที่ชั่วคราว เทียบแฮชทุกไฟล์ แล้วลบทิ้ง")
        parser.add_argument("--identity", type=Path, help="แฟ้มกุญแจ age เมื่อแฟ้มสำรองเข้ารหัสไว้")

    def handle(self, file: Path, identity: Path | None = None, check: bool = False, **options: object) -> None:
        try:
            manifest = (restore.rehearse if check else restore.restore)(file, identity)
        except restore.Unfit as error:
            raise CommandError(str(error)) from error
        files = thai.format_number(len(manifest["sha256"]))
        self.stdout.write(f"ข้อมูลสำรองเมื่อ {manifest['made_at']} มี {files} ไฟล์ แฮชตรงทุกไฟล์")
        if not check:
            self._look()

    def _look(self) -> None:
        """Bring the database to this version and say whether what came back is sound."""
        call_command("migrate", interactive=False, verbosity=0)
        wrong = [fault.sentence for fault in health.faults()] + integrity.problems()
        if wrong:
            raise CommandError("กู้คืนแล้ว แต่พบว่า\n" + "\n".join(wrong))
        self.stdout.write("กู้คืนแล้ว ทะเบียนการเผยแพร่ถูกต้องครบถ้วน")
        self.stdout.write("หากรับเรื่องร้องเรียนด้วย ให้ผู้ถือกุญแจกู้คืนสองคนสั่ง manage.py complaints_restored ต่อ")
