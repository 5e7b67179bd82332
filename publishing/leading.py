"""Which of the editions of several fiscal years a page leads with: next year's is often out before this year is over."""

from collections.abc import Iterable
from datetime import date

from common import thai

from .models import Edition


def leading(editions: Iterable[Edition], *, today: date) -> Edition | None:
    """Return the edition of the leading fiscal year (common.thai.leading_year), of editions whose keys are years; None of none."""
    by_year = {int(edition.key): edition for edition in editions}
    year = thai.leading_year(by_year, today=today)
    return by_year[year] if year is not None else None
