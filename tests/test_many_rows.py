"""Relations of 3,000 rows: whatever is listed, frozen or published in one go stays within what a database takes."""

import pytest
from django.apps import apps
from django.db import models

from common.models import Division, StoredFile
from disclosures.models import Document, Photo
from ita.models import OitAnswer, OitCatalogue, OitItem, OitPart
from measures.models import Evidence, Responsibility, Result, Step
from publishing import kinds
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db
MANY = 3_000


def files():
    rows = (
        StoredFile(sha256=f"{n:064x}", name=f"{n}.pdf", content_type="application/pdf", size=1) for n in range(MANY)
    )
    return StoredFile.objects.bulk_create(rows)


def divisions():
    return Division.objects.bulk_create(Division(code=f"d{n}", name=f"กองที่ {n}", order=n) for n in range(MANY))


def large_plan():
    """Return a plan whose only measure has MANY steps, divisions, results and evidence files, each its own."""
    plan = factories.plan(measures=1)
    measure = plan.measures.get()
    steps = Step.objects.bulk_create(Step(measure=measure, order=n, text=f"ขั้นตอน {n}") for n in range(MANY))
    Responsibility.objects.bulk_create(
        Responsibility(measure=measure, division=division, order=9) for division in divisions()
    )
    results = Result.objects.bulk_create(
        Result(measure=measure, order=9, text=f"ผล {n}", step=step) for n, step in enumerate(steps)
    )
    Evidence.objects.bulk_create(
        Evidence(result=result, title="ไฟล์", file=file) for result, file in zip(results, files(), strict=True)
    )
    return plan


@pytest.mark.slow
def test_measure_of_many_rows_is_listed_and_frozen(client):
    large_plan()
    client.force_login(factories.superuser())
    assert client.get("/admin/measures/measure/").status_code == 200
    content = kinds.get("measures").freeze("2566")
    assert len(content["measures"][0]["results"]) == MANY + 1


@pytest.mark.slow
def test_topic_of_many_documents_is_listed_frozen_and_published(client):
    topic = records.topic()
    Document.objects.bulk_create(Document(topic=topic, fiscal_year=2566, title="เอกสาร", file=file) for file in files())
    client.force_login(factories.superuser())
    assert client.get("/admin/disclosures/document/").status_code == 200
    assert len(factories.publish("topic", topic.slug).content["documents"]) == MANY


def scans(count):
    """Return stored scans, each with a copy of its own that can be searched."""
    copies = files()[:count]
    rows = (StoredFile(sha256=f"f{copy.sha256[1:]}", name="scan.pdf", size=1, with_text=copy) for copy in copies)
    return StoredFile.objects.bulk_create(rows)


def test_scans_with_copies_are_frozen_without_asking_for_each(django_assert_max_num_queries):
    topic = records.topic()
    Document.objects.bulk_create(Document(topic=topic, fiscal_year=2566, title="สแกน", file=scan) for scan in scans(30))
    with django_assert_max_num_queries(15):
        content = kinds.get("topic").freeze(topic.slug)
    assert all(document["file"]["with_text"] for document in content["documents"])


def test_activity_of_many_photos_is_frozen():
    activity = records.activity(records.announcement())
    Photo.objects.bulk_create(Photo(activity=activity, file=file, alt="ภาพ") for file in files())
    content = kinds.get("no-gift").freeze("2566")
    assert len(content["activities"][0]["photos"]) == MANY


def test_list_of_many_items_is_frozen():
    catalogue = OitCatalogue.objects.create(fiscal_year=2566)
    items = OitItem.objects.bulk_create(OitItem(catalogue=catalogue, order=n, title=f"ข้อ {n}") for n in range(MANY))
    OitPart.objects.bulk_create(OitPart(item=item, text="องค์ประกอบ") for item in items)
    OitAnswer.objects.bulk_create(
        OitAnswer(item=item, page="/contact/", division=division)
        for item, division in zip(items, divisions(), strict=True)
    )
    assert len(OitItem.objects.of_year(2566).whole()) == MANY


def foreign_keys():
    """Return a foreign key to each model: what a prefetch may follow one day. The next key to a model asks the same."""
    keys = [
        field for model in apps.get_models() for field in model._meta.fields if isinstance(field, models.ForeignKey)
    ]
    return list({(key.related_model, key.target_field): key for key in reversed(keys)}.values())


@pytest.mark.alike
@pytest.mark.parametrize("field", foreign_keys(), ids=str)
def test_any_foreign_key_can_be_prefetched_for_many_rows(field):
    """The rows need not be stored: the question to the database is the same."""
    rows = [field.model(**{field.attname: n}) for n in range(1, MANY + 1)]
    models.prefetch_related_objects(rows, field.name)
    assert all(field.is_cached(row) for row in rows)
