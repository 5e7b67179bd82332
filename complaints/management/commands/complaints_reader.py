"""`manage.py complaints_reader appoint|dismiss|rescue|new-phone USERNAME`: who holds keys at the desk."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_otp import devices_for_user
from nacl import utils

from common.models import StaffUser
from complaints.models import Case, Reader, StaffMember
from complaints.readers import keyholders, rescue, sound
from complaints.row_macs import Altered
from complaints.sealing import receipts
from complaints.sealing.errors import BadReceipt, SealError


class Command(BaseCommand):
    help = (
        "ผู้ถือกุญแจของห้องรับเรื่อง: appoint แต่งตั้ง, dismiss ให้พ้นหน้าที่, rescue เปิดเรื่องให้ด้วยกุญแจกู้คืน, new-phone ลบเครื่องออกรหัสเดิม"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("step", choices=["appoint", "dismiss", "rescue", "new-phone"])
        parser.add_argument("username")
        parser.add_argument("--staff", type=int, help="เลขที่ของบุคลากรในทะเบียน (ไม่ต้องระบุเมื่อเป็นผู้รับเรื่องภายนอก)")
        parser.add_argument("--outside", action="store_true", help="แต่งตั้งเป็นผู้รับเรื่องภายนอก")
        parser.add_argument(
            "--channels", nargs="+", default=["general", "corruption"], choices=["general", "corruption"]
        )
        parser.add_argument("--codes", nargs=2, help="รหัสของผู้ถือกุญแจกู้คืนสองคน สำหรับ rescue")

    def handle(self, *, step: str, username: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"ไม่มีบัญชีผู้ใช้ {username}")
        getattr(self, step.replace("-", "_"))(user, **options)

    def appoint(self, user: StaffUser, *, staff: int | None, outside: bool, channels: list[str], **_: Any) -> None:
        member = StaffMember.objects.filter(pk=staff or 0).first()
        if not outside and member is None:
            raise CommandError("โปรดระบุ --staff ตามทะเบียนบุคลากร หรือ --outside")
        passphrase = utils.random(15).hex()
        reader, code = keyholders.appoint(
            user=user, passphrase=passphrase, staff_member=member, outside=outside, channels=channels
        )
        own = Permission.objects.filter(content_type__app_label="complaints", codename__startswith="view")
        user.user_permissions.add(*own)
        self.stdout.write("พิมพ์ให้เจ้าตัวเท่านั้น แล้วล้างหน้าจอ ให้เจ้าตัวเปลี่ยนวลีรหัสเมื่อเปิดห้องครั้งแรก")
        self.stdout.write(f"วลีรหัสชั่วคราว: {passphrase}\nรหัสกู้คืนส่วนตัว: {receipts.show(code)}")
        if not sound.is_trusted(reader):
            self.stdout.write("ยังไม่ได้รับกุญแจของเรื่องใด จนกว่าผู้ถือกุญแจสองคนจะรับรองในห้องรับเรื่อง หน้า “ทะเบียนที่รับรอง”")

    def dismiss(self, user: StaffUser, **_: Any) -> None:
        keyholders.dismiss(self._reader(user))
        self.stdout.write("พ้นหน้าที่แล้ว ให้ผู้รับเรื่องที่เหลือกดนำผู้พ้นหน้าที่ออกในห้องรับเรื่อง")

    def rescue(self, user: StaffUser, *, codes: list[str] | None, **_: Any) -> None:
        reader = self._reader(user)
        codes = codes or [input(f"รหัสของผู้ถือคนที่{word}: ") for word in ("หนึ่ง", "สอง")]
        opened = 0
        for case in Case.objects.open():
            try:
                rescue.give(case, reader=reader, codes=codes)
                opened += 1
            except ValidationError:
                continue
            except Altered:
                self.stderr.write(f"ไม่เปิดเรื่อง {case.number} เพราะข้อมูลไม่ตรงกับที่ระบบบันทึกไว้")
            except (SealError, BadReceipt) as error:
                raise CommandError("รหัสสองชุดนี้เปิดเรื่องไม่ได้") from error
        self.stdout.write(f"ผู้นี้อ่านเรื่องที่ยังไม่ยุติได้แล้ว {opened} เรื่อง เรื่องที่ผู้นี้ถูกกันออกไม่ถูกเปิดให้")

    def new_phone(self, user: StaffUser, **_: Any) -> None:
        for device in devices_for_user(user, confirmed=None):
            device.delete()
        self.stdout.write("ลบเครื่องออกรหัสครั้งเดียวเดิมแล้ว เจ้าตัวเพิ่มโทรศัพท์เครื่องใหม่ได้เมื่อเข้าห้องครั้งต่อไป")

    def _reader(self, user: StaffUser) -> Reader:
        reader = Reader.objects.current().filter(user=user).first()
        if reader is None:
            raise CommandError("ผู้นี้ไม่ได้ถือกุญแจอยู่")
        return reader
