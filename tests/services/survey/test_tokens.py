"""A form counts from three seconds to twelve hours after it was opened."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from services.survey import tokens


@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (timedelta(seconds=2), False),
        (timedelta(seconds=4), True),
        (timedelta(hours=12), True),
        (timedelta(hours=12, seconds=2), False),
    ],
)
def test_age_of_a_form_that_counts(age, counts):
    opened = timezone.now().replace(microsecond=0)
    with time_machine.travel(opened, tick=False):
        token = tokens.issue()
    with time_machine.travel(opened + age, tick=False):
        if counts:
            assert len(tokens.accept(token)) > 20
        else:
            with pytest.raises(tokens.Stale) as refused:
                tokens.accept(token)
            assert isinstance(refused.value, tokens.Hurried) == (age < timedelta(hours=1))
