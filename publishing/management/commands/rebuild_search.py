"""`manage.py rebuild_search [--all]`: index the editions that the search index lacks, or all anew.

Needed with --all after restoring a backup, and after a change to what a kind lets be found or to how texts are compared.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from common import thai
from publishing import search


class Command(BaseCommand):
    help = "ทำดัชนีค้นหาของฉบับเผยแพร่ที่ยังไม่มีดัชนี หรือทำใหม่ทั้งหมด"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="ทำใหม่ทุกฉบับ")

    def handle(self, **options: Any) -> None:
        done, wanted = map(thai.format_number, search.rebuild(everything=options["all"]))
        self.stdout.write(f"ทำดัชนีแล้ว {done} ฉบับ จาก {wanted} ฉบับที่ค้นได้ (ทำใหม่ทุกฉบับ: rebuild_search --all)")
