"""`manage.py complaints_restored`: after `restore`, two keepers take the complaints as the backup held them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints import anchoring
from complaints.readers import restored
from complaints.sealing.errors import BadReceipt, SealError

RENEWED = "เปลี่ยนกุญแจแล้ว ผู้รับเรื่องภายนอกอ่านได้คนเดียวจนกว่าจะเพิ่มผู้รับเรื่อง"
SHUT = "ยังเปิดไม่ได้ เพราะหลังวันสำเนามีผู้ถูกนำออก และไม่มีผู้รับเรื่องภายนอก"


class Command(BaseCommand):
    help = "หลังกู้คืนจากสำเนา: ผู้ถือกุญแจกู้คืนสองคนรับข้อมูลห้องรับเรื่องตามสำเนา ลงรายการในทะเบียนการเผยแพร่ และบอกผู้รับเรื่องกับผู้แจ้ง"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--codes", nargs=2, help="รหัสของผู้ถือสองคน (เว้นไว้เพื่อถามทีละคน)")

    def handle(self, *, codes: list[str] | None, **options: Any) -> None:
        codes = codes or [input(f"รหัสของผู้ถือคนที่{word}: ") for word in ("หนึ่ง", "สอง")]
        try:
            done = restored.accept(codes)
        except (SealError, BadReceipt) as error:
            raise CommandError("รหัสสองชุดนี้เปิดกุญแจกู้คืนไม่ได้ หรือข้อมูลของกุญแจถูกเปลี่ยนนอกระบบ") from error
        entry = anchoring.append(anchoring.RESTORED)
        self.stdout.write(f"รับข้อมูลตามสำเนาแล้ว {len(done.behind)} เรื่อง ลงทะเบียนการเผยแพร่รายการที่ {entry.position}")
        if done.older:
            self.stdout.write(f"{RENEWED if done.renewed else SHUT}: {', '.join(case.number for case in done.older)}")
        self.stdout.write(f"เรื่องที่รับหลังวันสำเนาและไม่กลับมา {done.gone} เรื่อง")
        self.stdout.write("ตรวจหน้า “ทะเบียนที่รับรอง”: ผู้ที่พ้นหน้าที่หลังวันสำเนา ต้องให้พ้นหน้าที่อีกครั้ง")
