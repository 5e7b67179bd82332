"""A year more, twenty editions more, a topic more: no page of the living office asks the database more for it."""

from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from common.models import StaffUser
from disclosures.models import Topic
from publishing import workflow
from publishing.models import Edition
from tests.conftest import PageClient

PUBLIC = (
    "/", "/measures/", "/disclosures/", "/disclosures/risk/history/", "/sitemap.xml", "/ledger/", "/feed.atom",
    "/search/?q=สระว่ายน้ำ", f"/verify/?hash={'0' * 64}",
)  # fmt: skip
STAFF = (
    "/admin/", "/admin/publishing/submission/add/", "/admin/publishing/edition/", "/admin/publishing/submission/",
    "/admin/publishing/ledgerentry/", "/admin/disclosures/document/",
)  # fmt: skip
MORE = 20
# What a page may ask at most; on the first page of the admin every app has something to say.
MOST, OF_ALL_APPS = 60, 135


def queries(client, path):
    """Return how many queries a page asks once it was opened before."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(asked)


def publish_more(author, editor):
    """Publish one topic MORE times, with a sentence changed each time, and open a topic more."""
    topic = Topic.objects.get(slug="risk")
    Topic.objects.create(section=topic.section, slug="one-more", title="อีกหัวข้อ", first_year=topic.first_year, order=99)
    for n in range(MORE):
        Topic.objects.filter(pk=topic.pk).update(text=f"<p>ครั้งที่ {n}</p>")
        for key in ("risk", "one-more") if n == 0 else ("risk",):
            request = workflow.submit(kind="topic", key=key, reason="เพิ่ม", by=author)
            workflow.approve(request, by=editor)


def test_no_page_asks_more_of_an_office_that_has_grown(lived):
    reader, clerk = PageClient(), PageClient()
    clerk.force_login(StaffUser.objects.filter(is_superuser=True).first())
    author, editor = (StaffUser.objects.get(pk=pk) for pk in _two_people())
    pages = [(reader, path) for path in PUBLIC] + [(clerk, path) for path in STAFF]
    with transaction.atomic():
        young = {path: queries(client, path) for client, path in pages}
        publish_more(author, editor)
        caches["shared"].clear()  # as a clerk's form does, which tells that drafts were changed
        grown = {path: queries(client, path) for client, path in pages}
        transaction.set_rollback(True)
    more = {path: (young[path], grown[path]) for path in young if grown[path] > young[path] + 1}
    assert more == {}
    assert {path: asked for path, asked in grown.items() if asked > (OF_ALL_APPS if path == "/admin/" else MOST)} == {}


def _two_people():
    """Return the keys of whoever submits and whoever approves in this office."""
    edition = Edition.objects.exclude(approved_by=None).exclude(emergency=True).first()
    return edition.submitted_by_id, edition.approved_by_id
