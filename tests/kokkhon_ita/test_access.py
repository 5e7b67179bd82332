"""The staff side's policy, read from tests/access.txt and asked of the site: who, address, method, status."""

from itertools import groupby
from pathlib import Path

import pytest
from django.contrib import admin
from django.db import transaction

from kokkhon_ita import roles
from measures.models import Measure, Plan, Result
from tests import factories
from tests.conftest import PageClient

NOBODY = None
WHO = (NOBODY, roles.DIVISION_CLERK, roles.PUBLISHER, roles.AUDITOR, roles.ADMINISTRATOR)
TABLE = Path(__file__).parent.parent / "access.txt"


def lines():
    """Return (method, address, statuses in the order of WHO) of each line of the table."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(method, address, [int(status) for status in statuses]) for method, address, *statuses in rows]


@pytest.fixture
def rows():
    """Return what the addresses of the table name; the division's own clerk asks for them."""
    edition = factories.published_plan(2566)
    factories.measure(Plan.objects.get(pk=2566), 2, responsible=2)
    factories.plan(2567)
    measure = Measure.objects.get(plan=2566, number=2)
    own, other = factories.divisions()[:2]
    return {
        "edition": edition.pk,
        "submission": factories.submit(key="2567").pk,
        "measure": measure.pk,
        "own_result": Result.objects.create(measure=measure, text="ของกองตนเอง", division=own).pk,
        "other_result": Result.objects.create(measure=measure, text="ของกองอื่น", division=other).pk,
        "member": factories.user(roles.AUDITOR).pk,
        "superuser": factories.superuser().pk,
    }


def apart(line):
    """Return what names the lines that one test asks: the site's side and the app."""
    return "/".join(line[1].split("?")[0].split("/")[1:3])


ASKED = {place: list(asked) for place, asked in groupby(sorted(lines(), key=apart), apart)}


@pytest.fixture
def people():
    """Return the client of somebody of each role, all of the same division: signed in once, not for each address."""
    clients = [PageClient() for who in WHO]
    for client, who in zip(clients, WHO, strict=True):
        if who:
            client.force_login(factories.user(who, division=factories.divisions()[0]))
    return clients


def answers(people, method, address):
    """Return the status that each is answered; what a request changed is taken back, whoever signed out is in again."""
    for client in people:
        session = client.cookies.copy()
        with transaction.atomic():
            yield client.generic(method, address).status_code
            transaction.set_rollback(True)
        client.cookies = session


@pytest.mark.django_db
@pytest.mark.parametrize("place", ASKED)
def test_addresses_answer_each_role_as_the_table_says(people, rows, place):
    wrong = []
    for method, address, statuses in ASKED[place]:
        found = list(answers(people, method, address.format(**rows)))
        if found != statuses:
            wrong.append(f"{method} {address}: {found}, the table says {statuses}")
    assert not wrong, "\n".join(wrong)


def test_every_model_of_the_admin_is_in_the_table():
    listed = {address.split("?")[0] for _, address, _ in lines()}
    known = {f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry}
    assert not known - listed, f"add lines to tests/access.txt for {', '.join(sorted(known - listed))}"
