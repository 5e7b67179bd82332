"""What every page's head and foot need."""

from django.core.cache import cache
from django.utils.functional import SimpleLazyObject

from publishing.models import Edition

from . import menu

SECONDS = 10


def organisation():
    """Return the published facts of the office, {} before its first edition; at most SECONDS old."""
    return cache.get_or_set("organisation", _published, SECONDS)


def _published():
    edition = Edition.objects.live("organisation", "")
    return edition.content if edition else {}


def site(request):
    """Return the office's facts, the menu, and which edition is the newest of the one shown."""
    return {
        "organisation": SimpleLazyObject(organisation),
        "menu": menu.entries(menu.MAIN, request.path),
        "foot_menu": menu.entries(menu.ABOUT, request.path),
        "newest_edition": getattr(request, "newest_edition", None),
    }
