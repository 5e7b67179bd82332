"""The first and the last day of a fiscal year, as the database holds them, whatever way a row comes in."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from measures.models import Measure
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("starts", "ends", "taken"),
    [
        (date(2022, 10, 1), date(2023, 9, 30), True),
        (date(2022, 9, 30), date(2023, 9, 30), False),
        (date(2022, 10, 1), date(2023, 10, 1), False),
        (date(2021, 10, 1), date(2022, 9, 30), False),
        (date(2023, 10, 1), date(2024, 9, 30), False),
        (date(2022, 12, 31), date(2022, 12, 31), True),
        (date(2023, 1, 1), date(2023, 1, 1), True),
    ],
)
def test_measure_lies_in_its_fiscal_year(starts, ends, taken):
    factories.plan(2566)
    rows = Measure.objects.filter(plan=2566)
    if taken:
        assert rows.update(starts=starts, ends=ends) == 1
    else:
        with pytest.raises(IntegrityError, match="measure_within_year_or_reason"), transaction.atomic():
            rows.update(starts=starts, ends=ends)
    assert rows.update(starts=starts, ends=ends, outside_reason="ทำต่อจากปีก่อน") == 1
