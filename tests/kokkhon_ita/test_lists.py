"""Lists of the staff end where a phone's reader is still reading."""

from django.contrib import admin

from kokkhon_ita.admin import ROWS


def test_every_list_has_pages_of_few_rows():
    long = [str(own) for own in admin.site._registry.values() if own.list_per_page > ROWS]
    assert long == []
