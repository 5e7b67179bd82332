"""Opening the site of an office: rows that its staff edit. Nothing is published here; two people do that."""

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from common import thai
from common.models import Division, Organisation, StoredFile
from disclosures import proposed_index
from disclosures.models import Section

from . import template
from .office_types import CODES, OFFICE_TYPES


def is_open() -> bool:
    """Return whether this installation has its office already."""
    return Organisation.objects.exists()


@transaction.atomic
def open_office(
    *,
    office_type: str,
    place: str,
    divisions: list[str],
    address: str = "",
    site: str = "",
    logo: StoredFile | None = None,
) -> Organisation:
    """Return the office, with its divisions, the usual topics and this fiscal year's measures as a template, all saved.

    `place` is the name without the type. Raises ValueError when there is an office already.
    """
    if is_open():
        raise ValueError("เว็บไซต์นี้มีหน่วยงานอยู่แล้ว")
    about, place = (
        OFFICE_TYPES[office_type],
        place.strip().removeprefix(OFFICE_TYPES[office_type].name).removeprefix(OFFICE_TYPES[office_type].short),
    )
    office = Organisation.objects.create(
        pk=1,
        name=about.name + place,
        short_name=about.short + place,
        chief_executive_title=about.chief if about.chief.startswith("นายกเทศ") else about.chief + place,
        address=address,
        site_address=site,
        logo=logo,
    )
    rows = [_division(order, name) for order, name in enumerate(divisions, start=1)]
    year = thai.fiscal_year(timezone.localdate())
    template.lay_out(year, office=office.name, division=rows[0])
    if not Section.objects.exists():
        call_command("loaddata", settings.BASE_DIR / "fixtures" / "disclosures.json", verbosity=0)
        template.begin_topics(year)
    proposed_index.propose()
    return office


def _division(order: int, name: str) -> Division:
    code = CODES.get(name, f"division-{order}")
    return Division.objects.create(order=order, name=name, code=code)
