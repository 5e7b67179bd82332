"""Working records → what an edition of the OIT checklist says."""

from common.models import Organisation
from publishing.contents import of
from publishing.parts import OfficeName

from ..models import OitCatalogue, OitItem
from . import edition
from .edition import Checklist
from .readiness import checks
from .targets import Targets

# What is known well enough to be called the whole list of parts.
WHOLE = ("high", "med")


def keys():
    """Return the fiscal years that have a list, newest first, as text."""
    return [str(year) for year in OitCatalogue.objects.values_list("fiscal_year", flat=True)]


def checklist(key):
    """Return the Checklist of the fiscal year `key` (พ.ศ.) with the state in which each answer was found just now.

    Raises LookupError for a year without a list.
    """
    catalogue = OitCatalogue.objects.filter(fiscal_year=key).first()
    if catalogue is None:
        raise LookupError(f"ไม่มีรายการ OIT ของปีงบประมาณ {key}")
    return of(
        Checklist,
        catalogue,
        organisation=of(OfficeName, Organisation.objects.first() or Organisation()),
        items=[_item(item, target) for item, target in with_targets(catalogue.fiscal_year)],
    )


def with_targets(fiscal_year):
    """Return (item, Target of its answer or None) for every item of the year, in order."""
    targets = Targets()
    items = OitItem.objects.of_year(fiscal_year).whole()
    pages = ((item, getattr(getattr(item, "answer", None), "page", "")) for item in items)
    return [(item, targets.at(page) if page else None) for item, page in pages]


def _item(item, target):
    answer = getattr(item, "answer", None)
    shown = set(answer.shown.all()) if answer else set()
    return of(
        edition.Item,
        item,
        parts=[edition.Part(text=part.text, shown=part in shown) for part in item.parts.all()],
        parts_complete=item.parts_confidence in WHOLE,
        answer=_answer(answer, target) if answer else None,
        checks=[of(edition.Check, check) for check in checks(item, target)],
    )


def _answer(answer, target):
    return of(
        edition.Answer,
        answer,
        url=answer.place,
        updated_on=answer.updated_on or (target.updated_on if target else None),
        division=answer.division.name if answer.division else "",
    )
