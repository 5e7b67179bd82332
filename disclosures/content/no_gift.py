"""The No Gift Policy of a year: announcement and activities (schema no-gift-1)."""

from ..models import Announcement
from .files import file_facts


def keys():
    """Return the fiscal years that have an announcement, newest first, as text."""
    return [str(year) for year in Announcement.objects.values_list("fiscal_year", flat=True)]


def content(key):
    """Freeze the announcement of the fiscal year `key` (พ.ศ.); raises LookupError when there is none."""
    found = Announcement.objects.select_related("original").filter(fiscal_year=key).first()
    if found is None:
        raise LookupError(f"ไม่มีประกาศของปีงบประมาณ {key}")
    activities = found.activities.prefetch_related("photos__file")
    return {
        "schema": "no-gift-1",
        "fiscal_year": found.fiscal_year,
        "title": found.title,
        "introduction": found.introduction,
        "text": found.text,
        "text_english": found.text_english,
        "signed_by": found.signed_by,
        "position": found.position,
        "signed_on": found.signed_on.isoformat() if found.signed_on else None,
        "original": file_facts(found.original) if found.original else None,
        "activities": [_activity(activity) for activity in activities],
    }


def _activity(activity):
    return {
        "id": activity.pk,
        "title": activity.title,
        "held_on": activity.held_on.isoformat() if activity.held_on else None,
        "text": activity.text,
        "photos": [{"alt": photo.alt, "file": file_facts(photo.file)} for photo in activity.photos.all()],
    }
