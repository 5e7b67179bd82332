"""Every kind with every optional field filled: what it publishes opens everywhere, and every day reads in Thai."""

import re

import pytest
from lxml import html

from common import thai
from publishing import kinds, workflow
from tests import factories, filled

pytestmark = pytest.mark.django_db
ISO = re.compile(r">[^<>]*\b(?:19|20)\d\d-\d\d-\d\d[^<>]*<")


@pytest.fixture(autouse=True)
def _secret(settings):
    """The key that signs acknowledgements, which can be published too, follows from the server's secret."""
    settings.COMPLAINTS_PEPPER = "5a" * 32


def test_every_kind_is_filled():
    assert filled.EVERY.keys() == {kind.name for kind in kinds.everything()}


@pytest.mark.parametrize("kind", filled.EVERY)
def test_every_page_of_an_edition_opens_and_shows_no_raw_date(page_client, kind):
    edition = filled.publish(kind)
    page_client.force_login(factories.superuser())
    admin = f"/admin/publishing/edition/{edition.pk}/change/"
    addresses = [edition.newest_url, edition.get_absolute_url(), edition.history_url, "/feed.atom", admin]
    for address in addresses:
        response = page_client.get(address)
        assert response.status_code == 200, address
        assert address == "/feed.atom" or ISO.findall(response.text) == [], address
    _leads_on_when_withdrawn(page_client, edition)


def _leads_on_when_withdrawn(client, edition):
    workflow.withdraw(edition, by=factories.superuser(), reason="เผยแพร่ผิดฉบับ")
    for address in (edition.newest_url, edition.get_absolute_url()):
        page = html.document_fromstring(client.get(address).text)
        [notice] = page.xpath("//main//*[contains(@class, 'notice--overdue')]")
        assert notice.xpath(".//a/@href") == [edition.about.onward.url, edition.history_url], address
        assert "เผยแพร่ผิดฉบับ" in notice.text_content()


def test_home_tells_of_the_year_before_when_the_only_edition_of_the_newest_is_withdrawn(page_client):
    factories.published_plan(2569)
    workflow.withdraw(factories.published_plan(2570), by=factories.superuser(), reason="เผยแพร่ผิดฉบับ")
    page = page_client.get("/").text
    assert "มาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๙" in page
    assert "ฉบับล่าสุดของปีงบประมาณ พ.ศ. ๒๕๗๐ ถูกเพิกถอนเมื่อ" in page


@pytest.mark.parametrize("kind", filled.EVERY)
def test_preview_of_a_filled_draft_opens(page_client, kind):
    factories.organisation()
    key = filled.EVERY[kind]()
    page_client.force_login(factories.superuser())
    address = f"/admin/publishing/submission/draft/preview/?kind={kind}&key={key}"
    assert page_client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/measures/2566/1/", "/measures/2566/editions/1/1/"])
def test_dated_result_shows_its_day_round_step_and_evidence(page_client, address):
    edition = filled.publish("measures")
    page = " ".join(page_client.get(address).text.split())
    assert f"รอบ ๖ เดือน · รายงานเมื่อ {thai.format_date(filled.DAY, style='short')} · ผลตามขั้นตอนที่ ๑" in page
    assert "รอระเบียบใหม่" in page
    _shows_all_evidence(page, edition)


@pytest.mark.parametrize("address", ["/measures/2566/", "/measures/2566/editions/1/"])
def test_year_table_leads_to_all_evidence(page_client, address):
    edition = filled.publish("measures")
    _shows_all_evidence(page_client.get(address).text, edition)


def _shows_all_evidence(page, edition):
    file, link, inside = edition.content["measures"][0]["results"][0]["evidence"]
    assert f'href="/documents/{file["sha256"]}/' in page
    for shown in (file["title"], link["title"], inside["title"], f'href="{link["url"]}"', f'href="{inside["url"]}"'):
        assert shown in page
