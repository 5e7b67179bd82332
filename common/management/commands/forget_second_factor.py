"""`manage.py forget_second_factor USERNAME`: the way back in for whoever lost telephone and printed codes."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.accounts import second_factor
from common.user_names import one_spelling


class Command(BaseCommand):
    help = "ลบโทรศัพท์และรหัสสำรองของบัญชี ระบบจะพาเจ้าตัวตั้งใหม่เมื่อเข้าสู่ระบบครั้งถัดไป"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=one_spelling(username)).first()
        if user is None:
            raise CommandError(f"ไม่มีบัญชีผู้ใช้ {username}")
        if second_factor.is_kept(user):
            raise CommandError(f"ผู้นี้ถือกุญแจของห้องรับเรื่อง ใช้คำสั่ง complaints_reader new-phone {username}")
        second_factor.take_away(user)
        self.stdout.write(f"ลบแล้ว {username} ตั้งใหม่ได้เมื่อเข้าสู่ระบบครั้งถัดไป")
