"""`manage.py witness URL`: follow another site's ledger and countersign it; without an address, all that are followed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from witnesses import following, key
from witnesses.models import Watched


class Command(BaseCommand):
    help = "อ่านทะเบียนของเว็บไซต์อื่น ตรวจว่าต่อจากที่เคยเห็น แล้วลงชื่อเป็นพยาน ไม่ระบุที่อยู่คือทุกเว็บไซต์ที่ติดตามอยู่"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", nargs="?", help="ที่อยู่ของเว็บไซต์ที่จะเป็นพยานให้")
        parser.add_argument("--name", help="ชื่อของพยานในถ้อยแถลง ใช้ครั้งแรกครั้งเดียว ปกติคือชื่อเว็บไซต์นี้")
        parser.add_argument("--new-key", action="store_true", help="สร้างกุญแจใหม่แทนกุญแจที่หายไป")
        parser.add_argument("--stop", action="store_true", help="เลิกติดตามเว็บไซต์นี้และลบถ้อยแถลง")

    def handle(self, *, url: str | None, name: str | None, new_key: bool, stop: bool, **options: Any) -> None:
        sites = self._sites(url)
        if stop and url:
            sites[0].delete()
            return
        own = self._key(name, new_key) if sites else None
        failed = [site for site in sites if own and not self._followed(site, own)]
        if failed:
            raise CommandError(f"ไม่ได้ลงชื่อ {len(failed)} จาก {len(sites)} เว็บไซต์")

    def _sites(self, url: str | None) -> list[Watched]:
        if not url:
            return list(Watched.objects.all())
        try:
            return [following.watch(url)]
        except ValueError as problem:
            raise CommandError("ที่อยู่ต้องเป็นของเว็บไซต์ เช่น https://www.example.go.th/") from problem

    def _key(self, name: str | None, new_key: bool) -> key.Key:
        """Return the site's key, made when nothing was ever signed or a new one is asked for."""
        try:
            return key.own()
        except key.KeyMissing as missing:
            if Watched.objects.exclude(note="").exists() and not new_key:
                raise CommandError(
                    f"ไม่พบกุญแจของพยานที่ {missing} คืนไฟล์นั้นจากสำเนา หรือสั่งซ้ำด้วย --new-key แล้วแจ้งกุญแจใหม่แก่ทุกเว็บไซต์"
                ) from missing
        host = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
        try:
            return key.make(name or host)
        except FileExistsError as problem:
            raise CommandError(f"อ่านกุญแจของพยานที่ {key.path()} ไม่ได้") from problem

    def _followed(self, site: Watched, own: key.Key) -> bool:
        problems = following.follow(site, own, timezone.now())
        for sentence in problems:
            self.stderr.write(f"{site.host}: {sentence}")
        if not problems:
            self.stdout.write(f"{site.host}: เห็นถึงรายการที่ {site.position} และลงชื่อแล้ว กุญแจตรวจ {own.verifier}")
        return not problems
