"""`manage.py living_office`: fill an empty site with a fictional office in its third fiscal year."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kokkhon_ita.living import office


class Command(BaseCommand):
    help = "สร้างหน่วยงานสมมุติที่ใช้งานเว็บไซต์มาสองปี ใช้สาธิตและทดสอบ ทำได้เฉพาะเว็บไซต์ที่ยังว่าง"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--years", type=int, default=3, help="อยู่ในปีงบประมาณที่เท่าใด")
        parser.add_argument("--seed", type=int, default=1, help="เลขเดียวกันในวันเดียวกันได้ข้อมูลเหมือนเดิม")
        parser.add_argument("--password", help="รหัสผ่านของเจ้าหน้าที่ทุกคน ไม่ระบุจะสุ่มให้")

    def handle(self, *, years: int, seed: int, password: str | None, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("ระบบนี้ไม่ได้เปิดเพื่อสาธิต: กำหนด DEMONSTRATION=1 ก่อน และอย่าใช้ฐานข้อมูลนี้รับเรื่องจริง")
        password = password or secrets.token_urlsafe(9)
        try:
            made = office.make(now=timezone.localtime(), seed=seed, years=years, password=password)
        except office.NotEmpty as refusal:
            raise CommandError("เว็บไซต์นี้มีหน่วยงานอยู่แล้ว จึงไม่ได้สร้างหน่วยงานสมมุติ") from refusal
        except office.Incomplete as gaps:
            raise CommandError(f"หน่วยงานสมมุติยังขาด: {' '.join(gaps.args)}") from gaps
        self._tell(made, password)

    def _tell(self, made: office.Office, password: str) -> None:
        names = " ".join(member.username for member in made.people.everyone)
        self.stdout.write(f"\nสร้างหน่วยงานสมมุติแล้ว\n  ชื่อผู้ใช้ {names}\n  รหัสผ่านของทุกคน {password}")
        for person in made.desk.credentials.people:
            self.stdout.write(
                f"  {person.username}  รหัสผ่าน {person.password}  รหัสครั้งเดียว {' '.join(person.tokens)}"
                f"\n    วลีรหัสเปิดห้อง {person.passphrase}"
            )
        for case in made.filed:
            self.stdout.write(f"  รหัสติดตาม {case.code}  {case.channel}  {case.status}")
