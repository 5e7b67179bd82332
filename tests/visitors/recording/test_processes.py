"""Many processes at once, on whatever database runs: every visitor is counted, none of them twice."""

from datetime import UTC, datetime

import pytest

from tests.processes import run_together
from visitors.models import DailyKey, Day, SeenVisitor

pytestmark = pytest.mark.django_db(transaction=True)

DAY = datetime(2023, 4, 24, 5, tzinfo=UTC)
VISITS = """
import sys
from datetime import UTC, datetime
from tests.visitors.requests import page, visit
from visitors.recording.recorder import recorder

number, visitors, network = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
at = datetime(2023, 4, 24, 5, tzinfo=UTC)
for n in range(visitors):
    address = f"10.{number if network == 'own' else 0}.{n // 256}.{n % 256}"
    for _ in range(2):
        recorder.note(visit(address=address), page(), at=at)
assert recorder.flush(at=at, insist=True)
"""


def counted():
    day = Day.objects.get()
    return day.visitors, day.views


def test_new_visitors_of_many_processes_are_counted_exactly():
    run_together(VISITS, 6, 150, "own")
    assert counted() == (900, 1800)
    assert SeenVisitor.objects.count() == 900
    assert DailyKey.objects.count() == 1


@pytest.mark.promise("one-visit-a-day")
def test_same_visitors_in_many_processes_are_counted_once():
    run_together(VISITS, 6, 50, "shared")
    assert counted() == (50, 600)
