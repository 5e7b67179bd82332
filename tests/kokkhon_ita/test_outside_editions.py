"""What public pages read that stands in no edition, seen in the queries that they ask."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.models import Edition
from tests import filled
from tests.addresses import ADDRESSES
from tests.complaints import demo

COLUMN = re.compile(r'"(\w+)"\."(\w+)"')
TWICE = "service-counts"  # names a service that the survey has too

DOOR = "whether a door is open hangs on keys and on the roster that two confirmed; the ledger holds its hash"
SURVEY = "a round asks a version of its questions, which nobody changes; its results are an edition"
# Model or model and field → why a public page may read it outside the editions.
LISTED = {
    "visitors.Day": "the counter",
    "visitors.PageMonth": "the counter",
    "visitors.LeftOut": "the counter",
    "visitors.OpeningBalance": "the counter",
    "complaints.BoardEntry": "complaints that an officer released one by one",
    "complaints.Case": "how a released complaint stands, and since when",
    "complaints.Reader": DOOR,
    "complaints.RecoveryKey": DOOR,
    "complaints.RosterVersion": DOOR,
    "complaints.StaffMember": DOOR,
    "common.StaffUser": DOOR,
    "common.Division": DOOR,
    "complaints.Desk.id": "that there is a desk",
    "complaints.Desk.demo": "that nobody works at this desk",
    "complaints.Desk.networks": "a reporter at the office is warned; it is never shown",
    "services.Round": SURVEY,
    "services.SurveyForm": SURVEY,
    "services.Service": "the sheet for the counter names the service whose code it bears",
    "common.StoredFile": "the bytes that an edition made public, by their hash",
}


@pytest.fixture
def site(db, settings, tmp_path):
    """A site with an open desk on which everything is published; returns the addresses of its pages."""
    settings.SEALED_ROOT, settings.COMPLAINTS_PEPPER = tmp_path / "sealed", "5a" * 32
    demo.make_desk()
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


def test_public_pages_read_editions_and_nothing_else_but_what_is_listed(page_client, site):
    outside, used = {}, set()
    for path in site:
        with CaptureQueriesContext(connection) as queries:
            page_client.get(path).getvalue()
        for names in read(queries):
            used |= LISTED.keys() & set(names)
            if not LISTED.keys() & set(names):
                outside.setdefault(names[1], path)
    assert outside == {}
    assert LISTED.keys() - used == set()
