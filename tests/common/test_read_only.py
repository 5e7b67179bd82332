"""Whoever may only read a record is shown what it says, and no field that is only typed."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.test import RequestFactory

from kokkhon_ita import roles
from tests import factories


@pytest.mark.django_db
def test_readers_are_shown_no_field_that_is_only_typed():
    request = RequestFactory().get("/")
    request.user = factories.user(roles.AUDITOR)
    for model, one in admin.site._registry.items():
        for shown in (one, *(rows(model, admin.site) for rows in one.inlines)):
            names = set(flatten_fieldsets(shown.get_fieldsets(request, model(pk=1)))) & set(shown.form.declared_fields)
            labels = [label_for_field(name, shown.model, shown) for name in names if hasattr(shown.model, name)]
            assert len(labels) == len(names), (one, shown)
            assert not [label for label in labels if label.isascii()], (one, shown)
