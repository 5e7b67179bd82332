"""The same seed makes the same office again. Measures stand for all subjects: a second whole office takes minutes."""

import pytest
from django.core.cache import caches
from django.db import transaction
from django.utils import timezone

from kokkhon_ita.living import desk, measures, office
from kokkhon_ita.living.measures import Measures
from publishing import row_ids
from publishing.models import Edition


def editions(seed, now):
    """Return {(key, number): hash of the content} of every edition that an office of this seed publishes."""
    with transaction.atomic():
        office.make(now=now, seed=seed, years=2, password="x")
        found = Edition.objects.filter(kind="measures").values_list("key", "number", "sha256")
        made = {(key, number): sha256 for key, number, sha256 in found}
        transaction.set_rollback(True)
    caches["shared"].clear()
    return made


@pytest.mark.slow
def test_same_seed_makes_the_same_editions(db, monkeypatch):
    monkeypatch.setattr(office, "SUBJECTS", (Measures,))
    monkeypatch.setattr(measures, "MANY", 20)
    monkeypatch.setattr(office, "_finish", lambda made: None)
    monkeypatch.setattr(desk, "make", lambda made: None)
    monkeypatch.setattr(desk, "plan_guideline", lambda made: None)
    now = timezone.localtime()
    first, again = (editions(7, now) for _ in range(2))
    assert len(first) > 10
    assert again == first


def test_row_ids_are_drawn_from_a_source_only_as_long_as_asked():
    sources = [office.chance(7, "row ids") for _ in range(2)]
    drawn = []
    for source in sources:
        with row_ids.drawn_from(source):
            drawn.append([row_ids.new() for _ in range(3)])
    assert drawn[0] == drawn[1]
    assert row_ids.new() not in drawn[0]
