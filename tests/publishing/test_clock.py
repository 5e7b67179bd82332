"""A clock that jumps back hides no page and writes no ledger out of order; staff are told."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from common import uploads
from common.models import StoredFile
from kokkhon_ita.kept import changes
from kokkhon_ita.upkeep import health
from measures.models import Evidence, Result
from publishing import ledger, standing, state, withdrawing, workflow
from publishing.models import Edition, LedgerEntry
from tests import factories
from tests.disclosures.records import stored_file

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2023-04-24T12:00:00+07:00")
YEAR = "/measures/2566/"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def edition(clock):
    """An edition of noon; then the clock says that it is the day before."""
    edition = factories.published_plan()
    clock.move_to(NOON - timedelta(days=1))
    return edition


def test_what_was_published_stays_public(page_client, edition):
    for path in (YEAR, f"{YEAR}editions/1/", f"{YEAR}history/", "/ledger/", "/"):
        assert page_client.get(path).status_code == 200
    assert edition.state == "เผยแพร่แล้ว"
    assert standing.shelf("measures", "2566").standing == edition
    assert standing.shelves()["measures", "2566"].coming is None
    assert LedgerEntry.objects.get().is_public


def test_its_files_stay_public_and_those_that_wait_for_a_date_wait_on(client, clock):
    evidence = uploads.store(SimpleUploadedFile("ภาพ.csv", "วันที่,เรื่อง\n".encode()))
    factories.plan()
    Evidence.objects.create(result=Result.objects.get(), title="ภาพ", file=evidence)
    factories.publish()
    later = {"name": "อื่น.csv", "content_type": "text/csv", "public_since": NOON + timedelta(hours=1)}
    other = stored_file(b"1,2", **later)
    clock.move_to(NOON - timedelta(days=1))
    assert client.get(evidence.get_absolute_url()).getvalue() == evidence.path.read_bytes()
    assert client.get(other.get_absolute_url()).status_code == 404
    assert list(StoredFile.objects.public()) == [evidence]


def test_later_acts_are_never_before_what_they_follow(page_client, edition):
    factories.Plan.objects.update(preamble="คำนำใหม่")
    second = factories.publish()
    assert second.published_at == second.approved_at == NOON
    assert "คำนำใหม่" in page_client.get(YEAR).content.decode()
    workflow.withdraw(second, by=factories.superuser(), reason="ผิดฉบับ")
    assert not second.was_cancelled
    assert "ผิดฉบับ" in page_client.get(f"{YEAR}editions/2/").text
    assert "ผิดฉบับ" not in page_client.get(YEAR).text
    ledger.anchored("สิ่งที่ไม่เปิดเผย", 1, "a" * 64)
    assert [entry.at for entry in LedgerEntry.objects.order_by("position")] == [NOON] * 4


def test_what_waits_for_its_date_waits_on(clock, edition):
    factories.Plan.objects.update(preamble="ยังไม่ถึงวัน")
    waiting = factories.publish(publish_at=NOON + timedelta(days=1))
    assert list(Edition.objects.to_come()) == [waiting]
    clock.move_to(NOON + timedelta(days=1))
    assert not Edition.objects.to_come().exists()


def test_what_waits_for_a_date_is_never_out_before_it_because_the_ledger_is_ahead(clock, edition):
    factories.Plan.objects.update(preamble="ยังไม่ถึงวัน")
    request = factories.submit(publish_at=NOON - timedelta(hours=1))
    with pytest.raises(ValidationError, match="เคยเดินล้ำ"):
        workflow.approve(request, by=factories.superuser())
    assert Edition.objects.get() == edition
    clock.move_to(NOON)
    assert workflow.approve(request, by=factories.superuser()).published_at == NOON


def test_staff_are_told(edition):
    [fault] = health.clock()
    assert "๒๓ เมษายน ๒๕๖๖ เวลา ๑๒.๐๐ น. ซึ่งก่อนรายการหรือฉบับล่าสุด" in fault.sentence
    assert fault.step.endswith("หลัง ๒๔ เมษายน ๒๕๖๖ เวลา ๑๒.๐๐ น.")


@pytest.fixture
def came_out(clock, edition):
    """An edition that came out at its time, the day after noon, as a server notes it; then the clock says noon again."""
    factories.Plan.objects.update(preamble="ถึงวันแล้ว")
    waiting = factories.publish(publish_at=NOON + timedelta(days=1))
    clock.move_to(NOON + timedelta(days=1))
    changes.look(None)
    clock.move_to(NOON)
    return waiting


def test_what_came_out_at_its_time_stays_out(page_client, came_out):
    assert "ถึงวันแล้ว" in page_client.get(YEAR).content.decode()
    for path in (f"{YEAR}editions/2/", f"{YEAR}history/", "/ledger/", "/feed.atom"):
        assert "ฉบับที่ ๒" in page_client.get(path).content.decode(), path
    assert came_out.state == "เผยแพร่แล้ว"
    assert standing.shelf("measures", "2566") == standing.shelves()["measures", "2566"]
    assert standing.shelf("measures", "2566").standing == came_out
    assert all(entry.is_public for entry in LedgerEntry.objects.all())
    assert state.now().newest_due == came_out.published_at
    assert [fault.name for fault in health.clock()] == ["clock"]


def test_what_came_out_is_withdrawn_after_it_was_out(page_client, came_out):
    assert withdrawing.foresee(came_out).was_seen
    workflow.withdraw(came_out, by=factories.superuser(), reason="ผิดฉบับ")
    assert not came_out.was_cancelled
    assert came_out.withdrawn_at == came_out.published_at
    assert "ผิดฉบับ" in page_client.get(f"{YEAR}editions/2/").text
    assert "ผิดฉบับ" not in page_client.get(YEAR).text


def test_nothing_new_comes_out_before_its_date_because_something_else_did(came_out):
    factories.Plan.objects.update(preamble="อีกคำหนึ่ง")
    request = factories.submit(publish_at=NOON + timedelta(hours=1))
    with pytest.raises(ValidationError, match="เคยเดินล้ำ"):
        workflow.approve(request, by=factories.superuser())


def test_what_is_noted_already_is_not_written_again(came_out, django_assert_num_queries):
    with django_assert_num_queries(1):
        ledger.note_what_fell_due(NOON)
    assert ledger.lived_until() == came_out.published_at
