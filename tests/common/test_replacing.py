"""Two people on one plain record, such as an account: the second reads what the first saved before it is replaced."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client

from common.admin.read_only import ReadOnlyAdmin
from common.admin.remembering import Remembers
from common.admin.replacing import AsksBeforeReplacing
from complaints.models import Category
from kokkhon_ita import roles
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    made = Client()
    made.force_login(factories.user(roles.ADMINISTRATOR))
    return made


def opened(client, address):
    """Return what the form would send if nothing were typed."""
    page = client.get(address)
    fields = {bound.html_name: bound.value() for bound in page.context["adminform"].form}
    seen = re.search('name="_seen" value="([^"]+)"', page.text)[1]
    return {name: value for name, value in fields.items() if value not in (None, False)} | {"_seen": seen}


def again(page):
    return {"_seen": re.search('name="_seen" value="([^"]+)"', page.text)[1]}


def test_right_taken_away_meanwhile_comes_back_only_when_it_was_read(client):
    person, right = (
        factories.user(roles.DIVISION_CLERK, first_name="สมชาย"),
        Group.objects.get(name=roles.DIVISION_CLERK),
    )
    address = f"/admin/common/staffuser/{person.pk}/change/"
    old = opened(client, address) | {"groups": [right.pk], "position": "นิติกร"}
    assert client.post(address, opened(client, address) | {"groups": []}).status_code == 302
    page = client.post(address, old)
    assert "มีผู้บันทึกรายการนี้หลังจากท่านเปิดแบบ" in page.text
    assert "กลุ่ม “(ว่าง)”" in page.text
    assert 'value="นิติกร"' in page.text
    assert not person.groups.exists()
    assert client.post(address, old | again(page)).status_code == 302
    assert person.groups.get() == right


def test_second_click_and_a_login_meanwhile_ask_nothing(client):
    person = factories.user(roles.DIVISION_CLERK)
    address = f"/admin/common/staffuser/{person.pk}/change/"
    typed = opened(client, address) | {"groups": [person.groups.get().pk], "position": "นิติกร"}
    Client().force_login(person)
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]


def test_words_of_the_first_are_told_to_the_second(client):
    one = Category.objects.create(name="ถนน", order=1)
    client.force_login(factories.user(roles.PUBLISHER))
    address = f"/admin/complaints/category/{one.pk}/change/"
    mine = opened(client, address) | {"name": "ถนนของสมหญิง", "active": "on"}
    client.post(address, opened(client, address) | {"name": "ถนนของสมชาย", "active": "on"})
    assert "“ถนนของสมชาย”" in client.post(address, mine).text
    one.refresh_from_db()
    assert one.name == "ถนนของสมชาย"


def test_every_record_that_staff_change_says_what_was_saved_meanwhile():
    overwrite = {
        type(one).__name__
        for model, one in admin.site._registry.items()
        if not isinstance(one, (Remembers, AsksBeforeReplacing, ReadOnlyAdmin)) and model._meta.managed
    }
    assert overwrite <= {"SettingUpAdmin", "OfficersDeskAdmin"}, "pages without a form of Django's"
