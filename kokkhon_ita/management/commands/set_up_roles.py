"""manage.py set_up_roles: give the four groups exactly the rights of kokkhon_ita/roles.py; run it as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand

from kokkhon_ita import roles


class Command(BaseCommand):
    help = "ตั้งกลุ่มผู้ใช้และสิทธิ์ตามตารางใน kokkhon_ita/roles.py"

    def handle(self, *, verbosity: int, **options: Any) -> None:
        roles.set_up()
        if verbosity:
            self.stdout.write(f"ตั้งสิทธิ์แล้ว: {', '.join(roles.ROLES)}")
