"""An edition that changed more than stands beside others: the history shows the first, and leads to a page of all."""

import pytest
from lxml import html

from measures.models import Result
from publishing import workflow
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
MANY, HISTORY = 70, "/measures/2566/history/"


@pytest.fixture
def second():
    """The second edition of a plan, with MANY results more than the first."""
    plan = factories.plan(measures=1)
    factories.publish()
    measure = plan.measures.get()
    Result.objects.bulk_create(Result(measure=measure, order=n, text=f"ผลเลขที่ {n:03}") for n in range(1, MANY + 1))
    factories.publish()
    return Edition.objects.get(number=2)


def opened(page_client, address):
    return html.fromstring(page_client.get(address).content)


def listed(page):
    return page.xpath("//ol[@class='differences']/li")


def test_history_shows_the_first_and_leads_to_all(page_client, second):
    history = opened(page_client, HISTORY)
    assert len(listed(history)) == 50
    [rest] = history.xpath("//details//a[contains(@href, 'changes=2')]/@href")
    pages = [opened(page_client, address) for address in (rest, f"{HISTORY}?changes=2")]
    told = {part.text_content() for page in pages for part in listed(page)}
    assert len(told) == sum(len(listed(page)) for page in pages)
    assert all(any(f"ผลเลขที่ {n:03}" in text for text in told) for n in range(1, MANY + 1))


@pytest.mark.parametrize("number", ["", "0", "3", "๒", "-1", "2x", "9" * 50])
def test_no_other_number_has_changes(page_client, second, number):
    assert page_client.get(f"{HISTORY}?changes={number}").status_code == 404


def test_a_withdrawn_edition_tells_no_change(page_client, second):
    workflow.withdraw(second, by=factories.superuser(), reason="ผิดฉบับ")
    assert page_client.get(f"{HISTORY}?changes=2").status_code == 404


def test_the_first_edition_has_none(page_client, second):
    assert "ไม่มีฉบับก่อนหน้าให้เปรียบเทียบ" in page_client.get(f"{HISTORY}?changes=1").content.decode()
