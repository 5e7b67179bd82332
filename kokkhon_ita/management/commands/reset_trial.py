"""`manage.py reset_trial`: a site that was only tried begins anew, after a backup."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.models import Organisation
from kokkhon_ita.opening import reset


class Command(BaseCommand):
    help = "ล้างทุกอย่างที่ทดลองไว้ หลังจากสำรองข้อมูลแล้ว เพื่อเริ่มใช้จริง"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="ชื่อเต็มของหน่วยงานที่จะล้าง พิมพ์ให้ตรงเพื่อยืนยัน")

    def handle(self, **options: Any) -> None:
        office = Organisation.objects.first()
        if office is None or office.name != options["name"]:
            raise CommandError("ชื่อไม่ตรงกับหน่วยงานของเว็บไซต์นี้ จึงไม่ได้ล้างสิ่งใด")
        if refusal := reset.refusal():
            raise CommandError(refusal)
        self.stdout.write(f"สำรองข้อมูลไว้ที่ {reset.begin_anew()}")
        call_command("prepare_site", stdout=self.stdout)
        self.stdout.write("ล้างแล้ว สั่ง manage.py new_office หรือเข้าสู่ระบบเพื่อกรอกหน่วยงาน")
