"""What has just been published is found, shown and has its files before anything that readers ask of earlier editions is made."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from common.management.commands import work
from measures.models import Measure
from publishing import issuing, making
from tests import factories

# The worker takes what waits in transactions of its own.
pytestmark = pytest.mark.django_db(transaction=True)
START = making.start
REPORTS = ("report.pdf", "report.docx", "report.xlsx", "archive.zip")


@pytest.fixture
def waits(settings, tmp_path, monkeypatch):
    """Three editions, of which no file is made; what is put from now on waits for `manage.py work`."""
    plan = factories.plan()
    editions = []
    for title in ("หนึ่ง", "สอง", "สาม"):
        plan.measures.update(title=title)
        editions.append(factories.publish())
    settings.TASKS, settings.DATA_DIR = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}, tmp_path
    settings.MAKES_FILES = True
    monkeypatch.setattr(making, "start", START)
    monkeypatch.setattr(making, "AT_ONCE", 1)
    return editions


def crawl(client, numbers):
    for number in numbers:
        for report in REPORTS:
            assert client.get(f"/measures/2566/editions/{number}/{report}").status_code == 503


def waiting():
    rows = DBTaskResult.objects.ready().values_list("task_path", "args_kwargs__args__0")
    return Counter((path.rsplit(".", 1)[1], about) for path, about in rows)


def done():
    rows = DBTaskResult.objects.successful().order_by("started_at").values_list("task_path", "args_kwargs__args__0")
    return [(path.rsplit(".", 1)[1], about) for path, about in rows]


def test_crawler_holds_up_no_publication(waits, client, monkeypatch):
    monkeypatch.setattr(work, "MOST_TASKS", 5)
    crawl(client, (1, 2))
    old = Counter({("make_files", edition.pk): 1 for edition in waits[:2]})
    assert waiting() == old
    Measure.objects.update(title="สี่")
    new = factories.publish()
    call_command("work", stdout=StringIO())
    assert [about for name, about in done() if name == "make_files"] == [new.pk] * 3
    assert {name for name, _ in done()} == {"compare", "index", "make_files"}
    assert waiting() == old + Counter({("make_files", new.pk): 1})


def test_what_readers_miss_of_the_newest_edition_goes_before_earlier_ones_and_begins_with_what_was_asked(
    waits, client, monkeypatch
):
    monkeypatch.setattr(work, "MOST_TASKS", 1)
    crawl(client, (1, 2))
    assert client.get("/measures/2566/editions/3/report-6-months.csv").status_code == 503
    call_command("work", stdout=StringIO())
    assert done() == [("make_files", waits[2].pk)]
    assert issuing.find(waits[2], "year/report-6-months.csv")
    assert waiting()[("make_missing", None)] == 1
