"""The totals of a half-year's gifts and benefits: numbers only, no gift and nobody of its story."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from common import thai
from common.numbers import short_number
from publishing.contents import content_of

from ..editions.gift_rules import Rules
from ..editions.gifts import BenefitTotals, GiftTotals, Total
from ..models import Gift, GiftReport, GiftRules
from ..models.gifts import GiftQuerySet, Register


def keys() -> list[str]:
    """Return year and half of every signed report on the No Gift Policy, newest first: "2566-1"."""
    return _keys(Register.POLICY)


def benefit_keys() -> list[str]:
    """Return year and half of every signed report on benefits under section 128, newest first."""
    return _keys(Register.LAW)


def content(key: str) -> GiftTotals:
    """Return the GiftTotals of the half-year `key`; raises LookupError when no report of it was signed."""
    report = _report(Register.POLICY, key)
    return content_of(GiftTotals, report, **_of_half(report))


def benefits(key: str) -> BenefitTotals:
    """Return the BenefitTotals of the half-year `key`; raises LookupError when no report of it was signed."""
    report = _report(Register.LAW, key)
    return content_of(
        BenefitTotals,
        report,
        **_of_half(report),
        by_receiver=_totals(report.gifts, "receiver", Gift.Receiver.choices),
        by_reported_to=_totals(report.gifts, "reported_to", Gift.ReportedTo.choices),
        **_by_rules(report.gifts, None if report.entered_count else GiftRules.in_force()),
    )


def _keys(register: Register) -> list[str]:
    return [report.key for report in GiftReport.objects.filter(register=register)]


def _report(register: Register, key: str) -> GiftReport:
    year, _, half = key.partition("-")
    reports = GiftReport.objects.filter(register=register)
    found = reports.filter(fiscal_year=short_number(year) or 0, half=short_number(half) or 0).first()
    if found is None:
        raise LookupError(f"ไม่มี{register.label} {key}")
    return found


def _of_half(report: GiftReport) -> dict[str, Any]:
    gifts = report.gifts
    starts, ends = thai.half_range(report.fiscal_year, report.half)
    return {
        "starts": starts,
        "ends": ends,
        **(_entered(report) if report.entered_count else _total(gifts)),
        "by_giver": _totals(gifts, "giver", Gift.Giver.choices),
        "by_handling": _totals(gifts, "handling", _handlings(report.register)),
    }


def _entered(report: GiftReport) -> dict[str, Any]:
    """Return the totals that were entered by hand, for a half-year before the register."""
    return {"count": report.entered_count, "value": report.entered_value}


def _handlings(register: str) -> list[tuple[str, str]]:
    """Return what may become of a gift: only the law knows leave to keep it."""
    return [pair for pair in Gift.Handling.choices if register == Register.LAW or pair[0] != Gift.Handling.KEPT]


def _by_rules(gifts: GiftQuerySet, rules: Rules | None) -> dict[str, Any]:
    """Return how many gifts lie over the limit, and how many of them were reported late or not at all."""
    if rules is None:
        return {"limit": None, "over_limit": None, "report_days": None, "reported_late": None}
    over = [gift for gift in gifts if gift.value > rules.limit]
    late = [gift for gift in over if gift.reported_on is None or gift.days_to_report > rules.report_days]
    found = {"over_limit": len(over), "reported_late": len(late)}
    return {"limit": rules.limit, "report_days": rules.report_days} | found


def _total(gifts: GiftQuerySet) -> dict[str, Any]:
    """Return how many gifts, and their estimated value in baht with two decimals."""
    total = gifts.aggregate(count=Count("pk"), value=Sum("value"))
    return {"count": total["count"], "value": (total["value"] or Decimal()).quantize(Decimal("0.01"))}


def _totals(gifts: GiftQuerySet, field: str, choices: Iterable[tuple[str, Any]]) -> list[Total]:
    """Return the Totals for every choice of a field, those without gifts too."""
    return [Total(code=code, label=label, **_total(gifts.filter(**{field: code}))) for code, label in choices]
