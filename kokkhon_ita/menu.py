"""The five things people come for, and the pages about the site itself. An app that lands adds its line."""

from typing import Any

from django.urls import reverse

MAIN = [
    ("measures:index", "มาตรการ"),
    ("disclosures:index", "เปิดเผยข้อมูล"),
    ("services:index", "บริการประชาชน"),
    ("complaints:index", "ร้องเรียน"),
    ("eit:newest", "ประเมินหน่วยงาน (EIT)"),
]
HELP = [
    ("complaints:corruption", "แจ้งการทุจริต"),
    ("complaints:general", "ร้องทุกข์ ร้องเรียนทั่วไป"),
    ("complaints:track", "ติดตามเรื่อง"),
    ("survey:index", "แบบสำรวจความพึงพอใจ"),
    ("disclosures:accessibility", "การเข้าถึงเว็บไซต์"),
]
ABOUT = [
    ("publishing:ledger", "ทะเบียนการเผยแพร่"),
    ("publishing:verify", "ตรวจสอบไฟล์และรหัส"),
    ("ita:oit-newest", "ข้อมูลตามแบบตรวจ OIT"),
    ("open-data:index", "ข้อมูลเปิด"),
    ("disclosures:privacy", "ความเป็นส่วนตัว"),
    ("visitors:index", "สถิติผู้เยี่ยมชม"),
]
FOOT = [("ช่วยเหลือ", HELP), ("เกี่ยวกับเว็บไซต์", ABOUT)]


def entries(table: list[tuple[str, str]], path: str) -> list[dict[str, Any]]:
    """Return the table's entries with their address and whether `path` lies under it."""
    return [
        {"url": url, "label": label, "here": path.startswith(url)}
        for url, label in ((reverse(name), label) for name, label in table)
    ]


def foot(path: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return (heading, entries) for each column of the foot after the office's own."""
    return [(heading, entries(table, path)) for heading, table in FOOT]
