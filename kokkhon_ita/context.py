"""What every page's head and foot need."""

from django.core.cache import cache
from django.utils.functional import SimpleLazyObject

from publishing.models import Edition

SECONDS = 10


def organisation():
    """Return the published facts of the office, {} before its first edition; at most SECONDS old."""
    return cache.get_or_set("organisation", _published, SECONDS)


def _published():
    edition = Edition.objects.live("organisation", "")
    return edition.content if edition else {}


def site(request):
    return {"organisation": SimpleLazyObject(organisation)}
