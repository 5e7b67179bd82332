"""Django has nothing to warn of: a constraint that one of the databases cannot hold would be held nowhere there."""

import pytest
from django.core import checks


@pytest.mark.django_db
def test_no_model_asks_for_what_this_database_cannot_hold():
    assert checks.run_checks(databases=["default"]) == []
