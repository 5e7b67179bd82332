"""What is loaded before gunicorn forks: one page for nobody, of which nothing stays but what was loaded."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection

from kokkhon_ita.kept import warming
from kokkhon_ita.kept.store import store
from publishing import state
from visitors.recording.batch import Batch
from visitors.recording.recorder import recorder


@pytest.fixture
def answered(monkeypatch):
    """The statuses of what Django was asked for."""
    statuses, answer = [], WSGIHandler.get_response

    def noted(handler, request):
        response = answer(handler, request)
        statuses.append(response.status_code)
        return response

    monkeypatch.setattr(WSGIHandler, "get_response", noted)
    return statuses


@pytest.mark.parametrize("hosts", [["testserver"], [".example.go.th"], ["*"]])
@pytest.mark.django_db(transaction=True)
def test_a_page_is_made_of_which_neither_a_reader_nor_a_connection_stays(answered, settings, monkeypatch, hosts):
    settings.ALLOWED_HOSTS = hosts
    monkeypatch.setattr(recorder, "batch", Batch())
    warming.warm_up()
    assert answered == [200]
    assert not recorder.batch
    assert not store._pages
    warming.warm_up()
    assert connection.connection is None


def test_a_database_that_is_away_stops_no_start(answered, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(state, "now", away)
    monkeypatch.setattr(warming.connections, "close_all", lambda: None)
    warming.warm_up()
    assert answered == []
