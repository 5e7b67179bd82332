"""Real processes that publish at once, and some that die doing it: the chain neither forks nor loses an entry."""

import random
import signal

import pytest

from kokkhon_ita import roles
from publishing import integrity
from publishing.models import Edition, LedgerEntry, Submission
from tests import factories, processes

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 16

APPROVE = """
import sys
from common.models import StaffUser
from publishing import workflow
from publishing.models import Submission
year = 2550 + int(sys.argv[1])
edition = workflow.approve(Submission.objects.get(key=year), by=StaffUser.objects.get(username="approver"))
print(edition.number)
"""

APPROVE_THE_SAME = """
import sys
from django.core.exceptions import ValidationError
from common.models import StaffUser
from publishing import workflow
from publishing.models import Submission
try:
    workflow.approve(Submission.objects.get(), by=StaffUser.objects.get(username="approver"))
    print("approved")
except ValidationError:
    print("too late")
"""

PUBLISH_FOR_EVER = """
import itertools, sys
from common.models import Organisation, StaffUser
from publishing import workflow
author, approver = (StaffUser.objects.get(username=name) for name in ("author", "approver"))
for number in itertools.count():
    Organisation.objects.update(name=f"หน่วยงาน {sys.argv[1]} ครั้งที่ {number}")
    submission = workflow.submit(kind="organisation", key="", reason="ทดสอบ", by=author)
    edition = workflow.approve(submission, by=approver)
    if number % 3 == 2:
        workflow.withdraw(edition, by=approver, reason="ทดสอบ")
    print(edition.number, flush=True)
"""


@pytest.fixture
def approver():
    return factories.user(roles.PUBLISHER, username="approver")


@pytest.mark.slow
def test_sixteen_approvers_at_once_make_one_chain(approver):
    for year in range(2550, 2550 + AT_ONCE):
        factories.plan(year)
        factories.submit(key=str(year))
    assert processes.run_together(APPROVE, AT_ONCE) == ["1\n"] * AT_ONCE
    assert list(LedgerEntry.objects.values_list("position", flat=True)) == list(range(1, AT_ONCE + 1))
    assert Edition.objects.count() == AT_ONCE
    assert integrity.problems() == []


def test_sixteen_approvers_of_one_submission_publish_it_once(approver):
    factories.plan()
    factories.submit()
    told = processes.run_together(APPROVE_THE_SAME, AT_ONCE)
    assert sorted(told) == ["approved\n"] + ["too late\n"] * (AT_ONCE - 1)
    assert Edition.objects.count() == LedgerEntry.objects.count() == 1
    assert integrity.problems() == []


@pytest.mark.promise("an-error-changes-nothing")
def test_killed_while_publishing_leaves_nothing_half_written(approver):
    factories.organisation()
    factories.user(roles.PUBLISHER, username="author")
    chance = random.Random(2566)
    acknowledged = set()
    for life in range(6):
        child = processes.Child(PUBLISH_FOR_EVER, life)
        acknowledged.add(int(child.stdout.readline()))
        for _ in range(chance.randrange(4)):
            acknowledged.add(int(child.stdout.readline()))
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate(timeout=60)
        acknowledged |= {int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")}
        assert integrity.problems() == []
    numbers = set(Edition.objects.values_list("number", flat=True))
    assert acknowledged <= numbers
    assert numbers == set(range(1, len(numbers) + 1))
    assert Submission.objects.filter(status=Submission.Status.APPROVED).count() == len(numbers)
    assert Submission.objects.waiting().count() <= 1
