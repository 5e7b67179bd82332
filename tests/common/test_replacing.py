"""Two people on one plain record, such as an account: the second reads what the first saved before it is replaced."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from lxml import html

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


LIST = "/admin/complaints/category/"


def listed(client):
    """Return what a list of categories would send if nothing were typed."""
    page = html.fromstring(client.get(LIST).text)
    [form] = page.xpath("//form[@id='changelist-form']")
    return {name: value for name, value in form.form_values() if name.startswith(("form-", "initial-"))} | {
        "_save": "1"
    }


def test_row_of_a_list_is_replaced_only_when_what_stands_now_was_read(client):
    road, lamp = (Category.objects.create(name=name, order=n) for n, name in enumerate(("ถนน", "ไฟ"), start=61))
    client.force_login(factories.user(roles.PUBLISHER))
    sent = listed(client)
    row = next(name.removesuffix("-order") for name, value in sent.items() if value == "61" and name.startswith("form"))
    Category.objects.filter(pk=road.pk).update(order=70)
    Category.objects.filter(pk=lamp.pk).update(order=71, active=False)
    page = client.post(LIST, sent | {f"{row}-order": "65"})
    assert "มีผู้แก้ค่านี้เป็น “70” หลังจากท่านเปิดหน้า" in page.text.replace("๗๐", "70")
    assert f'name="{row}-order" value="65"' in page.text
    assert set(Category.objects.filter(pk__in=[road.pk, lamp.pk]).values_list("order", flat=True)) == {70, 71}
    now = html.fromstring(page.text).xpath(f"//input[@name='initial-{row}-order']/@value")
    assert client.post(LIST, sent | {f"{row}-order": "65", f"initial-{row}-order": now}).status_code == 302
    assert Category.objects.get(pk=road.pk).order == 65
    lamp.refresh_from_db()
    assert (lamp.order, lamp.active) == (71, False)


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
