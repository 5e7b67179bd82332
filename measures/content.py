"""Working records → what an edition of measures says."""

from collections.abc import Iterable

from common.models import Organisation
from publishing import row_ids
from publishing.contents import content_of
from publishing.office import NamedDivision
from publishing.parts import copy_of

from . import edition, models
from .frameworks import first
from .frameworks.edition import Framework


def keys() -> list[str]:
    """Return the fiscal years that have a plan, newest first, as text."""
    return [str(year) for year in models.Plan.objects.values_list("fiscal_year", flat=True)]


def plan(key: str) -> edition.Plan:
    """Return the Plan of the fiscal year `key` (พ.ศ.); raises LookupError when there is none."""
    found = models.Plan.objects.filter(fiscal_year=key).prefetch_related("weak_points").first()
    if found is None:
        raise LookupError(f"ไม่มีแผนของปีงบประมาณ {key}")
    measures = list(found.measures.whole().order_by("number"))
    framework = models.Framework.objects.in_force(found.pk)
    return content_of(
        edition.Plan,
        found,
        organisation=content_of(edition.Office, Organisation.objects.first() or Organisation()),
        weak_points=[content_of(edition.WeakPoint, point) for point in found.weak_points.all()],
        divisions=_divisions(measures),
        measures=[measure(record, place, framework) for place, record in enumerate(measures, start=1)],
        part=None,
        framework=first.unless_meant(framework, found.pk),
    )


def _divisions(measures: Iterable[models.Measure]) -> list[NamedDivision]:
    """Return every division named by a measure, in the office's official order."""
    named = {r.division for m in measures for r in m.responsibilities.all()}
    return [content_of(NamedDivision, division) for division in sorted(named, key=lambda d: (d.order, d.pk))]


def measure(record: models.Measure, place: int = 0, framework: Framework | None = None) -> edition.Measure:
    """Return one measure, fetched with `whole()`, as an edition says it where it stands at a place of the plan.

    Without the year's framework it does not say by which instrument it is measured.
    """
    steps = list(record.steps.all())
    places = {step.pk: place for place, step in enumerate(steps, start=1)}
    return content_of(
        edition.Measure,
        record,
        id=row_ids.written(record.uid, place) if place else "",
        instrument=framework.measuring(record.indicator) if framework else "",
        divisions=[row.division.code for row in record.responsibilities.all()],
        steps=[_step(place, step) for place, step in enumerate(steps, start=1)],
        results=[_result(n, result, places) for n, result in enumerate(record.results.all(), start=1)],
    )


def _step(place: int, step: models.Step) -> edition.Step:
    return edition.Step(number=place, text=step.text, id=row_ids.written(step.uid, place))


def _result(number: int, result: models.Result, places: dict[int, int]) -> edition.Result:
    return content_of(
        edition.Result,
        result,
        id=row_ids.written(result.uid, number),
        number=number,
        step=places.get(result.step_id or 0),
        round=int(result.round) if result.round else None,
        evidence=[_evidence(evidence) for evidence in result.evidence.all()],
    )


def _evidence(evidence: models.Evidence) -> edition.FileEvidence | edition.LinkEvidence | edition.PageEvidence:
    if evidence.file:
        return content_of(edition.FileEvidence, evidence.file, title=evidence.title, with_text=copy_of(evidence.file))
    if evidence.url:
        return edition.LinkEvidence(title=evidence.title, url=evidence.url)
    return edition.PageEvidence(title=evidence.title, url=evidence.page)
