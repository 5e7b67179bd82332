"""`manage.py load_site`: the content that a new installation starts with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from common import queue
from kokkhon_ita import first_content
from publishing import making


class Command(BaseCommand):
    help = "นำเข้าข้อมูลจาก fixtures/ ลงในตารางที่ยังว่าง และเผยแพร่เป็นฉบับแรก"

    def handle(self, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        with queue.at_once():
            paths, editions = first_content.load(
                folder.glob("*.json"),
                ita_years=folder.glob("ita/*.json"),
                oit_answers=folder.glob("ita/answers/*.json"),
            )
            for path in paths:
                self.stdout.write(f"นำเข้า {path.name}")
            for edition in editions:
                self.stdout.write(f"เผยแพร่ {edition}")
                making.make(edition)
