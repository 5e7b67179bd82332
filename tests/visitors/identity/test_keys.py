from datetime import UTC, date, datetime, timedelta

import pytest

from visitors.identity import keys
from visitors.models import DailyKey, Day, SeenVisitor
from visitors.recording import store
from visitors.recording.batch import Batch

NOON = datetime(2023, 4, 24, 5, tzinfo=UTC)
DAY = date(2023, 4, 24)

pytestmark = pytest.mark.django_db


def test_day_has_one_random_key():
    assert keys.key_of(DAY, at=NOON) == keys.key_of(DAY, at=NOON)
    assert len({keys.key_of(DAY + timedelta(days=n), at=NOON) for n in range(2)}) == 2
    assert len(keys.key_of(DAY, at=NOON)) == 32


@pytest.mark.promise("counter-forgets-in-48-hours")
@pytest.mark.promise("counter-keeps-numbers")
@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (timedelta(hours=1), True),
        (timedelta(hours=24), True),
        (timedelta(hours=46), False),
        (timedelta(hours=48), False),
        (timedelta(days=300), False),
    ],
)
def test_key_and_hashes_go_within_48_hours_and_numbers_stay(later, kept):
    keys.key_of(DAY, at=NOON)
    store.write(Batch(visitors={(DAY, b"h" * 16)}))
    keys.forget(at=NOON + later, today=(NOON + later).date())
    assert DailyKey.objects.exists() == SeenVisitor.objects.exists() == kept
    assert Day.objects.get().visitors == 1


@pytest.mark.promise("counter-forgets-in-48-hours")
@pytest.mark.parametrize(("minutes", "kept"), [(46 * 60 - 1, True), (46 * 60, False), (47 * 60, False)])
def test_a_key_ages_from_its_making_whatever_day_it_is_for(minutes, kept):
    """Processes look once an hour: 46 hours and one are within the 48 that readers are told."""
    keys.key_of(DAY + timedelta(days=1), at=NOON)
    keys.forget(at=NOON + timedelta(minutes=minutes), today=DAY + timedelta(days=1))
    assert DailyKey.objects.exists() == kept


def test_key_made_while_the_clock_was_far_ahead_goes_too():
    keys.key_of(DAY + timedelta(days=400), at=NOON + timedelta(days=400))
    keys.forget(at=NOON, today=DAY)
    assert not DailyKey.objects.exists()


def test_new_day_forgets_by_itself():
    keys.key_of(DAY, at=NOON)
    store.write(Batch(visitors={(DAY, b"h" * 16)}))
    keys.key_of(DAY + timedelta(days=2), at=NOON + timedelta(days=2))
    assert [key.date for key in DailyKey.objects.all()] == [DAY + timedelta(days=2)]
    assert not SeenVisitor.objects.exists()
