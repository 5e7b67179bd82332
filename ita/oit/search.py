"""What readers may find of an OIT list: each item that leads somewhere, at its stable address."""

from django.urls import reverse

from common import thai

from .edition import Checklist
from .edition_1 import Checklist1
from .presentation import ItemView, ListView


def entries(checklist: Checklist | Checklist1) -> list[tuple[str, str, str]]:
    """Return (title, text, url) of the list and of every answered item of an edition."""
    view = ListView(checklist)
    year = view.fiscal_year
    listed = (
        f"ข้อมูลตามแบบตรวจ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)}",
        checklist.source,
        reverse("ita:oit", args=[year]),
    )
    return [listed, *(_item(item, year) for item in view.numbered if item.answers)]


def _item(item: ItemView, year: int) -> tuple[str, str, str]:
    texts = [
        f"ข้อ {item.code} ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)}",
        item.data.sub_indicator,
        *(answer.data.explanation for answer in item.answers),
    ]
    texts += [part.text for part in item.parts]
    return f"{item.code} {item.title}", "\n".join(texts), reverse("ita:oit-item", args=[year, item.code[1:]])
