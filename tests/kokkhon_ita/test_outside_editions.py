"""What public pages read that stands in no edition, seen in the queries that they ask."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.cases import board
from complaints.cases.open_case import writing
from publishing.models import Edition
from tests import filled
from tests.addresses import ADDRESSES
from tests.complaints import demo
from witnesses.models import Watched

COLUMN = re.compile(r'"(\w+)"\."(\w+)"')
TWICE = "service-counts"  # names a service that the survey has too

# What a public page may read outside the editions, by class. Each class says why it can be no edition; a field of a
# working record that somebody writes for readers is in none of them. docs/decisions/outside-editions.md.
LISTED = {
    "the counter: nobody writes it": {
        "visitors.Day",
        "visitors.PageMonth",
        "visitors.LeftOut",
        "visitors.OpeningBalance",
    },
    "complaints on the board: two readers of the case agree on the words, and they go when the case is destroyed": {
        "complaints.BoardEntry.case",
        "complaints.BoardEntry.place",
        "complaints.BoardEntry.category",
        "complaints.BoardEntry.reports",
        "complaints.BoardEntry.received_on",
        "complaints.BoardEntry.attestation",
        "complaints.Case.id",
        "complaints.Case.channel",
        "complaints.Case.received_on",
        "complaints.Case.closed_on",
        "complaints.Case.destroyed_on",
        "complaints.Case.outcome",
        "complaints.Case.answered_on",
        "complaints.Case.reopened",
        "complaints.Case.told_on",
    },
    "whether a channel is open: it hangs on keys and on the roster that two confirmed, whose hash stands in the ledger": {
        "complaints.Reader",
        "complaints.RecoveryKey",
        "complaints.RosterVersion",
        "complaints.StaffMember",
        "complaints.Desk.id",
        "complaints.Desk.demo",
        "common.StaffUser",
        "common.Division",
    },
    "who asks: a reporter at the office is warned, the networks are never shown": {"complaints.Desk.networks"},
    "whether a poster's service ever was: of one that this round asks nothing about readers learn only that": {
        "services.Service.id"
    },
    "whether the code on a paper slip answered already: it answers once": {"services.Slip"},
    "what witnesses of the ledger saw: an edition of it would stand in the ledger that it is about, and its signature checks it": {
        "witnesses.Misfit",
        "witnesses.Stamp",
        "witnesses.Watched",
        "witnesses.Witness",
    },
    "the bytes of files that an edition made public, by their hash": {"common.StoredFile"},
}
NAMES = set().union(*LISTED.values())


@pytest.fixture
def site(db, settings, tmp_path):
    """A site with an open desk and a case on the board, on which everything is published; returns the addresses of its pages."""
    settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER = tmp_path / "sealed", "5a" * 32
    desk = demo.make_desk()
    with writing(desk.officers[0].opens(desk.file(channel="general", place="หมู่ ๓")[0])) as opened:
        board.release(opened, place="หมู่ ๓", category="ไฟฟ้าส่องสว่าง", reports=2)
    Watched.objects.create(host="www.example.go.th", ledger="https://www.example.go.th/ledger.jsonl")
    for kind in [kind for kind in filled.EVERY if kind != TWICE]:
        filled.publish(kind)
    found = [edition.newest_url for edition in Edition.objects.all()]
    return [*dict.fromkeys([*(address.path for address in ADDRESSES), *found])]


def read(queries):
    """Yield the model, and the model with its field, of each column that queries read of working records."""
    models = {model._meta.db_table: model for model in apps.get_models() if not model._meta.proxy}
    for table, column in COLUMN.findall(" ".join(query["sql"] for query in queries)):
        model = models.get(table)
        if model and model._meta.app_label != "publishing":
            fields = {field.column: field.name for field in model._meta.fields}
            yield model._meta.label, f"{model._meta.label}.{fields[column]}"


@pytest.fixture
def sizes_of_files():
    """The real ones: a page asks for them too."""


@pytest.mark.slow
def test_public_pages_read_editions_and_nothing_else_but_what_is_listed(page_client, site):
    outside, used = {}, set()
    for path in site:
        with CaptureQueriesContext(connection) as queries:
            page_client.get(path).getvalue()
        for names in read(queries):
            used |= NAMES & set(names)
            if not NAMES & set(names):
                outside.setdefault(names[1], path)
    assert outside == {}
    assert NAMES - used == set()
