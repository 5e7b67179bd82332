"""Lets the living office of this process's DATA_DIR grow old: by the site's own acts where these are quick, else by rows in bulk.

python -m tests.benchmarks.aging FACTOR

The ledger is whole: every further edition is appended by `acts.publish`, so check_ledger finds nothing. Made up are the requests
behind these editions (what they changed is told by the request that is copied), hashes of issued files that lie on no disk,
and cases: copies of sealed ones, with their days moved, that no key opens, whose envelopes are cut short and whose attestations
are another case's (but for those of the board). Unlocking the desk, restoring a backup and `doctor` would refuse them; figures, lists and the board read them like any other.
Answers of surveys stay as many as they were: they have a benchmark of their own.
"""

import random
import sys
import time
from datetime import timedelta
from types import SimpleNamespace

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (models need Django set up)
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from common import queue  # noqa: E402
from common.models import Division, StoredFile  # noqa: E402
from disclosures.models import Document, Section, Topic  # noqa: E402
from kokkhon_ita.living import made_up  # noqa: E402
from kokkhon_ita.living.disclosures import CROWDED, DENIED, SLUGS  # noqa: E402
from kokkhon_ita.living.editions import Press  # noqa: E402
from kokkhon_ita.living.measures import SILENT  # noqa: E402
from measures.models import Measure, Plan, Result  # noqa: E402
from publishing import acts, ledger, making  # noqa: E402
from publishing.models import Edition, IssuedFile, Submission, SubmittedItem  # noqa: E402
from publishing.search import index  # noqa: E402
from tests.benchmarks import aged_cases, aged_visits  # noqa: E402
from tests.benchmarks.age import Age  # noqa: E402

BATCH = 500
FILES_OF_AN_EDITION = 4


class Aging:
    """What `factor` times the age adds to an office whose years are there already."""

    def __init__(self, factor):
        self.age, self.rng = Age(factor), random.Random(f"aging {factor}")
        newest = Edition.objects.exclude(approved_by=None).exclude(emergency=True).latest("approved_at")
        self.author, self.editor = newest.submitted_by, newest.approved_by
        self.press = Press(SimpleNamespace(publishers=[self.author, self.editor]))

    def measures(self):
        """Report on the measures of every year but the running one, and publish each year anew."""
        years = list(Plan.objects.order_by("fiscal_year").values_list("pk", flat=True))[:-1]
        for year in years if self.age.results else ():
            of_year = Measure.objects.of_year(year).exclude(number=SILENT)
            Result.objects.bulk_create(
                self._result(measure, n) for measure in of_year for n in range(2 * self.age.results)
            )
            self.press.publish("measures", year, "เพิ่มผลการดำเนินงาน", timezone.now())

    def _result(self, measure, n):
        text, day = made_up.sentence(self.rng), measure.plan.period[1]
        return Result(measure=measure, order=100 + n, text=text, round=Result.Round.values[n % 2], reported_on=day)

    def topics(self):
        """Open the further topics with their documents, and publish each."""
        sections, divisions = list(Section.objects.all()), list(Division.objects.all())
        files, day = list(StoredFile.objects.order_by("pk")[:20]), timezone.localdate()
        first_year = Topic.objects.earliest("first_year").first_year
        for n in range(self.age.topics):
            topic = Topic.objects.create(
                section=sections[n % len(sections)], slug=f"more-{n}", title=made_up.phrase(self.rng), order=100 + n,
                text=made_up.rich(self.rng), division=divisions[n % len(divisions)], first_year=first_year,
            )  # fmt: skip
            Document.objects.bulk_create(
                Document(
                    topic=topic, fiscal_year=first_year, title=f"{made_up.phrase(self.rng)} {number}", dated=day,
                    file=files[number % len(files)], order=number,
                )
                for number in range(self.age.documents)
            )  # fmt: skip
            self.press.publish("topic", topic.slug, "เปิดหัวข้อ", timezone.now())

    def revisions(self):
        """Publish one topic after the other with another sentence, as clerks did all the years."""
        slugs = [slug for slug in Topic.objects.values_list("slug", flat=True) if slug not in (CROWDED, *SLUGS[:1])]
        for n in range(self.age.revisions):
            self._revise(DENIED if n % 3 == 0 else slugs[n % len(slugs)])

    def _revise(self, slug):
        text, at = made_up.rich(self.rng), timezone.now().replace(microsecond=0)
        Topic.objects.filter(slug=slug).update(text=text)
        before = Edition.objects.live("topic", slug)
        facts = {"reason": "ปรับปรุงข้อความของหัวข้อ", "published_at": at, "approved_at": at}
        people = {"submitted_by": self.author, "approved_by": self.editor, "approved_role": self.editor.role}
        with transaction.atomic():
            content = before.content | {"text": text}
            edition = acts.publish(ledger.lock(), kind="topic", key=slug, content=content, **facts, **people)
            self._asked(edition)

    def _asked(self, edition):
        """Leave the request behind an edition: the last one for its key again."""
        known = Submission.objects.filter(kind=edition.kind, key=edition.key, status="approved").order_by("pk").last()
        items = list(known.items.all())[:1]
        known.pk, known.submitted_at, known.decided_at = None, edition.approved_at, edition.approved_at
        known.save(force_insert=True)
        for item in items:
            item.pk, item.submission, item.edition = None, known, edition
        SubmittedItem.objects.bulk_create(items)

    def issued(self):
        """Note files of every edition, as readers got them."""
        IssuedFile.objects.bulk_create(
            (
                IssuedFile(edition_id=pk, name=f"file-{n}.pdf", sha256=self.rng.randbytes(32).hex(), size=1000)
                for pk in Edition.objects.values_list("pk", flat=True)
                for n in range(FILES_OF_AN_EDITION)
            ),
            batch_size=BATCH,
        )


def grow(factor):
    """Do everything, and say how long each part took."""
    aging = Aging(factor)
    with queue.at_once(leave_out=(making.make_files, index.index)):
        for act in (aging.measures, aging.topics, aging.revisions, aging.issued):
            _timed(act)
    _timed(aged_cases.copy, aging.age.cases, aging.age.years)
    _timed(aged_visits.multiply, factor, aging.age.years)
    _timed(call_command, "rebuild_search")
    _timed(call_command, "check_ledger")


def _timed(act, *told):
    began = time.monotonic()
    act(*told)
    print(f"{act.__name__} {told}: {timedelta(seconds=round(time.monotonic() - began))}", flush=True)


if __name__ == "__main__":
    grow(int(sys.argv[1]))
