"""Working records → what an edition of a year's scores says."""

from measures.frameworks import first
from measures.models import Framework
from publishing.contents import content_of

from ..models import ScoreYear
from .edition import IndicatorScore, InstrumentScore, National, Scores


def keys() -> list[str]:
    """Return the fiscal years that have a result, newest first, as text."""
    return [str(year) for year in ScoreYear.objects.values_list("fiscal_year", flat=True)]


def scores(key: str) -> Scores:
    """Return the Scores of the fiscal year `key` (พ.ศ.); raises LookupError when there is none."""
    found = ScoreYear.objects.prefetch_related("instruments", "indicators").filter(fiscal_year=key).first()
    if found is None:
        raise LookupError(f"ไม่มีผลการประเมินของปีงบประมาณ {key}")
    return content_of(
        Scores,
        found,
        instruments=[InstrumentScore(code=row.instrument, score=row.score) for row in found.instruments.order_by("pk")],
        indicators=[IndicatorScore(number=row.indicator, score=row.score) for row in found.indicators.all()],
        framework=first.unless_meant(Framework.objects.in_force(found.pk), found.pk),
        national=_national(found.pk),
    )


def _national(fiscal_year: int) -> list[National]:
    """Return the national averages of exactly that year: another year's are no comparison."""
    own = Framework.objects.whole().filter(pk=fiscal_year).first()
    return [content_of(National, row) for row in own.national.all()] if own else []
