"""Working records → the JSON of an edition of the OIT checklist (schema oit-1)."""

from common.models import Organisation

from ..models import OitCatalogue, OitItem
from .readiness import checks
from .targets import Targets

# What is known well enough to be called the whole list of parts.
WHOLE = ("high", "med")


def keys():
    """Return the fiscal years that have a list, newest first, as text."""
    return [str(year) for year in OitCatalogue.objects.values_list("fiscal_year", flat=True)]


def content(key):
    """Freeze the list of the fiscal year `key` (พ.ศ.) with the state in which each answer was found just now.

    Raises LookupError for a year without a list.
    """
    catalogue = OitCatalogue.objects.filter(fiscal_year=key).first()
    if catalogue is None:
        raise LookupError(f"ไม่มีรายการ OIT ของปีงบประมาณ {key}")
    office = Organisation.objects.first()
    return {
        "schema": "oit-1",
        "fiscal_year": catalogue.fiscal_year,
        "organisation": {name: getattr(office, name, "") for name in ("name", "short_name", "site_address")},
        "complete": catalogue.complete,
        "source": catalogue.source,
        "items": [_item(item, target) for item, target in with_targets(catalogue.fiscal_year)],
    }


def with_targets(fiscal_year):
    """Return (item, Target of its answer or None) for every item of the year, in order."""
    targets = Targets()
    items = OitItem.objects.of_year(fiscal_year).whole()
    pages = ((item, getattr(getattr(item, "answer", None), "page", "")) for item in items)
    return [(item, targets.at(page) if page else None) for item, page in pages]


def _item(item, target):
    answer = getattr(item, "answer", None)
    shown = set(answer.shown.all()) if answer else set()
    return {
        "code": item.code,
        "title": item.title,
        "sub_indicator": item.sub_indicator,
        "parts": [{"text": part.text, "shown": part in shown} for part in item.parts.all()],
        "parts_complete": item.parts_confidence in WHOLE,
        "source": item.source,
        "title_confidence": item.title_confidence,
        "parts_confidence": item.parts_confidence,
        "answer": _answer(answer, target) if answer else None,
        "checks": [{"name": c.name, "passed": c.passed, "sentence": c.sentence} for c in checks(item, target)],
        **({"data_year": item.data_year} if item.data_year else {}),
    }


def _answer(answer, target):
    updated_on = answer.updated_on or (target.updated_on if target else None)
    return {
        "url": answer.place,
        "explanation": answer.explanation,
        "data_year": answer.data_year,
        "updated_on": updated_on.isoformat() if updated_on else None,
        "division": answer.division.name if answer.division else "",
    }
