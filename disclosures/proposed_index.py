"""What the index of public information begins with: the site's standing pages, and topics by the words of their titles."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from .models import InformationTag, Topic

SOURCE = Path(settings.BASE_DIR) / "fixtures" / "template" / "information_index.json"


def standing_pages() -> list[dict[str, str]]:
    """Return {"clause", "page", "title"} of each standing page of the site that the act names, in their order."""
    return json.loads(SOURCE.read_text(encoding="utf-8"))["pages"]


def proposals() -> list[InformationTag]:
    """Return a tag, unsaved, for each page of the data file and each topic that its words fit and nobody tagged yet."""
    told = json.loads(SOURCE.read_text(encoding="utf-8"))
    return sorted([*_of_pages(told["pages"]), *_of_topics(told["topics"])], key=lambda tag: tag.clause)


def propose() -> int:
    """Save what is proposed and return how many tags were made. Nothing is published."""
    return len(InformationTag.objects.bulk_create(proposals()))


def _of_pages(rows: list[dict[str, str]]) -> Iterator[InformationTag]:
    tagged = set(InformationTag.objects.values_list("page", flat=True))
    for row in rows:
        if row["page"] not in tagged:
            yield InformationTag(clause=row["clause"], page=row["page"], page_title=row["title"])


def _of_topics(rules: list[dict[str, Any]]) -> Iterator[InformationTag]:
    for topic in Topic.objects.filter(tags=None).in_menu_order():
        if clause := _clause(topic.title, rules):
            yield InformationTag(clause=clause, topic=topic)


def _clause(title: str, rules: list[dict[str, Any]]) -> str:
    """Return the clause of the first rule with a word of the title, "" when staff have to say it."""
    low = title.lower()
    return next((rule["clause"] for rule in rules if any(word in low for word in rule["words"])), "")
