"""Two people at once, one signing that there was nothing, one adding something: only one of them gets through."""

import pytest

from disclosures.models import Document, Statement
from tests.disclosures import records
from tests.processes import run_together

YEARS = range(2500, 2530)
# Both write and then linger before they commit, so that each would look before the other's row can be seen.
WRITE = """
import datetime, sys
from django.db import IntegrityError, transaction
from common.models import StoredFile
from disclosures.models import Document, Statement, Topic
number, first, after = map(int, sys.argv[1:])
topic, file = Topic.objects.get(), StoredFile.objects.get()
signed = {"signed_by": "ก", "position": "ข", "signed_on": datetime.date(2023, 4, 5)}
for year in range(first, after):
    try:
        with transaction.atomic():
            if number % 2:
                Document.objects.create(topic=topic, fiscal_year=year, title="รายงาน", file=file)
            else:
                Statement.objects.create(topic=topic, fiscal_year=year, **signed)
            for _ in range(20):
                Topic.objects.count()
    except IntegrityError:
        pass
"""


@pytest.mark.django_db(transaction=True)
def test_statement_and_document_race():
    topic = records.topic()
    records.stored_file()
    run_together(WRITE, 4, YEARS.start, YEARS.stop)
    stated = set(Statement.objects.filter(topic=topic).values_list("fiscal_year", flat=True))
    documented = set(Document.objects.filter(topic=topic).values_list("fiscal_year", flat=True))
    assert stated | documented == set(YEARS)
    assert not stated & documented
