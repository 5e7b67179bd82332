"""Figures that pages print or that a rule of the site stands on, each against a literal: a changed constant fails here."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

MEBIBYTE = 1_048_576
FIGURES = {
    "complaints.cases.messages.LONGEST": 20_000,
    "complaints.files.uploads.MAX_FILES": 10,
    "complaints.files.uploads.MAX_FILE": 100 * MEBIBYTE,
    "complaints.files.uploads.MAX_CASE": 300 * MEBIBYTE,
    "complaints.filing.throttle.FREE_TRIES": 5,
    "complaints.readers.choosing.LEAST_READERS": 2,
    "complaints.readers.keyholders.MIN_PASSPHRASE": 14,
    "complaints.sealing.receipts.DIGITS": 28,
    "complaints.sealing.recovery.KEEPERS": 3,
    "complaints.sealing.slots.SLOTS": 16,
    "common.thai.years.BE_OFFSET": 543,
    "common.uploads.pictures.MOST_PIXELS": 60_000_000,
    "ita.eit.links.CODE_LENGTH": 6,
    "measures.importing.files.MOST_BYTES": 10 * MEBIBYTE,
    "publishing.search.query.SHORTEST": 2,
    "services.tally.small_groups.LEAST": 5,
}
SETTINGS = {
    "AXES_COOLOFF_TIME": 0.25,
    "AXES_FAILURE_LIMIT": 8,
    "CSRF_COOKIE_AGE": 28_800,
    "SESSION_COOKIE_AGE": 28_800,
    "UPLOAD_MAX_BYTES": 50 * MEBIBYTE,
}


@pytest.mark.promise("report-limits")
@pytest.mark.parametrize("name", FIGURES)
def test_figure_of_the_code(name):
    assert import_string(name) == FIGURES[name]


@pytest.mark.parametrize("name", SETTINGS)
def test_figure_of_the_settings(name):
    assert getattr(settings, name) == SETTINGS[name]
