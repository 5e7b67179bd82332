"""The list of a new office: in the order of the manual, shorter with each thing done, gone when all are."""

import pytest
from django.urls import reverse

from common.models import Organisation
from kokkhon_ita import roles
from kokkhon_ita.opening import first_steps, office
from kokkhon_ita.opening.office_types import OFFICE_TYPES
from measures.models import Measure, Step
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    office.open_office(office_type="subdistrict", place="สมมุติ", divisions=list(OFFICE_TYPES["subdistrict"].divisions))
    return factories.superuser()


def left(user):
    return [step.words for step in first_steps.first_steps(user) or [] if not step.is_done]


def test_a_new_office_begins_with_its_own_facts_and_a_second_person(page_client, administrator):
    page_client.force_login(administrator)
    page = page_client.get(reverse("admin:index")).content.decode()
    assert page.index("เริ่มใช้เว็บไซต์") < page.index("มาตรการ ปีงบประมาณ")
    for step in first_steps.first_steps(administrator):
        assert page_client.get(step.url).status_code == 200, step
    assert len(left(administrator)) == 6


def test_each_step_goes_by_itself_when_it_is_done(administrator):
    Organisation.objects.update(address="ถนนสายหนึ่ง", phones="044 000000")
    assert left(administrator)[0].startswith("เพิ่มเจ้าหน้าที่")
    factories.user(roles.PUBLISHER)
    assert left(administrator)[0].startswith("ส่งข้อมูลหน่วยงาน")
    Measure.objects.update(title="มาตรการ")
    Step.objects.update(text="ขั้นตอน")
    assert not any("ตัวอย่าง" in words for words in left(administrator))


def test_the_list_leaves_with_the_first_publications_and_nobody_else_sees_it(
    administrator, monkeypatch, django_assert_max_num_queries
):
    assert first_steps.first_steps(factories.user(roles.PUBLISHER)) is None
    assert first_steps.first_steps(administrator) is not None
    factories.publish("organisation", "")
    assert [step.is_done for step in first_steps.first_steps(administrator)][2]
    monkeypatch.setattr(first_steps, "FIRST", {"organisation"})
    with django_assert_max_num_queries(1):
        assert first_steps.first_steps(administrator) is None


def test_without_an_office_the_page_that_opens_one_comes_first(db):
    assert first_steps.first_steps(factories.superuser()) is None
