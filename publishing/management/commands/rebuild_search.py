"""`manage.py rebuild_search`: make the search index anew from the editions; needed only after restoring a backup."""

from typing import Any

from django.core.management.base import BaseCommand

from publishing import search


class Command(BaseCommand):
    help = "สร้างดัชนีค้นหาใหม่จากฉบับเผยแพร่ทั้งหมด"

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"ทำดัชนีแล้ว {search.rebuild()} ฉบับ")
