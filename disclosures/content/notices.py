"""The notices about the site: the office's words with the office as it is now."""

from typing import TypeVar

from common.models import Organisation
from publishing.contents import Content, content_of

from ..editions.notices import Office, Section
from ..models import Notice

Shape = TypeVar("Shape", bound=Content)


def keys(name: str) -> list[str]:
    """Return [""] when the notice of that name is written, else nothing."""
    return [""] if Notice.objects.filter(pk=name).exists() else []


def content(shape: type[Shape], name: str) -> Shape:
    """Return the notice of that name as `shape`, a type of disclosures.editions.notices; raises LookupError without one."""
    found = Notice.objects.prefetch_related("sections").filter(pk=name).first()
    if found is None:
        raise LookupError(f"ยังไม่ได้เขียน{Notice.Name(name).label}")
    office = content_of(Office, Organisation.objects.first() or Organisation())
    return content_of(
        shape, found, organisation=office, sections=[content_of(Section, row) for row in found.sections.all()]
    )
