"""`manage.py doctor`: what is wrong with this installation, each with the step that mends it. Exit code 1 when anything is."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from kokkhon_ita.upkeep import health, stored_files


class Command(BaseCommand):
    help = "ตรวจว่าเว็บไซต์นี้พร้อมให้บริการหรือไม่ และบอกวิธีแก้แต่ละข้อ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--before-serving", action="store_true", help="หยุดเฉพาะข้อที่จะทำให้ข้อมูลเสียหาย ข้ออื่นบอกอย่างเดียว")

    def handle(self, **options: object) -> None:
        faults = [*health.faults(), *stored_files.faults(), *health.desk_key(), *health.pictures(), *health.mail()]
        for fault in faults:
            self.stdout.write(f"- {fault.sentence}\n  วิธีแก้: {fault.step}")
        stops = [fault for fault in faults if not options["before_serving"] or fault.name in health.HARMFUL]
        if stops:
            raise CommandError(f"พบสิ่งที่ต้องแก้ {len(stops)} ข้อ")
        self.stdout.write("พร้อมให้บริการ" if not faults else "เริ่มให้บริการได้ แต่มีข้อที่ต้องแก้ข้างต้น")
