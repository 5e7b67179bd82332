"""Fills a database as it was before requests held items, brings it up to date and goes on working with it.

Run as a program: it has a folder of its own. Prints what became of it as JSON.
"""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.utils import timezone  # noqa: E402

from publishing.verify import canonical, digest  # noqa: E402
from tests.stored import content  # noqa: E402

BEFORE = [("publishing", "0010_call_the_ledger_a_register"), ("measures", "0004_pending_import")]
PLAN = content("measures-1")
ASKED = {**PLAN, "preamble": "คำนำที่ขอไว้ก่อนปรับปรุง"}


def fill(apps):
    """Make an edition, its request, and requests that wait, were returned, and were approved for an edition that is gone."""
    division = apps.get_model("common", "Division").objects.create(code="finance", name="กองคลัง")
    users = apps.get_model("common", "StaffUser").objects
    clerk = users.create(username="clerk", division=division, is_staff=True)
    chief = users.create(username="chief", is_staff=True, is_superuser=True)
    at = timezone.now()
    facts = {"kind": "measures", "key": "2566", "title": "แผน", "reason": "เหตุผล"}
    decided = {"decided_by": chief, "decided_at": at}
    apps.get_model("publishing", "Edition").objects.create(
        **facts, content=PLAN, number=1, sha256=digest(canonical(PLAN)), published_at=at, approved_at=at,
        submitted_by=clerk, approved_by=chief,
    )  # fmt: skip
    requests = apps.get_model("publishing", "Submission").objects
    requests.create(**facts, content=PLAN, submitted_by=clerk, status="approved", **decided)
    requests.create(**facts, content=ASKED, submitted_by=clerk, status="returned", decision_note="แก้คำนำ", **decided)
    lost = decided | {"decided_at": at.replace(year=at.year - 1)}
    requests.create(**facts, content=ASKED, submitted_by=clerk, status="approved", **lost)
    requests.create(**facts, content=ASKED, submitted_by=clerk, status="waiting")
    plan = apps.get_model("measures", "Plan").objects.create(fiscal_year=2566, title=PLAN["title"], preamble="")
    model = apps.get_model("measures", "Measure")
    for row in reversed(PLAN["measures"]):
        names = {field.name for field in model._meta.get_fields()} & {"number", "title", "starts", "ends", "indicator"}
        model.objects.create(plan=plan, outside_reason="ตามแผน", **{name: row[name] for name in names})


def main():
    """Print each request's item, the ids of the measures, and what the approval of the waiting request made public."""
    fill(MigrationExecutor(connection).migrate(BEFORE).apps)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)

    from common.models import StaffUser
    from measures.models import Measure
    from publishing import workflow
    from publishing.models import Submission

    requests = Submission.objects.order_by("pk")
    items = [
        [request.status, request.division, item.key, item.decision, item.note, item.edition and item.edition.number]
        for request in requests
        for item in request.items.all()
    ]
    ids = dict(Measure.objects.order_by("number").values_list("number", "uid"))
    edition = workflow.approve(Submission.objects.waiting().get(), by=StaffUser.objects.get(username="chief"))
    print(json.dumps({"items": items, "ids": ids, "number": edition.number, "is_asked": edition.content == ASKED}))


if __name__ == "__main__":
    main()
