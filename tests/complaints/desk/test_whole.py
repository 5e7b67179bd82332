"""The admin's first page tells that cases are missing, from a look in the background that every ten minutes takes anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import freshness
from complaints.desk import whole
from tests.complaints.admin.test_desk import enter

pytestmark = pytest.mark.django_db


def test_the_first_page_names_what_is_missing_and_looks_again_after_a_while(desk, time_machine, monkeypatch):
    time_machine.move_to(timezone.now())
    looks, found = [], []
    monkeypatch.setattr(freshness, "faults", lambda: looks.append(1) or found)
    client = enter(desk.officers[0], unlock=False)
    assert freshness.OLDER not in client.get("/admin/").content.decode()
    found.append(freshness.OLDER)
    time_machine.shift(timedelta(seconds=whole.LOOK_EVERY - 60))
    assert freshness.OLDER not in client.get("/admin/").content.decode()
    assert len(looks) == 1
    time_machine.shift(timedelta(minutes=2))
    assert freshness.OLDER in client.get("/admin/").content.decode()
    assert len(looks) == 2
