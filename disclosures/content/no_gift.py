"""The No Gift Policy of a year: announcement and activities"""

from publishing.contents import content_of
from publishing.parts import file_facts

from ..editions import no_gift as edition
from ..editions.no_gift import Photo, Policy
from ..models import Activity, Announcement


def keys() -> list[str]:
    """Return the fiscal years that have an announcement, newest first, as text."""
    return [str(year) for year in Announcement.objects.values_list("fiscal_year", flat=True)]


def content(key: str) -> Policy:
    """Return the Policy of the fiscal year `key` (พ.ศ.); raises LookupError when there is none."""
    found = Announcement.objects.select_related("original").filter(fiscal_year=key).first()
    if found is None:
        raise LookupError(f"ไม่มีประกาศของปีงบประมาณ {key}")
    activities = found.activities.prefetch_related("photos__file")
    return content_of(
        Policy, found, original=file_facts(found.original), activities=[_activity(one) for one in activities]
    )


def is_empty(policy: Policy) -> bool:
    """Return whether the page of a Policy shows neither an announcement nor an activity."""
    return not (policy.text or policy.original or policy.activities)


def _activity(activity: Activity) -> edition.Activity:
    photos = [Photo(alt=photo.alt, file=file_facts(photo.file)) for photo in activity.photos.all()]
    return content_of(edition.Activity, activity, photos=photos)
