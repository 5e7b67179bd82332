"""A topic with its documents (schema topic-1)."""

from django.utils import timezone

from ..models import Topic
from .files import file_facts


def keys():
    """Return the slugs of all topics, in the order of the menu."""
    return list(Topic.objects.in_menu_order().values_list("slug", flat=True))


def content(key):
    """Freeze the topic of that slug as JSON-ready data; raises LookupError when there is none."""
    topic = Topic.objects.whole().filter(slug=key).first()
    if topic is None:
        raise LookupError(f"ไม่มีหัวข้อ {key}")
    section = topic.section
    return {
        "schema": "topic-1",
        "slug": topic.slug,
        "title": topic.title,
        "section": {"slug": section.slug, "title": section.title, "order": section.order},
        "order": topic.order,
        "division": topic.division.name if topic.division else "",
        "first_year": topic.first_year,
        "text": topic.text,
        "documents": [_document(document) for document in topic.documents.all()],
        "statements": [_statement(statement) for statement in topic.statements.all()],
    }


def _day(moment):
    return timezone.localdate(moment).isoformat()


def _document(document):
    withdrawn = document.withdrawn_at and {"on": _day(document.withdrawn_at), "reason": document.withdrawn_reason}
    return {
        "id": document.pk,
        "fiscal_year": document.fiscal_year,
        "round": document.round,
        "title": document.title,
        "dated": document.dated.isoformat() if document.dated else None,
        "file": None if withdrawn else file_facts(document.file),
        "withdrawn": withdrawn,
        "older": [] if withdrawn else _older(document),
    }


def _older(document):
    """Return the earlier files that the public has seen, newest first: a draft that never came out stays inside."""
    return [
        {"file": file_facts(old.file), "replaced_on": _day(old.replaced_at), "reason": old.reason}
        for old in document.replacements.all()
        if old.file.public_since
    ]


def _statement(statement):
    return {
        "fiscal_year": statement.fiscal_year,
        "round": statement.round,
        "text": statement.text,
        "signed_by": statement.signed_by,
        "position": statement.position,
        "signed_on": statement.signed_on.isoformat(),
    }
