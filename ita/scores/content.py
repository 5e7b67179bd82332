"""Working records → the JSON of an edition of a year's scores (schema ita-scores-1). Scores are text: "91.50"."""

from ..models import ScoreYear


def keys():
    """Return the fiscal years that have a result, newest first, as text."""
    return [str(year) for year in ScoreYear.objects.values_list("fiscal_year", flat=True)]


def content(key):
    """Freeze the result of the fiscal year `key` (พ.ศ.); raises LookupError when there is none."""
    found = ScoreYear.objects.prefetch_related("instruments", "indicators").filter(fiscal_year=key).first()
    if found is None:
        raise LookupError(f"ไม่มีผลการประเมินของปีงบประมาณ {key}")
    return {
        "schema": "ita-scores-1",
        "fiscal_year": found.fiscal_year,
        "total": _text(found.total),
        "measured_by": found.measured_by,
        "announced_on": found.announced_on.isoformat() if found.announced_on else None,
        "announced_in": found.announced_in,
        "url": found.url,
        "instruments": [
            {"code": row.instrument, "score": _text(row.score)} for row in found.instruments.order_by("pk")
        ],
        "indicators": [{"number": row.indicator, "score": _text(row.score)} for row in found.indicators.all()],
    }


def _text(score):
    return None if score is None else f"{score:.2f}"
