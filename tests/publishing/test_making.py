"""Files of editions are made by the queue; a reader who comes before is told so, and a worker never sets one."""

import fcntl
import http.client
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from publishing import issuing, making, workflow
from tests import factories

APPROVE = """
from measures.models import Measure
from tests import factories
Measure.objects.filter(plan=2566).update(title="ชื่อใหม่")
factories.publish("measures", "2566")
"""
WITHDRAW = """
from publishing import workflow
from publishing.models import Edition
from tests import factories
workflow.withdraw(Edition.objects.live("measures", "2566"), by=factories.superuser(username="withdraws"), reason="ผิดพลาด")
"""


def ready(site):
    """Wait until the process that does what waits has ended and given back its lock."""
    with (site.data_dir / "work.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def kept(site):
    return {path for path in (site.data_dir / "issued").rglob("*") if path.is_file()}


def asked(site, path):
    """Return (status, body) of an answer of the running site."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    status, body = answer.status, answer.read()
    connection.close()
    return status, body


@pytest.mark.django_db
def test_every_kind_names_its_files_and_makes_each_once():
    factories.plan(measures=2)
    edition = factories.publish()
    reports, picture = 5 * 5, 1
    assert making.make(edition, first="2/report.csv") == reports + picture
    assert making.make(edition) == 0
    names = {output.name for output in making.outputs(edition)}
    assert {"year/report.pdf", "year/report-6-months.docx", "2/report.xlsx"} <= names
    assert all(issuing.find(edition, name) for name in names - {"year/archive.zip"})
    assert making.make_all() == 0


@pytest.mark.django_db
def test_files_of_what_readers_have_are_made_though_a_later_edition_is_to_come():
    plan = factories.plan()
    first = factories.publish()
    plan.measures.update(title="ชื่อใหม่")
    later = timezone.now() + timedelta(days=9)
    coming = workflow.approve(factories.submit(publish_at=later), by=factories.superuser(username="approves"))
    assert making.make_files.func(first.pk) > 0
    assert issuing.find(first, "year/report.pdf")
    assert making.make_all() > 0
    assert issuing.find(coming, "year/report.pdf")


@pytest.mark.django_db
def test_reader_who_comes_first_is_told_when_to_come_again(page_client, monkeypatch):
    wanted = []
    monkeypatch.setattr(making, "start", lambda edition, name="": wanted.append(name))
    edition = factories.published_plan()
    for address in ("report.pdf", "archive.zip"):
        response = page_client.get(f"/measures/2566/editions/1/{address}")
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "10"
        assert "กำลังจัดทำไฟล์" in response.text
        assert edition.get_absolute_url() in response.text
    assert wanted == ["year/report.pdf", "year/report.pdf"]


@pytest.fixture
def sizes_of_files():
    """The real ones."""


@pytest.mark.django_db
def test_page_without_sizes_is_repeated_for_some_seconds_only(page_client, monkeypatch):
    monkeypatch.setattr(making, "start", lambda edition, name="": None)
    edition = factories.published_plan()
    for address in ("/measures/2566/", "/measures/2566/1/"):
        response = page_client.get(address)
        assert response.kept_for == 5
        assert "no-cache" in response.headers["Cache-Control"]
        assert "report.pdf" in response.text
        assert "เมกะไบต์" not in response.text
    etags = {page_client.get("/measures/2566/").headers["ETag"]}
    making.make(edition)
    whole = page_client.get("/measures/2566/")
    assert not hasattr(whole, "kept_for")
    assert whole.headers["ETag"] not in etags


def test_approval_has_the_files_made_and_so_has_a_withdrawal(own_site):
    """Through real processes: nobody reads a page meanwhile."""
    before = kept(own_site)
    own_site.shell(APPROVE)
    ready(own_site)
    made = kept(own_site) - before
    assert len(made) == 2 * (5 * 13 + 1)  # the reports and the picture, each with what is known of it
    pdf = asked(own_site, "/measures/2566/editions/2/report.pdf")[1]
    assert pdf.startswith(b"%PDF")
    own_site.shell(WITHDRAW)
    ready(own_site)
    status, withdrawn = asked(own_site, "/measures/2566/editions/2/report.pdf")
    assert status == 200
    assert withdrawn != pdf


def test_lost_files_come_back_and_no_worker_sets_a_page(own_site):
    for path in kept(own_site):
        path.unlink()
    address = "/measures/2566/editions/1/report.pdf"
    assert asked(own_site, address)[0] == 503
    ready(own_site)
    assert asked(own_site, address)[1].startswith(b"%PDF")
    assert asked(own_site, "/eit/2566/editions/1/poster.pdf")[1].startswith(b"%PDF")
    assert not [line for line in _libraries(own_site.server.pid) if "typst" in line]


def _libraries(parent):
    """Return what the server's processes have loaded."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [line for pid in [str(parent), *children] for line in Path(f"/proc/{pid}/maps").read_text().splitlines()]
