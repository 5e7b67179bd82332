"""A form of a new record that is sent twice: no second record comes of it unless it is meant."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from common.admin.read_only import OneRowAdmin, ReadOnlyAdmin
from common.admin.repeating import AsksBeforeRepeating
from kokkhon_ita import roles
from measures.models import Result
from tests import factories

pytestmark = pytest.mark.django_db
ADD, ASKED = "/admin/measures/result/add/", "เหมือนที่ท่านบันทึกเมื่อครู่"


@pytest.fixture
def client():
    made = Client()
    made.force_login(factories.user(roles.ADMINISTRATOR))
    return made


@pytest.fixture
def typed():
    rows = {f"evidence-{name}": "0" for name in ("INITIAL_FORMS", "MIN_NUM_FORMS", "TOTAL_FORMS")}
    return {"measure": factories.plan().measures.get().pk, "text": "จัดประชุม", **rows}


def saved():
    return Result.objects.filter(text="จัดประชุม")


def test_the_same_form_again_is_asked_about_and_leads_to_what_was_saved(client, typed):
    assert client.post(ADD, typed).status_code == 302
    page = client.post(ADD, typed).text
    assert f"ผลการดำเนินงานนี้{ASKED}" in page
    assert f'<a href="/admin/measures/result/{saved().get().pk}/change/">' in page
    meant = typed | {"_again": re.search('name="_again" value="([^"]+)"', page)[1]}
    assert client.post(ADD, meant).status_code == 302
    assert saved().count() == 2


def test_another_text_another_person_and_another_hour_are_not_asked_about(client, typed):
    client.post(ADD, typed)
    assert client.post(ADD, typed | {"text": "จัดประชุมอีกครั้ง"}).status_code == 302
    other = Client()
    other.force_login(factories.user(roles.ADMINISTRATOR))
    assert other.post(ADD, typed).status_code == 302
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert client.post(ADD, typed).status_code == 302


def test_what_was_deleted_again_is_not_asked_about(client, typed):
    client.post(ADD, typed)
    saved().delete()
    assert client.post(ADD, typed).status_code == 302


def test_every_form_of_a_new_record_asks():
    ours = [one for one in admin.site._registry.values() if not isinstance(one, ReadOnlyAdmin | OneRowAdmin)]
    added = [one for one in ours if type(one).has_add_permission is admin.ModelAdmin.has_add_permission]
    assert [type(one).__name__ for one in added if not isinstance(one, AsksBeforeRepeating)] == []
