"""Readers whom nginx answered: every line is counted once and then gone."""

import json
import threading
import time
from urllib.parse import quote

import pytest
from django.db import DatabaseError

from tests.visitors.requests import CHROME
from visitors.models import Day, LeftOut, PageMonth
from visitors.recording import breaker, recorder, stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, fresh, monkeypatch):
    monkeypatch.setattr(stream, "recorder", fresh)
    return tmp_path / "readers.log"


def line(address="203.0.113.7", agent=CHROME, **more):
    said = {
        "at": f"{time.time():.3f}", "address": address, "agent": agent, "method": "GET", "status": "200",
        "type": "text/html; charset=utf-8", "purpose": "   ", "dnt": "", "gpc": "",
        "page": f"/measures/ {quote('มาตรการ')}",
    } | more  # fmt: skip
    return json.dumps(said).encode() + b"\n"


def write(file, *lines):
    with file.open("ab") as opened:
        opened.writelines(lines)


def total():
    return sum(day.views for day in Day.objects.all()), sum(day.visitors for day in Day.objects.all())


def test_every_line_is_counted_once_and_erased(file):
    same, other = line(), line("2001:db8::1")
    write(file, same, same, other, line(agent="Googlebot/2.1"), line(status="304"), line(purpose="prefetch  "))
    lines = stream.Lines(file)
    assert stream.count(lines) == 6
    assert total() == (3, 2)
    assert PageMonth.objects.values_list("path", "title", "views").get() == ("/measures/", "มาตรการ", 3)
    assert sorted(LeftOut.objects.values_list("reason", flat=True)) == ["bot", "not-a-page", "prefetch"]
    assert not file.read_bytes().strip(b"\0")
    write(file, line("203.0.113.8"), b'{"at": "cut')
    assert (stream.count(lines), stream.count(lines)) == (1, 0)
    write(file, b' off"}\n', line("203.0.113.9"))
    assert stream.count(lines) == 2
    assert total() == (5, 4)
    lines.close()


def test_the_next_worker_goes_on_where_the_last_one_stopped(file):
    write(file, line())
    first = stream.Lines(file)
    stream.count(first)
    write(file, line("203.0.113.8"))
    first.close()  # as a kill does
    second = stream.Lines(file)
    assert (stream.count(second), total()) == (1, (2, 2))
    second.close()


def test_lines_stay_until_the_database_has_them(file, monkeypatch):
    write(file, line())
    lines, refused, real = stream.Lines(file), [DatabaseError(), DatabaseError()], recorder.store.write

    def write_at_last(batch):
        if refused:
            assert b"203.0.113.7" in file.read_bytes()
            raise refused.pop()
        real(batch)

    monkeypatch.setattr(recorder.store, "write", write_at_last)
    monkeypatch.setattr(breaker, "RETRY_SECONDS", 0)
    monkeypatch.setattr(stream, "EVERY_SECONDS", 0)
    assert stream.count(lines) == 1
    assert (refused, total()) == ([], (1, 1))
    assert not file.read_bytes().strip(b"\0")
    lines.close()


def test_one_worker_alone_reads(file):
    lines, others = stream.Lines(file), []
    waits = threading.Thread(target=lambda: others.append(stream.Lines(file)))
    waits.start()
    waits.join(0.2)
    assert others == []
    lines.close()
    waits.join(20)
    assert len(others) == 1
    others[0].close()
