"""A locked or read-only database never breaks a page: last known figures, staff told, nobody lost."""

import sqlite3
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from lxml import html

from tests.visitors.requests import CHROME, page, visit
from visitors.figures import board
from visitors.models import Day, Interruption
from visitors.recording import health


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    for name in (
        "recording.breaker.PATIENCE_SECONDS",
        "recording.breaker.SHORT_PATIENCE_SECONDS",
        "figures.board.PATIENCE_SECONDS",
    ):
        monkeypatch.setattr(f"visitors.{name}", 0.05)
    monkeypatch.setattr("visitors.recording.recorder.FLUSH_PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("visitors.recording.health.PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("visitors.recording.breaker.RETRY_SECONDS", 0)


@contextmanager
def locked():
    """Another program holds the counter's tables, as a long repair or a backup gone wrong would."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
        return
    with closing(connection.Database.connect(**connection.get_connection_params())) as other:
        other.cursor().execute("LOCK TABLE visitors_day, visitors_seenvisitor IN ACCESS EXCLUSIVE MODE")
        yield


@contextmanager
def read_only():
    on, off = {
        "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        "postgresql": ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(off)


@pytest.fixture(params=[locked, read_only])
def trouble(request):
    return request.param


def foot(response):
    return html.document_fromstring(response.content).find_class("counter")[0].text_content()


@pytest.mark.django_db(transaction=True)
def test_pages_go_on_and_everything_is_counted_afterwards(fresh, client, trouble):
    fresh.note(visit(), page(), at=timezone.now())
    assert fresh.flush(at=timezone.now())
    client.get("/visitors/")
    with trouble():
        for number in range(3):
            response = client.get("/privacy/", HTTP_USER_AGENT=CHROME, REMOTE_ADDR=f"203.0.113.{100 + number}")
            assert response.status_code == 200
        assert not fresh.flush(at=timezone.now())
        notice = health.notice()
    assert "บันทึกลงฐานข้อมูลไม่ได้ตั้งแต่" in notice.sentence
    assert fresh.flush(at=timezone.now())
    day = Day.objects.get()
    assert (day.visitors, day.views) == (4, 4)
    assert Interruption.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_foot_shows_the_last_known_figures_when_none_can_be_read(fresh, client, monkeypatch):
    now = timezone.now()
    fresh.note(visit(), page(), at=now)
    fresh.flush(at=now)
    client.get("/privacy/")
    board.forget()
    monkeypatch.setattr("visitors.figures.totals.Day.objects.aggregate", refuse)
    text = foot(client.get("/privacy/"))
    assert "วันนี้๑" in text
    assert "ตัวเลขล่าสุดที่ทราบ" in text


@pytest.mark.django_db
def test_foot_says_so_when_no_figure_was_ever_known(client, monkeypatch):
    monkeypatch.setattr("visitors.figures.totals.Day.objects.aggregate", refuse)
    assert "ขณะนี้ยังแสดงตัวเลขไม่ได้" in foot(client.get("/privacy/"))
    assert client.get("/visitors/widget.svg").status_code == 200


def refuse(**sums):
    from django.db import OperationalError

    raise OperationalError("disk I/O error")


@pytest.mark.django_db
def test_staff_hear_nothing_when_all_is_well_and_of_trouble_for_a_week_after_it():
    now = timezone.now()
    assert health.notice() is None
    Interruption.objects.create(began_at=now - timedelta(hours=2), ended_at=now - timedelta(hours=1))
    assert "ขณะนี้บันทึกได้ตามปกติแล้ว" in health.notice().sentence
    assert health.notice(at=now + timedelta(days=8)) is None


@pytest.mark.django_db
def test_asking_after_the_health_changes_no_number():
    health.notice()
    assert [(day.visitors, day.views) for day in Day.objects.all()] == [(0, 0)]
