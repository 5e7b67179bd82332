"""`manage.py prepare_site`: everything between installing a version and serving it, safe to repeat."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS

from common import migrating
from common.models import Organisation
from kokkhon_ita import first_content, static_files
from publishing.models import SearchEntry


class Command(BaseCommand):
    help = "เตรียมเว็บไซต์ให้พร้อมใช้: ปรับฐานข้อมูล นำเข้าข้อมูลตั้งต้น รวมไฟล์ประกอบหน้าเว็บ และสร้างผู้ดูแลระบบคนแรก"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--living-office", action="store_true", help="ใช้หน่วยงานสมมุติแทนข้อมูลตั้งต้น เมื่อเว็บไซต์ยังว่าง")
        parser.add_argument("--years", type=int, default=3, help="หน่วยงานสมมุติอยู่ในปีงบประมาณที่เท่าใด")
        parser.add_argument("--password", help="รหัสผ่านของเจ้าหน้าที่ทุกคนในหน่วยงานสมมุติ ไม่ระบุจะสุ่มให้")
        parser.add_argument("--source-office", action="store_true", help="นำเข้าและเผยแพร่ข้อมูลของ อบต. ต้นทาง (make run)")
        parser.add_argument("--demo-desk", action="store_true", help="ตั้งห้องรับเรื่องสาธิตเมื่อยังไม่มีห้องรับเรื่อง")

    def handle(self, **options: Any) -> None:
        settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        _bring_database_up()
        call_command("createcachetable", verbosity=0)
        call_command("set_up_roles", verbosity=0)
        static_files.gather()  # first: the OIT checklist opens the pages that it names
        self._fill(options)
        if not SearchEntry.objects.exists():  # published before the site could search
            call_command("rebuild_search", stdout=StringIO())
        if account := first_content.first_administrator():
            self.stdout.write(
                "\nสร้างบัญชีผู้ดูแลระบบคนแรกแล้ว โปรดจดไว้ รหัสผ่านแสดงครั้งนี้ครั้งเดียว"
                f"\n  ชื่อผู้ใช้ {account[0]}\n  รหัสผ่าน {account[1]}\n"
            )
        if options["demo_desk"]:
            call_command("demo_desk", stdout=self.stdout)

    def _fill(self, options: dict[str, Any]) -> None:
        """Bring the content that was asked for; by itself this publishes nothing."""
        if options["source_office"]:
            call_command("load_site", stdout=self.stdout)
        elif not options["living_office"]:
            first_content.load_drafts(settings.BASE_DIR / "fixtures")
        elif not Organisation.objects.exists():
            told = {name: options[name] for name in ("years", "password")}
            call_command("living_office", **told, stdout=self.stdout)


def _bring_database_up() -> None:
    """Migrate where something waits, else only finish what a migration that was cut short left out, such as permissions."""
    if migrating.waiting():
        call_command("migrate", interactive=False, verbosity=0)
    else:
        emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
