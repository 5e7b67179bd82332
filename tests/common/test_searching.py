"""The search boxes of the admin: whatever digits somebody types, in whatever digits it was written."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from common.admin.searching import SearchesThai
from common.models import Division

LISTS = [model for model in admin.site._registry.values() if model.search_fields]


def found(words):
    request = RequestFactory().get("/")
    return admin.site._registry[Division].get_search_results(request, Division.objects.all(), words)


def test_every_list_that_is_searched_finds_numbers_in_either_script():
    others = [type(one).__name__ for one in LISTS if not isinstance(one, SearchesThai)]
    assert not others, "put common.admin.searching.SearchesThai first among their classes"


@pytest.mark.django_db
def test_every_word_is_looked_for_in_both():
    Division.objects.create(code="a", name="แผน ปี ๒๕๗๐ (12)", order=1)
    Division.objects.create(code="b", name="แผน ปี ๒๕๖๙", order=2)
    either = {
        "แผน 2570 ๑2": "a",
        '"ปี 2570" แผน': "a",
        "ปี ๒๕๗๐": "a",
        "256": "b",
        "": "ab",
        "  ": "ab",
        "'": "",
        'แผน "': "",
    }
    for words, codes in either.items():
        assert "".join(one.code for one in found(words)[0].order_by("code")) == codes, words
