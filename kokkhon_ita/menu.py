"""The five things people come for, and the pages about the site itself. An app that lands adds its line."""

from django.urls import reverse

MAIN = [
    ("measures:index", "มาตรการ"),
    ("disclosures:index", "เปิดเผยข้อมูล"),
    ("complaints:index", "ร้องเรียน"),
    ("eit:newest", "แบบวัด EIT"),
    ("search", "ค้นหา"),
]
ABOUT = [
    ("publishing:contact", "ติดต่อหน่วยงาน"),
    ("publishing:ledger", "สมุดบัญชีการเผยแพร่"),
    ("publishing:verify", "ตรวจสอบไฟล์และรหัส"),
    ("privacy", "ความเป็นส่วนตัว"),
    ("visitors:index", "สถิติผู้เยี่ยมชม"),
    ("accessibility", "การเข้าถึงเว็บไซต์"),
]


def entries(table, path):
    """Return the table's entries with their address and whether `path` lies under it."""
    return [
        {"url": url, "label": label, "here": path.startswith(url)}
        for url, label in ((reverse(name), label) for name, label in table)
    ]
