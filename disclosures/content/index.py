"""The index of public information: what is tagged, as far as readers find it."""

from typing import cast

from django.urls import reverse

from common import thai
from common.models import Organisation
from publishing.contents import content_of
from publishing.parts import OfficeName

from ..editions.index import Entry, Index
from ..models import Document, InformationTag
from .shown import Shown


def keys() -> list[str]:
    """Return [""] when something is tagged, else nothing."""
    return [""] if InformationTag.objects.exists() else []


def content(key: str) -> Index:
    """Return the Index; raises LookupError while nothing is tagged."""
    tags = list(InformationTag.objects.select_related("topic", "document__topic"))
    if not tags:
        raise LookupError("ยังไม่มีรายการในดัชนีข้อมูลข่าวสาร")
    shown = Shown.now()
    entries = [entry for tag in tags if (entry := _entry(tag, shown))]
    return Index(organisation=content_of(OfficeName, Organisation.objects.first() or Organisation()), entries=entries)


def warnings(index: Index) -> list[str]:
    """Return one sentence when tags lead to what readers do not find and are left out."""
    left_out = InformationTag.objects.count() - len(index.entries)
    if not left_out:
        return []
    return [f"ไม่รวม {thai.format_number(left_out)} รายการที่ยังไม่ได้เผยแพร่ ยังไม่มีเนื้อหา หรือเพิกถอนแล้ว"]


def _entry(tag: InformationTag, shown: Shown) -> Entry | None:
    """Return the Entry of a tag; None for what readers do not find."""
    if tag.page:
        return None if shown.lacks_page(tag.page) else Entry(tag.clause, tag.page_title, tag.page, "", None)
    slug = (tag.topic or cast(Document, tag.document).topic).slug
    if shown.lacks_topic(slug):
        return None
    topic, address = shown.topics[slug], reverse("disclosures:topic", args=[slug])
    if tag.topic:
        return Entry(tag.clause, topic.title, address, slug, None)
    found = next((one for one in topic.documents if one.id == tag.document_id and not one.withdrawn), None)
    if found is None:
        return None
    return Entry(tag.clause, found.title, f"{address}#y{found.fiscal_year}", slug, found.fiscal_year)
