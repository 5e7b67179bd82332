"""Working records → the JSON of an edition (schema measures-1)."""

from common.models import Organisation

from .models import Plan


def keys():
    """Return the fiscal years that have a plan, newest first, as text."""
    return [str(year) for year in Plan.objects.values_list("fiscal_year", flat=True)]


def content(key):
    """Freeze the plan of the fiscal year `key` (พ.ศ.) as JSON-ready data; raises LookupError when there is none."""
    plan = Plan.objects.filter(fiscal_year=key).prefetch_related("weak_points").first()
    if plan is None:
        raise LookupError(f"ไม่มีแผนของปีงบประมาณ {key}")
    measures = list(plan.measures.whole().order_by("number"))
    return {
        "schema": "measures-1",
        "fiscal_year": plan.fiscal_year,
        "title": plan.title,
        "preamble": plan.preamble,
        "organisation": _organisation(),
        "weak_points": [{"text": point.text, "indicator": point.indicator} for point in plan.weak_points.all()],
        "divisions": _divisions(measures),
        "measures": [frozen(measure) for measure in measures],
    }


def _organisation():
    office = Organisation.objects.first()
    names = ("name", "short_name", "chief_executive", "chief_executive_title", "site_address")
    return {name: getattr(office, name, "") for name in names}


def _divisions(measures):
    """Return every division named by a measure, in the office's official order."""
    named = {r.division for m in measures for r in m.responsibilities.all()}
    return [{"code": d.code, "name": d.name} for d in sorted(named, key=lambda d: (d.order, d.pk))]


def frozen(measure):
    """Return one measure, fetched with `whole()`, as JSON-ready data."""
    steps = list(measure.steps.all())
    places = {step.pk: place for place, step in enumerate(steps, start=1)}
    return {
        "number": measure.number,
        "title": measure.title,
        "indicator": measure.indicator,
        "instrument": measure.instrument,
        "starts": measure.starts.isoformat(),
        "ends": measure.ends.isoformat(),
        "outside_reason": measure.outside_reason,
        "delay_reason": measure.delay_reason,
        "divisions": [r.division.code for r in measure.responsibilities.all()],
        "steps": [{"number": places[step.pk], "text": step.text} for step in steps],
        "results": [_result(n, result, places) for n, result in enumerate(measure.results.all(), start=1)],
    }


def _result(number, result, places):
    return {
        "number": number,
        "text": result.text,
        "step": places.get(result.step_id),
        "round": int(result.round) if result.round else None,
        "reported_on": result.reported_on.isoformat() if result.reported_on else None,
        "evidence": [_evidence(evidence) for evidence in result.evidence.all()],
    }


def _evidence(evidence):
    if evidence.file:
        place = {"type": "file", "sha256": evidence.file.sha256, "name": evidence.file.name, "size": evidence.file.size}
    else:
        place = {"type": "link", "url": evidence.url} if evidence.url else {"type": "page", "url": evidence.page}
    return {"title": evidence.title, **place}
