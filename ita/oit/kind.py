"""The OIT checklist as something that can be published."""

from common import thai
from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.following import following
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Checklist
from .edition_1 import Checklist1

ADDRESSES = Addresses("oit", "ita", "oit", "<int:year>/oit/", "oit-")


def warnings(content: Checklist | Checklist1) -> list[str]:
    """Return one sentence that counts the answers which would not stand before an assessor just now."""
    from . import live

    items = live.looked_at_afresh(content).numbered
    unready = [item.code for item in items if item.answers and item.found and not item.found.stands]
    return [f"คำตอบที่ยังไม่ครบ {thai.format_number(len(unready))} ข้อ: {' '.join(unready)}"] if unready else []


def register() -> None:
    from . import content, search, sheet, views

    register_kind(
        Kind(
            name="oit",
            label="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
            content=content.checklist,
            keys=content.keys,
            contents=(Checklist1, Checklist),
            title=lambda content: f"ข้อมูลตามแบบตรวจ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content.fiscal_year)}",
            page=views.list_page,
            follow=following({"ita:oit-item": views.item_page}),
            addresses=ADDRESSES,
            onward=Onward("ita:index", "ข้อมูลตามแบบตรวจ OIT ของปีอื่น"),
            changed_with=("ita.change_oitanswer",),
            files=papers.files(sheet.report, "oit", printed=False),
            search=search.entries,
            warnings=warnings,
        )
    )
