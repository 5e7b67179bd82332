"""The index of public information: what is tagged, as far as it stands published."""

from typing import cast

from django.urls import reverse

from common.models import Organisation
from publishing.contents import of
from publishing.models import Edition
from publishing.parts import OfficeName

from ..editions.index import Entry, Index
from ..editions.topic import Topic
from ..models import Document, InformationTag


def keys() -> list[str]:
    """Return [""] when something is tagged, else nothing."""
    return [""] if InformationTag.objects.exists() else []


def content(key: str) -> Index:
    """Return the Index; raises LookupError while nothing is tagged."""
    tags = list(InformationTag.objects.select_related("topic", "document__topic"))
    if not tags:
        raise LookupError("ยังไม่มีรายการในดัชนีข้อมูลข่าวสาร")
    topics = published_topics()
    entries = [entry for tag in tags if (entry := _entry(tag, topics))]
    return Index(organisation=of(OfficeName, Organisation.objects.first() or Organisation()), entries=entries)


def published_topics() -> dict[str, Topic]:
    """Return slug → what its standing edition says, for every topic that readers see."""
    live = Edition.objects.newest_of_each("topic").filter(withdrawn_at=None)
    return {edition.key: edition.said for edition in live}


def warnings(index: Index) -> list[str]:
    """Return one sentence when tags lead to what is not published and are left out."""
    left_out = InformationTag.objects.count() - len(index.entries)
    return [f"ไม่รวม {left_out} รายการที่ยังไม่ได้เผยแพร่หรือเพิกถอนแล้ว"] if left_out else []


def _entry(tag: InformationTag, topics: dict[str, Topic]) -> Entry | None:
    """Return the Entry of a tag; None for what readers do not see."""
    if tag.page:
        return Entry(tag.clause, tag.page_title, tag.page, "", None)
    topic = topics.get((tag.topic or cast(Document, tag.document).topic).slug)
    if topic is None:
        return None
    address = reverse("disclosures:topic", args=[topic.slug])
    if tag.topic:
        return Entry(tag.clause, topic.title, address, topic.slug, None)
    shown = next((one for one in topic.documents if one.id == tag.document_id and not one.withdrawn), None)
    if shown is None:
        return None
    return Entry(tag.clause, shown.title, f"{address}#y{shown.fiscal_year}", topic.slug, shown.fiscal_year)
