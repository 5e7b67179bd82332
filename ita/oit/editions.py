"""Which published list the site leads to."""

from django.utils import timezone

from publishing.leading import leading
from publishing.models import Edition

from .presentation import ListView


def newest_answered() -> Edition | None:
    """Return the leading year's edition of those that answer an item, else of all, or None."""
    editions = list(Edition.objects.newest_of_each("oit"))
    answered = [edition for edition in editions if ListView(edition.said).answered]
    return leading(answered or editions, today=timezone.localdate())
