"""What the first page tells as new."""

from datetime import datetime

import pytest

from complaints.keys import publication
from publishing import news
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2026-11-28T12:00:00+07:00")


def test_what_only_checkers_need_is_no_news(settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    factories.organisation(name="หน่วยงานหนึ่ง")
    factories.publish("organisation", "", at=NOON)
    factories.publish(publication.KIND, publication.keys()[0], at=NOON)
    assert [piece.url for piece in news.newest(5)] == ["/contact/"]


def test_several_of_a_kind_lead_to_their_list_and_two_editions_of_one_to_it():
    factories.organisation(name="หน่วยงานหนึ่ง")
    for year in (2565, 2566):
        factories.published_plan(year, at=NOON)
    assert [(piece.url, piece.title[-8:]) for piece in news.newest(5)] == [("/measures/", "๒ รายการ")]
    factories.publish("organisation", "", at=NOON)
    factories.organisation(name="หน่วยงานสอง")
    factories.publish("organisation", "", at=NOON)
    assert news.newest(5)[0].url == "/contact/"
