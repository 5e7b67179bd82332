"""The form of a division, and its choice in the forms of other records."""

from datetime import date

import pytest

from common.models import Division
from ita.models import OitAnswer, OitCatalogue, OitItem
from kokkhon_ita import roles
from tests import factories
from tests.disclosures import records as disclosed
from tests.services import records as served

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended():
    old, new, *_ = factories.divisions()
    old.ends_on, old.followed_by = date(2023, 9, 30), new
    old.save()
    return old


@pytest.fixture
def administrator(page_client):
    user = factories.user(roles.ADMINISTRATOR, roles.PUBLISHER)
    page_client.force_login(user)
    return user


def choices(form, name="division"):
    return [division.pk for division in form.fields[name].queryset]


@pytest.mark.usefixtures("administrator")
class TestForm:
    def test_takes_days_and_a_follower(self, page_client):
        old, new, *_ = factories.divisions()
        facts = {"order": 1, "name": old.name, "code": old.code, "ends_on": "๓๐/๙/๒๕๖๖", "followed_by": new.pk}
        assert page_client.post(f"/admin/common/division/{old.pk}/change/", facts).status_code == 302
        old.refresh_from_db()
        assert (old.ends_on, old.followed_by) == (date(2023, 9, 30), new)
        assert "ถึง ๓๐ ก.ย. ๒๕๖๖ · กองคลัง รับช่วง" in page_client.get("/admin/common/division/").content.decode()

    def test_says_what_a_new_name_does_before_and_after(self, page_client):
        old = factories.divisions()[0]
        url = f"/admin/common/division/{old.pk}/change/"
        assert "แก้ชื่อเมื่อสะกดผิดเท่านั้น" in page_client.get(url).content.decode()
        facts = {"order": 1, "name": "สำนักปลัดฯ", "code": old.code}
        page = page_client.post(url, facts, follow=True).content.decode()
        assert "เปลี่ยนชื่อ “สำนักปลัด” เป็น “สำนักปลัดฯ” แล้ว" in page
        assert "เปลี่ยนชื่อ “" not in page_client.post(url, facts, follow=True).content.decode()
        assert Division.objects.get(pk=old.pk).name == "สำนักปลัดฯ"

    def test_a_new_division_is_not_warned_about_years_before(self, page_client):
        assert "แก้ชื่อเมื่อสะกดผิด" not in page_client.get("/admin/common/division/add/").content.decode()

    def test_itself_is_no_choice_of_a_follower(self, page_client, ended):
        form = page_client.get(f"/admin/common/division/{ended.pk}/change/").context["adminform"].form
        assert ended.pk not in choices(form, "followed_by")


class TestChoices:
    """Every form offers what stands, and keeps what was chosen before."""

    def test_of_accounts(self, page_client, administrator, ended):
        page = page_client.get("/admin/common/staffuser/add/")
        assert ended.pk not in choices(page.context["adminform"].form)
        left = factories.user(division=ended)
        page = page_client.get(f"/admin/common/staffuser/{left.pk}/change/")
        assert ended.pk in choices(page.context["adminform"].form)

    def test_of_services_and_topics(self, page_client, ended):
        page_client.force_login(factories.superuser())
        for address, record in (("services/service", served.service(division=ended)), ("disclosures/topic", None)):
            assert ended.pk not in choices(page_client.get(f"/admin/{address}/add/").context["adminform"].form)
            record = record or disclosed.topic("old", division=ended)
            page = page_client.get(f"/admin/{address}/{record.pk}/change/")
            assert ended.pk in choices(page.context["adminform"].form)

    @pytest.mark.parametrize(("year", "stood"), [(2566, True), (2567, False)])
    def test_of_answers_of_the_oit_list(self, page_client, ended, year, stood):
        page_client.force_login(factories.superuser())
        item = OitItem.objects.create(catalogue=OitCatalogue.objects.create(fiscal_year=year), code="o1", order=1)
        url = f"/admin/ita/oititem/{item.pk}/change/"
        offered = page_client.get(url).context["inline_admin_formsets"][0].formset.empty_form
        assert (ended.pk in choices(offered)) is stood
        OitAnswer.objects.create(item=item, page="/contact/", division=ended)
        assert ended.pk in choices(page_client.get(url).context["inline_admin_formsets"][0].formset.empty_form)
