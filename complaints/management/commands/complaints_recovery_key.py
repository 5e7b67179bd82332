"""`manage.py complaints_recovery_key make|install|rehearse FILE`: the office's recovery key, two of three keepers.

`make` needs no database: run it on a machine without a network, print the three codes, carry FILE to the server.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints.readers import choosing, keyholders
from complaints.sealing import receipts, recovery
from complaints.sealing.errors import BadReceipt, SealError


class Command(BaseCommand):
    help = "กุญแจกู้คืนของหน่วยงาน: make สร้างนอกระบบ, install ติดตั้ง, rehearse ซ้อมเปิดด้วยผู้ถือสองคน"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("step", choices=["make", "install", "rehearse"])
        parser.add_argument("file", nargs="?", type=Path, help="ไฟล์ที่ make เขียนและ install อ่าน (ไม่มีความลับที่เปิดได้ลำพัง)")
        parser.add_argument("--codes", nargs=2, help="รหัสของผู้ถือสองคน สำหรับ rehearse (เว้นไว้เพื่อถามทีละคน)")

    def handle(self, *, step: str, file: Path | None, codes: list[str] | None, **options: Any) -> None:
        if step != "rehearse" and file is None:
            raise CommandError("โปรดระบุไฟล์")
        getattr(self, step)(file=file, codes=codes)

    def make(self, file: Path, **_: Any) -> None:
        key = recovery.make()
        with file.open("x", encoding="ascii") as target:
            json.dump({"public": key.public.hex(), "locks": key.locks.hex()}, target)
        self.stdout.write("พิมพ์รหัสแต่ละบรรทัดแยกแผ่น ใส่ซองปิดผนึก มอบผู้ถือคนละซอง แล้วล้างหน้าจอ")
        for number, code in enumerate(key.codes, start=1):
            self.stdout.write(f"ผู้ถือคนที่ {number}: {receipts.show(code)}")

    def install(self, file: Path, **_: Any) -> None:
        try:
            content = json.loads(file.read_text(encoding="ascii"))
            public, locks = (bytes.fromhex(content[name]) for name in ("public", "locks"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError("อ่านไฟล์กุญแจกู้คืนไม่ได้") from error
        keyholders.ensure_desk()
        key = keyholders.set_recovery_key(public=public, locks=locks)
        if choosing.recovery_in_use() != key:
            self.stdout.write("ใช้กุญแจเดิมต่อไปจนกว่าผู้ถือกุญแจสองคนจะรับรองกุญแจใหม่ ในห้องรับเรื่อง หน้า “ทะเบียนที่รับรอง”")
        self.stdout.write("ติดตั้งกุญแจกู้คืนแล้ว โปรดซ้อมเปิดด้วย rehearse ก่อนเปิดรับเรื่อง")

    def rehearse(self, codes: list[str] | None, **_: Any) -> None:
        key = choosing.recovery_in_use()
        if key is None:
            raise CommandError("ยังไม่มีกุญแจกู้คืนที่ใช้ได้")
        first, second = codes or [input(f"รหัสของผู้ถือคนที่{word}: ") for word in ("หนึ่ง", "สอง")]
        try:
            keyholders.rehearse_recovery(key, first, second)
        except (SealError, BadReceipt) as error:
            raise CommandError("รหัสสองชุดนี้เปิดกุญแจกู้คืนไม่ได้") from error
        self.stdout.write("ซ้อมกู้คืนสำเร็จ ไม่ได้เปิดเรื่องใด")
