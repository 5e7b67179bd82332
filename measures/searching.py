"""Searching Thai working records: any part of a word, digits in either script."""

from django.db.models import Q

from common import thai


def contains(text: str, *fields: str) -> Q:
    """Return a Q for rows where some of the fields contains `text`, however its digits are written."""
    spellings = {text, thai.to_thai_digits(text), thai.to_arabic_digits(text)}
    return Q(
        *((f"{field}__icontains", spelling) for field in fields for spelling in sorted(spellings)), _connector=Q.OR
    )
