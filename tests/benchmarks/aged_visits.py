"""Visits of an office that has grown: more a day, more years of them, more pages."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from visitors.models import Day, LeftOut, PageMonth

PAGES, BATCH = 300, 500


def multiply(factor, years):
    """Let every day have had `factor` times its visitors, and `years` have had such days."""
    Day.objects.update(visitors=F("visitors") * factor, views=F("views") * factor)
    known, today = list(Day.objects.order_by("date")), timezone.localdate()
    earlier = range((today - known[0].date).days + 1, 365 * years)
    days = ((known[n % len(known)], today - timedelta(days=n)) for n in earlier)
    Day.objects.bulk_create(
        (Day(date=date, visitors=day.visitors, views=day.views) for day, date in days), batch_size=BATCH
    )
    months = {(today - timedelta(days=n)).replace(day=1) for n in range(365 * years)}
    PageMonth.objects.bulk_create(
        (
            PageMonth(month=month, path=f"/page/{n}/", title=f"หน้า {n}", views=n * factor)
            for month in months
            for n in range(PAGES)
        ),
        batch_size=BATCH,
    )
    reasons = ((month, reason) for month in months for reason in LeftOut.Reason.values)
    LeftOut.objects.bulk_create(
        (LeftOut(month=month, reason=reason, requests=factor) for month, reason in reasons), ignore_conflicts=True
    )
