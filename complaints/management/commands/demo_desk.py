"""`manage.py demo_desk`: a desk to try everything with, its secrets printed once. Safe to repeat."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from complaints.desk import demonstration


class Command(BaseCommand):
    help = "ตั้งห้องรับเรื่องสาธิตพร้อมรหัสผ่านที่แสดงครั้งเดียว ไม่ทำอะไรเมื่อมีห้องรับเรื่องอยู่แล้ว"

    def handle(self, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("ระบบนี้ไม่ได้เปิดเพื่อสาธิต: กำหนด DEMONSTRATION=1 ก่อน และอย่าใช้ฐานข้อมูลนี้รับเรื่องจริง")
        made = demonstration.make()
        if made is None:
            return
        self.stdout.write("\nตั้งห้องรับเรื่องสาธิตแล้ว ห้ามใช้รับเรื่องจริง โปรดจดไว้ แสดงครั้งนี้ครั้งเดียว")
        for person in made.people:
            self.stdout.write(
                f"  {person.username}  รหัสผ่าน {person.password}  รหัสครั้งเดียว {' '.join(person.tokens)}"
                f"\n    วลีรหัสเปิดห้อง {person.passphrase}\n    รหัสกู้คืนส่วนตัว {person.code}"
            )
        for number, code in enumerate(made.keepers, start=1):
            self.stdout.write(f"  ผู้ถือกุญแจกู้คืนคนที่ {number}  {code}")
        self.stdout.write("")
