"""The totals of a half-year's gifts: numbers only, no gift and nobody of its story."""

from decimal import Decimal

from django.db.models import Count, Sum

from common import thai
from publishing.contents import of

from ..editions.gifts import GiftTotals, Total
from ..models import Gift, GiftReport


def keys():
    """Return year and half of every signed report, newest first: "2566-1"."""
    return [report.key for report in GiftReport.objects.all()]


def content(key):
    """Return the GiftTotals of the half-year `key`; raises LookupError when no report of it was signed."""
    year, _, half = key.partition("-")
    report = (
        GiftReport.objects.filter(fiscal_year=year, half=half).first()
        if year.isdecimal() and half.isdecimal()
        else None
    )
    if report is None:
        raise LookupError(f"ไม่มีรายงานการรับของขวัญ {key}")
    gifts = report.gifts
    starts, ends = thai.half_range(report.fiscal_year, report.half)
    return of(
        GiftTotals,
        report,
        starts=starts,
        ends=ends,
        **_total(gifts),
        by_giver=_totals(gifts, "giver", Gift.Giver),
        by_handling=_totals(gifts, "handling", Gift.Handling),
    )


def _total(gifts):
    """Return how many gifts, and their estimated value in baht with two decimals."""
    total = gifts.aggregate(count=Count("pk"), value=Sum("value"))
    return {"count": total["count"], "value": (total["value"] or Decimal()).quantize(Decimal("0.01"))}


def _totals(gifts, field, choices):
    """Return the Totals for every choice of a field, those without gifts too."""
    return [Total(code=code, label=label, **_total(gifts.filter(**{field: code}))) for code, label in choices.choices]
