"""Working records → what an edition of the OIT checklist says."""

from typing import Any, cast

from common.models import Organisation
from measures.frameworks import first
from measures.models import Framework
from publishing.contents import content_of
from publishing.parts import OfficeName, file_facts

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart
from . import borrowing, edition, readiness
from .edition import Checklist
from .readiness import Found
from .targets import Targets

# What is known well enough to be called the whole list of parts.
WHOLE = ("high", "med")


def keys() -> list[str]:
    """Return the fiscal years that have a list, newest first, as text."""
    return [str(year) for year in OitCatalogue.objects.values_list("fiscal_year", flat=True)]


def checklist(key: str) -> Checklist:
    """Return the Checklist of the fiscal year `key` (พ.ศ.): its items, the answers, what people judged.

    Raises LookupError for a year without a list.
    """
    catalogue = OitCatalogue.objects.filter(fiscal_year=key).first()
    if catalogue is None:
        raise LookupError(f"ไม่มีแบบตรวจ OIT ของปีงบประมาณ {key}")
    targets = Targets()
    return content_of(
        Checklist,
        catalogue,
        organisation=content_of(OfficeName, Organisation.objects.first() or Organisation()),
        items=[item(one, targets) for one in OitItem.objects.of_year(catalogue.fiscal_year).whole()],
        **_framework(catalogue.fiscal_year),
    )


def _framework(fiscal_year: int) -> dict[str, Any]:
    """Return the fields of a Checklist that say how its year is assessed; the calendar only of exactly that year."""
    found = Framework.objects.whole().record_in_force(fiscal_year)
    if found is None:
        return {"framework": None, "framework_source": None, "calendar": []}
    dates = found.dates.all() if found.pk == fiscal_year else ()
    return {
        "framework": first.unless_meant(found.said, fiscal_year),
        "framework_source": edition.FrameworkSource(_source(found, fiscal_year), cast(Any, found.confidence)),
        "calendar": [content_of(edition.CalendarDate, row) for row in dates],
    }


def _source(found: Framework, fiscal_year: int) -> str:
    if found.pk == fiscal_year:
        return found.source
    return borrowing.told(fiscal_year, found.pk, found.source)


def now(record: OitItem) -> Found:
    """Return what is Found of a saved item at this moment, as its next edition would be looked at."""
    whole = OitItem.objects.whole().get(pk=record.pk)
    targets = Targets()
    return readiness.of_item(item(whole, targets), whole.catalogue_id, targets)


def item(record: OitItem, targets: Targets) -> edition.Item:
    """Return an item, fetched with `whole()`, as an edition says it; answers without a date get their target's."""
    return content_of(
        edition.Item,
        record,
        parts=[_part(part) for part in record.parts.all()],
        parts_complete=record.parts_confidence in WHOLE,
        answers=[_answer(answer, targets) for answer in record.answers.all()],
    )


def _part(part: OitPart) -> edition.Part:
    judged = getattr(part, "judgement", None)
    return content_of(
        edition.Part, part, judged=content_of(edition.Judgement, judged, by=judged.by.role) if judged else None
    )


def _answer(answer: OitAnswer, targets: Targets) -> edition.Answer:
    return content_of(
        edition.Answer,
        answer,
        url=answer.address,
        updated_on=answer.updated_on or targets.at(answer.address).updated_on,
        division=answer.division.name if answer.division else "",
        file=file_facts(answer.file),
    )
