"""Files are public from the first edition that shows them, for as long as a standing edition does."""

from datetime import timedelta
from importlib import import_module
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common import uploads
from common.models import StoredFile
from measures.models import Evidence, Measure, Result
from publishing import workflow
from publishing.files import named_in
from publishing.models import ShownFile
from tests import factories, stored

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def evidence():
    """A draft whose only result names a file."""
    factories.plan()
    stored = uploads.store(SimpleUploadedFile("ภาพ.csv", "วันที่,เรื่อง\n".encode()))
    return Evidence.objects.create(result=Result.objects.get(), title="แฟ้ม", file=stored)


def status(client, evidence):
    response = client.get(evidence.file.get_absolute_url())
    response.getvalue()  # read to its end, a streamed answer closes its file
    return response.status_code


def withdraw(edition, at=None):
    workflow.withdraw(edition, by=factories.superuser(), reason="มีข้อมูลส่วนบุคคล", at=at)


def test_file_of_a_draft_is_not_public_until_published(client, evidence):
    assert status(client, evidence) == 404
    factories.publish()
    assert status(client, evidence) == 200


def test_file_of_a_scheduled_edition_waits_for_it(evidence):
    tomorrow = NOW + timedelta(days=1)
    factories.publish(at=NOW, publish_at=tomorrow)
    assert not StoredFile.objects.public(NOW)
    assert StoredFile.objects.public(tomorrow).get() == evidence.file


@pytest.mark.promise("withdrawn-content-is-gone")
def test_withdrawing_hides_the_file(client, evidence):
    withdraw(factories.publish())
    assert status(client, evidence) == 404


def test_cancelling_a_scheduled_edition_keeps_its_file_hidden_for_ever(evidence):
    withdraw(factories.publish(at=NOW, publish_at=NOW + timedelta(days=1)), at=NOW)
    assert not StoredFile.objects.public(NOW + timedelta(days=9))


def test_file_that_another_edition_shows_stays(client, evidence):
    first = factories.publish(at=NOW - timedelta(days=1))
    Measure.objects.update(title="ชื่อใหม่")
    second = factories.publish(at=NOW)
    withdraw(first)
    assert status(client, evidence) == 200
    assert StoredFile.objects.get().public_since == second.published_at
    withdraw(second)
    assert status(client, evidence) == 404


def test_same_bytes_under_another_name_come_out_with_the_record_that_bears_it(client, evidence):
    factories.publish(at=NOW - timedelta(days=1))
    data = evidence.file.path.read_bytes()
    other = uploads.store(SimpleUploadedFile("ชื่อที่สอง.csv", data))
    assert (other.sha256, other.name, other.is_public) == (evidence.file.sha256, "ชื่อที่สอง.csv", False)
    assert client.get(other.get_absolute_url()).headers["Location"] == evidence.file.get_absolute_url()
    both = Evidence.objects.create(result=Result.objects.get(), title="แฟ้ม ๒", file=other)
    edition = factories.publish(at=NOW)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response.getvalue()) == (200, data)
    assert quote("ชื่อที่สอง.csv") in response.headers["Content-Disposition"]
    withdraw(edition)
    assert (status(client, both), status(client, evidence)) == (302, 200)


def test_a_name_that_another_file_of_the_edition_bears_makes_no_hidden_file_public(evidence):
    data = evidence.file.path.read_bytes()
    other = uploads.store(SimpleUploadedFile("รายชื่อ.csv", "ชื่อ,นามสกุล\n".encode()))
    Evidence.objects.create(result=Result.objects.get(), title="แฟ้ม ๒", file=other)
    draft = uploads.store(SimpleUploadedFile(other.name, data))
    factories.publish()
    assert set(StoredFile.objects.public()) == {evidence.file, other}
    assert draft not in StoredFile.objects.named([(other.sha256, other.name), (draft.sha256, evidence.file.name)])


def test_hashes_are_found_wherever_they_stand():
    found = [named_in(stored.said(schema)) for schema in ("topic-1", "no-gift-1", "eit-1", "measures-1", "oit-1")]
    assert [len(hashes) for hashes in found] == [2, 2, 1, 1, 0]
    assert all(sha256 in str(stored.content("topic-1")) and name for sha256, name in found[0])


def queries_of_withdrawing(edition):
    with CaptureQueriesContext(connection) as asked:
        withdraw(edition)
    return len(asked)


def test_withdrawing_costs_the_same_among_many_editions(evidence):
    first = factories.publish(at=NOW - timedelta(days=2))
    Measure.objects.update(title="ชื่อใหม่")
    of_two = queries_of_withdrawing(factories.publish(at=NOW - timedelta(hours=36)))
    withdraw(first)
    for number in range(12):
        Measure.objects.update(title=f"ชื่อที่ {number}")
        factories.publish(at=NOW - timedelta(days=1))
    Measure.objects.update(title="ชื่อสุดท้าย")
    newest = factories.publish(at=NOW)
    assert queries_of_withdrawing(newest) == of_two
    assert StoredFile.objects.get().public_since == NOW - timedelta(days=1)


def test_what_was_published_before_is_looked_through_by_the_migration(evidence):
    edition = factories.publish()
    ShownFile.objects.all().delete()
    migration = import_module("publishing.migrations.0009_files_that_editions_show")
    migration.look_through_what_was_published(apps, None)
    named = import_module("publishing.migrations.0016_names_of_shown_files")
    named.name_what_is_shown(apps, None)
    shown = ShownFile.objects.get()
    assert (shown.sha256, shown.name) == (evidence.file.sha256, evidence.file.name)
    withdraw(edition)
    assert not StoredFile.objects.public()
