"""Services of a division that has ended: its follower's clerk looks after them, and no table names it anew."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from disclosures.access import may_fill, topics_to_fill
from disclosures.notices import notices as of_disclosures
from kokkhon_ita import roles
from services import access
from services.catalogue import importing
from services.notices import notices
from services.requesting import desk
from tests import factories
from tests.disclosures import records as disclosed
from tests.services import records
from tests.services.catalogue.test_catalogue_admin import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended():
    old, new, *_ = factories.divisions()
    old.ends_on, old.followed_by = date(2023, 9, 30), new
    old.save()
    return old


def test_the_followers_clerk_edits_the_services_and_fills_the_topics(ended):
    service, topic = records.service(division=ended), disclosed.topic("old", division=ended)
    clerk = factories.user(roles.DIVISION_CLERK, division=ended.followed_by)
    other = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[2])
    assert access.may_edit(clerk, service)
    assert list(access.services_to_edit(clerk)) == [service]
    assert may_fill(clerk, topic)
    assert list(topics_to_fill(clerk)) == [topic]
    assert not access.may_edit(other, service)
    assert not may_fill(other, topic)


def test_services_and_topics_left_to_it_are_told_with_who_carries_on(ended, client):
    service, topic = records.service(division=ended), disclosed.topic("old", division=ended)
    publisher = factories.superuser()
    client.force_login(publisher)
    for told, record in ((notices(publisher), service), (of_disclosures(publisher), topic)):
        (notice,) = [one for one in told if "สิ้นสุดเมื่อ" in one.sentence]
        assert notice.sentence.startswith("สำนักปลัด สิ้นสุดเมื่อ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือกองคลัง ยัง")
        assert list(client.get(notice.url).context["cl"].queryset) == [record]


def test_a_table_that_names_it_is_refused_with_who_carries_on(ended):
    with pytest.raises(ValidationError) as refusal:
        importing.read(table(["ชื่อบริการ", "ส่วนราชการ"], ["บริการหนึ่ง", "สำนักปลัด"]))
    assert "ผู้รับช่วงงานคือกองคลัง โปรดใช้ชื่อในระบบ (กองคลัง" in " ".join(refusal.value.messages)


def test_a_request_for_its_service_is_its_followers(ended):
    service = records.service(division=ended, takes_requests=True)
    assert desk.division_of(str(service.pk)) == "กองคลัง"
