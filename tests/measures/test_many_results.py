"""A measure of many results: each stands on a page, on the official table and in the files, and no page holds them all."""

import pytest
from lxml import html

from measures.models import Result
from publishing import workflow
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
MANY = 120


@pytest.fixture
def plan():
    plan = factories.plan(measures=2)
    measure = plan.measures.get(number=1)
    Result.objects.bulk_create(Result(measure=measure, order=n, text=f"ผลเลขที่ {n:03}") for n in range(1, MANY + 1))
    factories.publish()
    return plan


def texts(page):
    return page.xpath(".//ol[@class='results']/li/p[1]/text()")


def opened(page_client, address):
    return html.fromstring(page_client.get(address).content)


def walked(page_client, address):
    """Return the texts of all results of a measure, walking from page to page by the link forward."""
    found, query = [], ""
    while query is not None:
        page = opened(page_client, address + query)
        assert len(texts(page)) <= 50
        found += texts(page)
        query = next(
            (link.removesuffix("#results") for link in page.xpath("//nav[@class='pages']/a[@rel='next']/@href")), None
        )
    return found


@pytest.mark.parametrize("address", ["/measures/2566/1/", "/measures/2566/editions/1/1/"])
def test_every_result_of_a_measure_stands_on_one_of_its_pages(page_client, plan, address):
    found = walked(page_client, address)
    assert len(found) == len(set(found)) == plan.measures.get(number=1).results.count()


def test_results_are_counted_on_from_page_to_page(page_client, plan):
    first, second = (opened(page_client, f"/measures/2566/1/{query}") for query in ("", "?page=2"))
    assert first.xpath("//ol[@class='results']/@start") == []
    assert second.xpath("//ol[@class='results']/@start") == ["51"]
    assert texts(opened(page_client, "/measures/2566/1/?page=ก")) == texts(first)


def test_year_shows_the_first_results_and_leads_to_the_others(page_client, plan):
    page = opened(page_client, "/measures/2566/")
    crowded, usual = page.xpath("//details[starts-with(@id, 'm')]")
    assert len(texts(crowded)) == 20
    assert "/measures/2566/1/" in crowded.xpath(".//a[contains(normalize-space(), 'ทั้งหมด ๑๒')]/@href")
    assert not usual.xpath(".//a[contains(., 'ทั้งหมด')]")


@pytest.mark.promise("whole-table-has-every-result")
def test_whole_official_table_has_every_result(page_client, plan):
    page = opened(page_client, "/measures/2566/")
    assert "ไม่เกิน ๒๐ รายการแรก" in page.text_content()
    assert len(page.xpath("//table[@class='official']/tbody/tr[1]/td[last()]/ul/li")) == 20
    whole = opened(page_client, "/measures/2566/" + page.xpath("//a[.='ตารางทางการฉบับเต็ม']/@href")[0])
    rows = whole.xpath("//table[starts-with(@class, 'official')]/tbody/tr")
    assert len(rows) == 2
    assert len(rows[0].xpath("td[last()]/ul/li")) == plan.measures.get(number=1).results.count()
    assert "รายการแรก" not in whole.text_content()
    (foot,) = whole.xpath("//table[starts-with(@class, 'official')]/tfoot//td")
    assert foot.text_content().strip().startswith("ฉบับที่ ๑ เผยแพร่เมื่อ")
    assert "รหัสตรวจสอบ" in foot.text_content()


def test_whole_official_table_of_a_withdrawn_edition_is_gone(page_client, plan):
    workflow.withdraw(Edition.objects.live("measures", "2566"), by=factories.superuser(), reason="พบข้อมูลคลาดเคลื่อน")
    page = opened(page_client, "/measures/2566/?table=whole")
    assert not page.xpath("//table")
    assert "พบข้อมูลคลาดเคลื่อน" in page.text_content()


def test_older_edition_leads_to_the_results_that_it_had(page_client, plan):
    Result.objects.filter(evidence=None).delete()
    factories.publish()
    page = opened(page_client, "/measures/2566/editions/1/")
    (address,) = set(page.xpath("//a[contains(normalize-space(), 'ทั้งหมด ๑๒')]/@href"))
    assert len(walked(page_client, address)) > MANY
