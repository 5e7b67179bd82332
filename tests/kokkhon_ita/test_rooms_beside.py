"""The list of rooms beside pages of staff: Django's own to the letter, though addresses are found and lists are drawn once."""

import pytest
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.template.loader import render_to_string

from kokkhon_ita import roles
from tests import factories

PATHS = ("/admin/measures/plan/", "/admin/measures/plan/add/", "/admin/common/division/")


@pytest.mark.django_db
def test_each_role_is_shown_what_django_would_show(page_client):
    people = [factories.superuser(), *(factories.user(role) for role in (roles.PUBLISHER, roles.AUDITOR))]
    compared = set()
    for path in PATHS:
        for person in people:
            page_client.force_login(person)
            response = page_client.get(path)
            if response.status_code == 200:
                expected = AdminSite.get_app_list(admin.site, response.wsgi_request)
                assert list(admin.site.get_app_list(response.wsgi_request)) == expected, (person, path)
                beside = render_to_string("admin/app_list.html", {"app_list": expected}, response.wsgi_request)
                assert beside in response.text, (person, path)
                compared.add((person.pk, path))
    assert len(compared) > 5


@pytest.mark.django_db
def test_the_room_of_the_page_is_marked(page_client):
    page_client.force_login(factories.superuser())
    for path, name in (("/admin/measures/plan/", "plan"), ("/admin/common/division/", "division")):
        text = page_client.get(path).text
        assert text.count("current-model") == 1
        assert f"model-{name} current-model" in text
