"""`manage.py new_office`: the office of an empty installation, from the command line or asked one by one."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kokkhon_ita import first_content
from kokkhon_ita.opening import office
from kokkhon_ita.opening.forms import NewOfficeForm
from kokkhon_ita.opening.office_types import OFFICE_TYPES

ASKED = {"office_type": "ประเภท ({})".format(" ".join(OFFICE_TYPES)), "place": "ชื่อ (ไม่ต้องพิมพ์ประเภท)", "address": "ที่อยู่"}


class Command(BaseCommand):
    help = "เปิดเว็บไซต์ของหน่วยงานใหม่: ชื่อ ประเภท ส่วนราชการ ที่อยู่ ตรา และผู้ดูแลระบบคนแรก ไม่มีสิ่งใดเผยแพร่"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--type", dest="office_type", choices=list(OFFICE_TYPES))
        parser.add_argument("--place", help="ชื่อโดยไม่มีประเภท")
        parser.add_argument("--division", action="append", default=[], help="ส่วนราชการหนึ่งส่วน ใส่ได้หลายครั้ง")
        parser.add_argument("--address")
        parser.add_argument("--site", default="", help="ที่อยู่เว็บไซต์ เช่น https://www.example.go.th")
        parser.add_argument("--logo", type=Path, help="แฟ้มภาพ PNG หรือ JPEG")
        parser.add_argument("--administrator", default="admin", help="ชื่อผู้ใช้ของผู้ดูแลระบบคนแรก")
        parser.add_argument("--unless-open", action="store_true", help="ไม่ทำอะไรเมื่อมีหน่วยงานอยู่แล้ว")

    def handle(self, **options: Any) -> None:
        if office.is_open() and options["unless_open"]:
            return
        if office.is_open():
            raise CommandError("เว็บไซต์นี้มีหน่วยงานอยู่แล้ว")
        told = {name: input(f"{label}: ") if options[name] is None else options[name] for name, label in ASKED.items()}
        told |= {"site": options["site"], "divisions": "\n".join(options["division"])}
        opened = office.open_office(**self._checked(told, options["logo"]))
        self.stdout.write(f"เปิดเว็บไซต์ของ{opened.name}แล้ว ยังไม่มีสิ่งใดเผยแพร่")
        if account := first_content.first_administrator(options["administrator"]):
            self.stdout.write(f"  ชื่อผู้ใช้ {account[0]}\n  รหัสผ่าน {account[1]} (แสดงครั้งนี้ครั้งเดียว)")

    def _checked(self, told: dict[str, Any], logo: Path | None) -> dict[str, Any]:
        files: Any = {"logo": ContentFile(logo.read_bytes(), name=logo.name)} if logo else {}
        form = NewOfficeForm(told, files)
        if not form.is_valid():
            raise CommandError(
                "\n".join(f"{form[name].label}: {' '.join(map(str, said))}" for name, said in form.errors.items())
            )
        return form.cleaned_data
