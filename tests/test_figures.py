"""Figures that pages print or that a rule of the site stands on, each against a literal: a changed constant fails here."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

MEBIBYTE = 1_048_576
FIGURES = {
    "common.accounts.forgotten.PAUSE": timedelta(minutes=10),
    "common.accounts.waiting.MINUTES": 30,
    "complaints.cases.messages.LONGEST": 20_000,
    "complaints.cases.deadlines.APPEAL_DAYS": timedelta(days=30),
    "complaints.worker_memory.IDLE_SECONDS": 900,
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
    "kokkhon_ita.duties.ALARMS": (30, 7),
    "kokkhon_ita.upkeep.keeping.DAYS": 14,
    "kokkhon_ita.upkeep.keeping.MONTHS": 12,
    "kokkhon_ita.upkeep.notices.FRESH": timedelta(hours=36),
    "measures.importing.files.MOST_BYTES": 10 * MEBIBYTE,
    "measures.reminding.BEFORE": (0, 7, 30),
    "publishing.search.query.SHORTEST": 2,
    "publishing.search.unfound.ENOUGH": 5,
    "publishing.search.unfound.KEPT_DAYS": 365,
    "services.models.paper.MOST_SLIPS": 200,
    "services.results.thermometer.WEAK": 85,
    "services.survey.kiosk.FORM_SECONDS": 600,
    "services.survey.limits.A_DAY": 5,
    "services.survey.limits.NETWORK_AN_HOUR": 60,
    "services.survey.limits.NETWORK_A_DAY": 200,
    "services.survey.tokens.GOOD_FOR": timedelta(hours=12),
    "services.survey.tokens.LEAST_AGE": timedelta(seconds=3),
    "services.tally.small_groups.LEAST": 5,
    "visitors.identity.keys.KEPT": timedelta(hours=46),
    "witnesses.notices.FORGOTTEN": timedelta(days=2),
}
SETTINGS = {
    "AXES_COOLOFF_TIME": 0.25,
    "AXES_FAILURE_LIMIT": 8,
    "CSRF_COOKIE_AGE": 28_800,
    "PASSWORD_RESET_TIMEOUT": 259_200,
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
