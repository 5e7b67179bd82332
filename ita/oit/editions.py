"""Which published list the site leads to."""

from publishing.models import Edition

from .presentation import ListView


def newest_answered() -> Edition | None:
    """Return the newest year's edition that answers an item, else the newest, or None."""
    editions = list(Edition.objects.newest_of_each("oit"))
    answered = (edition for edition in editions if ListView(edition.said).answered)
    return next(answered, editions[0] if editions else None)
