"""While people work on two machines one of each part dies: nothing acknowledged is lost, and whoever is told no is told so in Thai."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from tests import private_postgres
from tests.deploy.test_sealed_bytes import TRACK, Visitor
from tests.machines import work
from tests.machines.work import Alone
from tests.servers import wait_for

STORED = """
import hashlib, json
from common import stores
from disclosures.models import Document
from publishing.models import Submission
files = stores.store("files")
for one in Document.objects.select_related("file"):
    assert hashlib.sha256(files.open(one.file.store_name).read()).hexdigest() == one.file.sha256
print(json.dumps([[one.title for one in Document.objects.all()],
                  [str(one.pk) for one in Submission.objects.filter(status="approved")]]))
"""


def gunicorn(machines):
    """The second machine's server and all its processes."""
    site = machines.sites[1]
    return SimpleNamespace(die=site.kill, rise=site.__enter__)


def postgresql(machines):
    database = machines.database
    return SimpleNamespace(die=lambda: private_postgres.stop(database), rise=lambda: private_postgres.start(database))


def redis(machines):
    return _program(machines.redis)


def bucket(machines):
    return _program(machines.gate)


def _program(program):
    return SimpleNamespace(die=lambda: program.__exit__(), rise=program.__enter__)


def everything(machines, request, session):
    """Let a reader, a reporter, a clerk and the approver of a request work at once; return what each was told."""
    *_, topic = machines.filled
    works = [
        lambda: _read(machines, "/"),
        lambda: _read(machines, "/measures/2566/"),
        lambda: work.report(machines),
        lambda: work.upload(machines, session, topic),
        lambda: work.approve(machines, session, request),
    ]
    with ThreadPoolExecutor(len(works)) as pool:
        yield from [pool.submit(one) for one in works]


def _read(machines, path):
    answer = machines.front.ask(path)
    return work.Answer(answer.status, answer.content.decode())


def is_told(answer):
    """Whether an answer is what was asked for, or a page in Thai that says that it is not."""
    return answer.status < 500 or (answer.status in (502, 503, 504) and 'lang="th"' in answer.text)


@pytest.mark.slow
@pytest.mark.minutes
def test_one_of_each_dies_and_nothing_acknowledged_is_lost(machines):
    acknowledged, later = set(), iter(machines.shell(work.FILL_LATER))
    for part in (gunicorn(machines), redis(machines), bucket(machines), postgresql(machines)):
        under_way = everything(machines, *next(later))
        first = next(under_way)
        part.die()
        told = [first.result(), *(one.result() for one in under_way)]
        told += [one.result() for one in everything(machines, *next(later))]  # while it is away
        part.rise()
        wait_for(lambda: _all_work(machines))
        told += [one.result() for one in everything(machines, *next(later))]
        assert [one.status for one in told if not is_told(one)] == [], [
            one.text[:2000] for one in told if not is_told(one)
        ]
        assert all(one.acknowledged for one in told[-3:]), [one.text[:2000] for one in told[-3:]]
        acknowledged |= {one.acknowledged for one in told if one.acknowledged}
    _are_there(machines, acknowledged)


def _all_work(machines):
    """Whether both machines answer again."""
    return all(Alone(site).ask("/measures/").status == 200 for site in machines.sites)


def _are_there(machines, acknowledged):
    codes = {one for one in acknowledged if one.isdecimal() and len(one) > 8}
    for number, site in enumerate(machines.sites):
        titles, approved = machines.shell(STORED, number)
        assert acknowledged - codes <= {*titles, *approved}
        for code in codes:
            reporter = Visitor(Alone(site))
            assert "เรื่องที่" in reporter.form(TRACK, code=code)
    machines.sites[0].manage("check_ledger")
