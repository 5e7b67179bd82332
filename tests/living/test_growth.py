"""A year more, twenty editions more, a topic more: no page of the living office asks the database more for it, and of no table
that grows does a page read all. SQLite, which keeps no statistics here, plans a thousand times the rows as it plans these.
"""

from datetime import timedelta

from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common.models import StaffUser, StoredFile
from disclosures.models import Document, Topic
from measures.models import Evidence, Measure, Plan, Result
from publishing import workflow
from publishing.models import Edition
from tests.conftest import PageClient
from tests.living import plans

PUBLIC = (
    "/", "/measures/", "/disclosures/", "/disclosures/risk/", "/disclosures/risk/history/", "/sitemap.xml", "/ledger/",
    "/feed.atom", "/search/?q=สระว่ายน้ำ", f"/verify/?hash={'0' * 64}", "/complaints/board/", "/services/",
    "/visitors/",
)  # fmt: skip
STAFF = (
    "/admin/", "/admin/publishing/submission/add/", "/admin/publishing/edition/", "/admin/publishing/submission/",
    "/admin/publishing/ledgerentry/", "/admin/disclosures/document/", "/admin/measures/measure/", "/admin/measures/result/",
    "/admin/disclosures/topic/", "/admin/services/answer/",
)  # fmt: skip
MORE = 20
# What a page may ask at most; on the first page of the admin every app has something to say, and a question that finds
# nothing is looked up in pieces.
MOST_OF_READERS, MOST, OF_ALL_APPS, MISSPELT = 15, 60, 145, 24


# What is read from end to end all the same: a millisecond or few for ten years of it, beside a page's fifty.
READ_WHOLE = {
    "/search/?q=สระว่ายน้ำ": {"publishing_searchentry"},  # of which editions there are entries, from an index alone
    "/visitors/": {"visitors_day"},  # the five busiest days
    "/admin/": {"disclosures_document"},  # which topics have one of which year
    "/admin/publishing/submission/add/": {"publishing_edition"},  # every draft beside the newest edition of its key
    "/admin/disclosures/document/": {"disclosures_document"},  # in the order that staff gave them within a topic
    "/admin/measures/result/": {"measures_result"},  # by year and measure, which stand in another table
}


def queries(client, path):
    """Return the queries that a page asks once it was opened before."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return [query["sql"] for query in asked]


def publish(key, author, editor, kind="topic", **facts):
    request = workflow.submit(kind=kind, key=key, reason="เพิ่ม", by=author, **facts)
    return workflow.approve(request, by=editor)


def add_scans(topic, measure):
    """Give a topic documents, and a measure results with evidence: each a scan of its own with a copy that can be searched."""
    copy = StoredFile.objects.exclude(originals=None).first()
    rows = (StoredFile(sha256=f"{n:064x}", name=f"{n}.pdf", size=1, with_text=copy) for n in range(MORE))
    for n, scan in enumerate(StoredFile.objects.bulk_create(rows)):
        Document.objects.create(topic=topic, fiscal_year=topic.first_year, title=f"สแกน {n}", file=scan)
        result = Result.objects.create(measure=measure, order=100 + n, text=f"ผลที่เพิ่ม {n}")
        Evidence.objects.create(result=result, title="สแกน", file=scan)


def grow(author, editor):
    """Publish one topic MORE times, at last with many scans, schedule and cancel it MORE times, and open a topic more."""
    topic = Topic.objects.get(slug="risk")
    Topic.objects.create(section=topic.section, slug="one-more", title="อีกหัวข้อ", first_year=topic.first_year, order=99)
    publish("one-more", author, editor)
    add_scans(topic, Measure.objects.of_year(Plan.objects.first().pk).get(number=1))
    for n in range(MORE):
        Topic.objects.filter(pk=topic.pk).update(text=f"<p>ครั้งที่ {n}</p>")
        later = timezone.now() + timedelta(days=9)
        workflow.withdraw(publish("risk", author, editor, publish_at=later), by=editor, reason="เลื่อน")
        publish("risk", author, editor)


def test_no_page_asks_more_of_an_office_that_has_grown(lived):
    reader, clerk = PageClient(), PageClient()
    clerk.force_login(StaffUser.objects.filter(is_superuser=True).first())
    author, editor = (StaffUser.objects.get(pk=pk) for pk in _two_people())
    pages = [(reader, path) for path in PUBLIC] + [(clerk, path) for path in STAFF]
    with transaction.atomic():
        young = {path: queries(client, path) for client, path in pages}
        grow(author, editor)
        caches["shared"].clear()  # as a clerk's form does, which tells that drafts were changed
        grown = {path: queries(client, path) for client, path in pages}
        whole = {path: set().union(*map(plans.read_whole, asked)) for path, asked in grown.items()}
        transaction.set_rollback(True)
    more = {path: (len(young[path]), len(grown[path])) for path in young if len(grown[path]) > len(young[path]) + 1}
    too_many = {path: len(asked) for path, asked in grown.items() if len(asked) > _most(path)}
    assert (more, too_many) == ({}, {})
    assert {path: tables for path, tables in whole.items() if tables} == READ_WHOLE


def _most(path):
    """Return how many queries a page may ask."""
    if path == "/admin/":
        return OF_ALL_APPS
    if path.startswith("/search/"):
        return MISSPELT
    return MOST_OF_READERS if path in PUBLIC else MOST


def _two_people():
    """Return the keys of whoever submits and whoever approves in this office."""
    edition = Edition.objects.exclude(approved_by=None).exclude(emergency=True).first()
    return edition.submitted_by_id, edition.approved_by_id
