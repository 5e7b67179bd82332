"""`manage.py check_links`: follow every link of what is published, for the dashboard. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from disclosures.links.checking import check_published
from disclosures.models import Link


class Command(BaseCommand):
    help = "ตรวจลิงก์ทุกลิงก์ในหน้าเว็บที่เผยแพร่อยู่ ทั้งหน้า ไฟล์ และเว็บไซต์ภายนอก แล้วบันทึกผลไว้แสดงแก่เจ้าหน้าที่"

    def handle(self, **options: Any) -> None:
        links = check_published()
        for link in links:
            if link.problem:
                pages = ", ".join(page["url"] for page in link.found_in)
                self.stdout.write(f"{link.get_state_display()}: {link.address} ({link.problem}) ใน {pages}")
        self.stdout.write(
            f"ตรวจแล้ว {len(links)} จาก {Link.objects.count()} ลิงก์ เปิดไม่ได้ {Link.objects.broken().count()} ลิงก์"
        )
