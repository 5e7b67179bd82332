"""A topic with its documents."""

import re

from django.utils import timezone
from django.utils.html import strip_tags

from publishing.contents import content_of
from publishing.parts import file_facts

from ..editions import topic as edition
from ..models import Document, Topic

HEADING = re.compile(r"<h[1-6]>.*?</h[1-6]>", re.DOTALL)


def keys() -> list[str]:
    """Return the slugs of all topics, in the order of the menu."""
    return list(Topic.objects.in_menu_order().values_list("slug", flat=True))


def content(key: str) -> edition.Topic:
    """Return the Topic of that slug as its edition says it; raises LookupError when there is none."""
    topic = Topic.objects.whole().filter(slug=key).first()
    if topic is None:
        raise LookupError(f"ไม่มีหัวข้อ {key}")
    return content_of(
        edition.Topic,
        topic,
        section=content_of(edition.Section, topic.section),
        division=topic.division.name if topic.division else "",
        documents=[_document(document) for document in topic.documents.all()],
        statements=[content_of(edition.Statement, statement) for statement in topic.statements.all()],
    )


def is_empty(topic: edition.Topic) -> bool:
    """Return whether the page of a Topic shows neither a text below its headings nor a document nor a statement."""
    return not (says_something(topic.text) or topic.statements or any(document.file for document in topic.documents))


def says_something(text: str) -> bool:
    """Return whether a rich text has words or a picture beside its headings, which alone only say what should stand there."""
    below = HEADING.sub("", text)
    return "<img" in below or bool(strip_tags(below).strip())


def _document(document: Document) -> edition.Document:
    day = document.withdrawn_at and timezone.localdate(document.withdrawn_at)
    withdrawn = edition.Withdrawal(on=day, reason=document.withdrawn_reason) if day else None
    return content_of(
        edition.Document,
        document,
        file=None if withdrawn else file_facts(document.file),
        withdrawn=withdrawn,
        older=[] if withdrawn else _older(document),
    )


def _older(document: Document) -> list[edition.OlderFile]:
    """Return the earlier files that the public has seen, newest first: a draft that never came out stays inside."""
    return [
        edition.OlderFile(file=file_facts(old.file), replaced_on=timezone.localdate(old.replaced_at), reason=old.reason)
        for old in document.replacements.all()
        if old.file.public_since
    ]
