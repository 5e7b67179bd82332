"""The work that tests.benchmarks.growth measures, done on the office of this process's DATA_DIR."""

import json
import time
from io import StringIO
from unittest.mock import patch

import django

django.setup()

from django.core.cache import caches  # noqa: E402 (models need Django set up)
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from common import queue  # noqa: E402
from common.models import StaffUser  # noqa: E402
from disclosures.models import Topic  # noqa: E402
from kokkhon_ita import static_files  # noqa: E402
from measures.models import Measure, Plan  # noqa: E402
from publishing import draft_states, making, workflow  # noqa: E402
from publishing.models import Edition, Submission  # noqa: E402

CROWDED = "procurement"
COMMANDS = ("check_ledger", "check_ledger --all", "rebuild_search", "rebuild_search --all", "check_links")


def cost(act):
    """Return [queries, ms] of `act()`."""
    with CaptureQueriesContext(connection) as queries:
        began = time.process_time()
        act()
        return [len(queries), (time.process_time() - began) * 1000]


def twice(act):
    """Return [queries again, first ms, ms again]."""
    first, again = cost(act), cost(act)
    reset_queries()
    return [again[0], first[1], again[1]]


def public():
    """Yield (name, path) of readers' pages."""
    year = Plan.objects.order_by("fiscal_year").values_list("pk", flat=True)[1]
    yield from {
        "home": "/",
        "year": f"/measures/{year}/",
        "measure": f"/measures/{year}/2/",
        "history of a year": f"/measures/{year}/history/",
        "history of a topic": "/disclosures/risk/history/",
        "topic of 1,000 documents": f"/disclosures/{CROWDED}/",
        "search, a rare word": "/search/?q=สระว่ายน้ำ",
        "search, a word everywhere": "/search/?q=ประกาศ",
        "/measures/": "/measures/",
        "/disclosures/": "/disclosures/",
        "OIT": f"/ita/{year}/oit/",
        "sitemap": "/sitemap.xml",
        "verify, unknown hash": f"/verify/?hash={'0' * 64}",
        "ledger": "/ledger/",
        "feed": "/feed.atom",
        "visitors": "/visitors/",
        "board of complaints": "/complaints/board/",
        "board of complaints, years back": "/complaints/board/?until=2025-01-01",
        "statistics of complaints": "/complaints/statistics/",
        "services": "/services/",
        "results of a survey": f"/survey/results/{year}/1/",
        "witnesses": "/witness/",
    }.items()


def staff():
    """Yield (name, path) of staff's pages."""
    measure = Measure.objects.get(plan=Plan.objects.order_by("fiscal_year").first(), number=1).pk
    waiting = Submission.objects.waiting().get(kind="measures").pk
    yield from {
        "dashboard": "/admin/",
        "drafts list": "/admin/publishing/submission/add/",
        "review of a change": f"/admin/publishing/submission/{waiting}/change/",
        "form of a measure with 1,000 results": f"/admin/measures/measure/{measure}/change/",
        "list of measures": "/admin/measures/measure/",
        "list of results": "/admin/measures/result/",
        "list of topics": "/admin/disclosures/topic/",
        "form of a topic with 1,000 documents": f"/admin/disclosures/topic/{Topic.objects.get(slug=CROWDED).pk}/change/",
        "list of answers to surveys": "/admin/services/answer/",
        "list of documents": "/admin/disclosures/document/",
        "list of editions": "/admin/publishing/edition/",
        "list of submissions": "/admin/publishing/submission/",
        "list of the ledger": "/admin/publishing/ledgerentry/",
    }.items()


def opened(client, path):
    response = client.get(path, follow=True)
    if response.status_code != 200:
        raise RuntimeError(f"{path}: {response.status_code}")
    response.getvalue()


def acts():
    """Yield (name, act) of what is done under the ledger's lock; each is undone."""
    author, editor = StaffUser.objects.filter(pk__in=Submission.objects.values("submitted_by"))[:1].get(), None
    editor = StaffUser.objects.exclude(pk=author.pk).filter(pk__in=Edition.objects.values("approved_by")).first()

    def approve():
        Topic.objects.filter(slug=CROWDED).update(text=f"<p>{time.time()}</p>")
        request = workflow.submit(kind="topic", key=CROWDED, reason="วัดเวลา", by=author)
        yield
        workflow.approve(request, by=editor)

    def withdraw():
        edition = Edition.objects.live("topic", CROWDED)
        yield
        workflow.withdraw(edition, by=editor, reason="วัดเวลา")

    yield from {"approve a big topic": approve, "withdraw it": withdraw}.items()


def undone(act):
    """Return [queries, first ms, ms again] of the second part of `act`, whose first part prepares; both are undone."""
    found = []
    for _ in range(2):
        with transaction.atomic():
            steps = act()
            next(steps)
            found.append(cost(lambda steps=steps: next(steps, None)))
            transaction.set_rollback(True)
    return [found[1][0], found[0][1], found[1][1]]


def everything():
    """Return row → [queries again, first ms, ms again]."""
    client, found = Client(headers={"user-agent": "benchmark (bot)"}), {}
    with queue.at_once(leave_out=(making.make_missing,)):  # the files of these pages are enough
        for _, path in public():
            opened(client, path)
    for name, path in public():
        found[name] = twice(lambda path=path: opened(client, path))
    client.force_login(StaffUser.objects.filter(is_superuser=True).first())
    caches["shared"].clear()
    for name, path in staff():
        first = cost(lambda path=path: opened(client, path))
        draft_states.look_again.call()  # as the queue does once somebody has opened the list
        again = cost(lambda path=path: opened(client, path))
        found[name] = [again[0], first[1], again[1]]
    for name, act in acts():
        found[name] = undone(act)
    for name in COMMANDS:
        found[name] = twice(lambda name=name: call_command(*name.split(), stdout=StringIO()))
    return found


if __name__ == "__main__":
    from disclosures.links.outcome import ALIVE

    static_files.gather()
    with patch("disclosures.links.outside.check", lambda url: ALIVE):
        print(json.dumps(everything()))
