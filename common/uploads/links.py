"""What an office file leads to outside itself: refused when opening it would fetch something, named when readers can't follow."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree

from common import thai

from .findings import refuse

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OPEN = ("http://", "https://", "mailto:", "tel:", "#")
# A drive of the writer's machine, or an address without a scheme: opening the file fetches nothing by it.
_OF_THIS_MACHINE = re.compile(r"(?:file:///)?[A-Za-z]:[\\/]|(?![\\/]{2})[^:]*$")
NAMED, LONGEST = 3, 80


def lost(part: bytes) -> Iterator[str]:
    """Yield where the links and templates of a .rels part lead that nobody else can open; refuses what would be fetched."""
    for relation in ElementTree.fromstring(part).iter(RELATIONSHIP):  # noqa: S314 (no DOCTYPE: see office.py)
        if relation.get("TargetMode") != "External":
            continue
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith("/hyperlink") and target.lower().startswith(OPEN):
            continue
        if not (kind.endswith(("/hyperlink", "/attachedTemplate")) and _OF_THIS_MACHINE.match(target)):
            refuse(f"ไฟล์นี้เชื่อมไปยังข้อมูลภายนอกที่ไม่ใช่ลิงก์เว็บ คือ {unquote(target)[:LONGEST]} โปรดนำการเชื่อมโยงนั้นออกแล้วลองอีกครั้ง")
        yield unquote(target).removeprefix("file:///")[:LONGEST]


def sentence(found: list[str]) -> str:
    """Return what is told of such links to whoever brings the file in, "" for none."""
    targets = list(dict.fromkeys(filter(None, found)))
    if not targets:
        return ""
    more = len(targets) - NAMED
    others = f" และอีก {thai.format_number(more)} แห่ง" if more > 0 else ""
    return (
        f"ไฟล์นี้มีลิงก์ที่ประชาชนเปิดไม่ได้ คือ {', '.join(targets[:NAMED])}{others} "
        "เพราะชี้ไปที่เครื่องของผู้จัดทำหรือไม่ใช่ที่อยู่เว็บเต็ม (https://…) เก็บไว้ตามเดิม หากต้องการให้เปิดได้โปรดแก้แล้วนำเข้าใหม่"
    )
